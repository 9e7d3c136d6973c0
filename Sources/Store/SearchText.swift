import Foundation

/// How searches compare: case and compatibility forms do not matter, in any script.
package enum SearchText {
    /// Words of a search that are looked for; further ones are not.
    private static let searchWords = 8

    /// What a search looks for: texts that hold all of these, in any order.
    package static func words(_ search: String) -> [String] { fold(search).split(separator: " ").prefix(searchWords).map(String.init) }

    package static func fold(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 128 } ? text.lowercased() : text.precomposedStringWithCompatibilityMapping.lowercased()
    }

    /// What the store keeps beside a text: nil where folding changes nothing.
    static func column(_ text: String) -> String? {
        let folded = fold(text)
        // Byte by byte: `==` would take two spellings of the same character for one.
        return folded.utf8.elementsEqual(text.utf8) ? nil : folded
    }
}
