/// A language as a BCP 47 tag, lower case up to the first subtag boundary as people write it: `en`, `hi`, `zh-hans`.
package struct LanguageTag: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    package let code: String

    /// Nil when `code` is not one to eight letters, optionally followed by `-`-separated subtags of letters and digits.
    package init?(_ code: String) {
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        guard code.utf8.count <= 35, let first = parts.first, !first.isEmpty,
            first.utf8.count <= 8, first.utf8.allSatisfy(Self.isLetter),
            parts.dropFirst().allSatisfy({ !$0.isEmpty && $0.utf8.count <= 8 && $0.utf8.allSatisfy(Self.isAlphanumeric) })
        else { return nil }
        self.code = code.lowercased()
    }

    /// English, the language that every other default falls back to.
    package static let english = LanguageTag(known: "en")

    private init(known: String) { code = known }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let tag = LanguageTag(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "“\(text)” is not a language code such as en or zh-hans"))
        }
        self = tag
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }

    package static func < (a: LanguageTag, b: LanguageTag) -> Bool { a.code < b.code }
    package var description: String { code }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
    private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || (48...57).contains(byte) }
}
