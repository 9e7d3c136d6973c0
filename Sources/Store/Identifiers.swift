import Foundation

/// A project's id: 24 lower-case hex digits, as in the NeuralSpace API.
package struct ProjectID: Hashable, Sendable, Codable, RawRepresentable, CustomStringConvertible {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func new() -> ProjectID { .init(rawValue: randomHex()) }
    package var description: String { rawValue }
}

/// A model's id, new for every training call. It is also the name of the model's directory.
package struct ModelID: Hashable, Sendable, Codable, RawRepresentable, CustomStringConvertible {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func new() -> ModelID { .init(rawValue: randomHex()) }
    package var description: String { rawValue }
}

/// An example's id: its row in the store, never used twice.
package typealias ExampleID = Int64

private func randomHex() -> String {
    let digits = Array("0123456789abcdef")
    var random = SystemRandomNumberGenerator()
    return String((0..<24).map { _ in digits[Int.random(in: 0..<16, using: &random)] })
}
