import Foundation

/// How searches compare: case and compatibility forms do not matter, in any script.
enum SearchText {
    static func fold(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 128 } ? text.lowercased() : text.precomposedStringWithCompatibilityMapping.lowercased()
    }

    /// What the store keeps beside a text: nil where folding changes nothing.
    static func column(_ text: String) -> String? {
        let folded = fold(text)
        // Byte by byte: `==` would take two spellings of the same character for one.
        return folded.utf8.elementsEqual(text.utf8) ? nil : folded
    }
}
