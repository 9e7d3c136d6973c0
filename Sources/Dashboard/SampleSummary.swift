/// A sample project as lists show it.
package struct SampleSummary: Sendable, Equatable {
    package var name: String
    package var description: String
    package var languages: [String]
    package var examples: Int

    package init(name: String, description: String, languages: [String] = [], examples: Int = 0) {
        self.name = name
        self.description = description
        self.languages = languages
        self.examples = examples
    }

    package init(_ sample: SampleProject) {
        // One example a line, and two lines for the list's brackets: near enough to choose by, without reading it all.
        let lines = sample.data.reduce(0) { sum, file in sum + file.bytes.reduce(0) { $1 == 0x7B ? $0 + 1 : $0 } }
        let spans = sample.data.reduce(0) { sum, file in sum + Self.count("\"start\"", in: file.bytes) }
        self.init(
            name: sample.name, description: sample.description, languages: sample.data.map(\.language.code), examples: max(0, lines - spans)
        )
    }

    private static func count(_ word: String, in bytes: some Collection<UInt8>) -> Int {
        let wanted = Array(word.utf8)
        var found = 0
        var matched = 0
        for byte in bytes {
            matched = byte == wanted[matched] ? matched + 1 : byte == wanted[0] ? 1 : 0
            if matched == wanted.count {
                found += 1
                matched = 0
            }
        }
        return found
    }
}
