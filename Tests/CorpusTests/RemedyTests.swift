import Corpus
import Testing

@Suite("Remedies: what one key does about a finding")
struct RemedyTests {
    func marked(_ text: String, _ spans: [(Int, Int, String)], intent: String = "a") -> Example {
        Example(text: text, intent: intent, entities: spans.map { EntityAnnotation(start: $0.0, end: $0.1, entity: $0.2) })
    }

    /// The data after the first finding of a kind was mended.
    func mended(_ examples: [Example], _ kind: Finding.Kind, intent: String? = nil) throws -> [Example] {
        let finding = try #require(Doctor.examine(Dataset(language: .english, examples: examples)).first { $0.kind == kind })
        let remedy = try #require(finding.remedy(examples))
        let amendment = remedy.amendment(of: finding.examples.map { examples[$0] }, intent: intent)
        var rows: [Example?] = examples
        for (place, example) in amendment.updates { rows[finding.examples[place]] = example }
        for place in amendment.deletions { rows[finding.examples[place]] = nil }
        return rows.compactMap(\.self)
    }

    @Test("Of repeats the one with entities stays, of test and train the test example")
    func keepOne() throws {
        let plain = Example(text: "play jazz", intent: "a")
        #expect(try mended([plain, marked("play jazz", [(5, 9, "genre")])], .repeated) == [marked("play jazz", [(5, 9, "genre")])])
        let test = Example(text: "play jazz", intent: "a", type: .test)
        #expect(try mended([plain, test], .leakedTest) == [test])
    }

    @Test("A text under two intents goes to the chosen one, once")
    func chooseIntent() throws {
        let examples = [Example(text: "stop", intent: "a"), Example(text: "Stop!", intent: "b"), Example(text: "go", intent: "b")]
        #expect(try mended(examples, .conflictingIntents, intent: "b").map(\.intent) == ["b", "b"])
    }

    @Test("Spans that overlap or lie outside go; the sound ones stay")
    func broken() throws {
        let example = marked("play jazz", [(0, 4, "x"), (2, 9, "y"), (5, 40, "z")])
        #expect(try mended([example], .brokenSpan) == [marked("play jazz", [(0, 4, "x")])])
    }

    @Test("A span that cuts a word is stretched to it")
    func widen() throws {
        #expect(try mended([marked("play some jazz", [(10, 13, "genre")])], .cutSpan) == [marked("play some jazz", [(10, 14, "genre")])])
    }

    @Test("Words that are marked nearly everywhere are marked in the rest too")
    func markPhrase() throws {
        let examples = (0..<5).map { marked("jazz \($0)", [(0, 4, "genre")]) } + [marked("more Jazz please", [])]
        #expect(try mended(examples, .unmarkedSpan).last == marked("more Jazz please", [(5, 9, "genre")]))
    }

    @Test("A slip among entity types becomes what the others are")
    func retype() throws {
        let examples = (0..<6).map { marked("jazz \($0)", [(0, 4, "genre")]) } + [marked("jazz now", [(0, 4, "style")])]
        #expect(try mended(examples, .contradictingTypes).allSatisfy { $0.entities[0].entity == "genre" })
    }

    @Test("Names that differ in spelling alone are merged into the first")
    func merge() throws {
        let examples = ["book_flight", "Book flight"].map { Example(text: "go \($0)", intent: $0) }
        let finding = try #require(Doctor.examine(Dataset(language: .english, examples: examples)).first { $0.kind == .similarNames })
        #expect(finding.remedy(examples) == .mergeIntents(from: ["book_flight"], into: "Book flight"))
    }
}
