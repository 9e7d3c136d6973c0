import Foundation

/// A new API key: 256 random bits.
///
/// Only its SHA-256 is kept. A slow hash, as passwords need, would add nothing: nobody can try out 2^256 keys, whatever one try
/// costs, while every request has to pay for it.
package struct APIKey: Sendable {
    package let text: String

    /// What a key looks like: "ty_" and 43 digits of base 64 as URLs have them.
    package static let prefix = "ty_"
    private static let length = prefix.count + 43
    private static let referenceLength = prefix.count + 8

    package init() {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let digits = Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        text = Self.prefix + digits
    }

    package var reference: String { String(text.prefix(Self.referenceLength)) }
    package var digest: [UInt8] { SHA256.digest(of: text.utf8) }

    /// Equal or not, in a time that does not tell how far two digests agree.
    package static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
