import Corpus
import Foundation
import Testing

@Suite("A span whose value is not its text")
struct SpanMendingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        /// The span's members but for `entity`.
        var span: String
        /// What the span is taken as; nil when it is dropped.
        var range: [Int]?
        var says: String
        var testDescription: String { "\(text) \(span)" }
    }

    static let cases: [Case] = [
        Case(text: "fly to Bern", span: #""start": 7, "end": 10, "value": "Bern""#, range: [7, 11], says: "its end is inclusive"),
        Case(text: "😀 fly to Bern", span: #""start": 10, "end": 14, "value": "Bern""#, range: [9, 13], says: "count UTF-16 units"),
        Case(
            text: "😀 fly to Bern", span: #""start": 10, "end": 13, "value": "Bern""#, range: [9, 13],
            says: "UTF-16 units, and its end is inclusive"),
        Case(text: "é fly to Bern", span: #""start": 10, "end": 14, "value": "Bern""#, range: [9, 13], says: "count bytes"),
        Case(text: "fly to Bern", span: #""start": 3, "end": 6, "value": "Bern""#, range: [7, 11], says: "it occurs once"),
        Case(
            text: "fly to Bern", span: #""start": 40, "end": 44, "value": "Bern""#, range: [7, 11],
            says: "outside the text (40 to 44 of 11)"),
        Case(text: "fly to Bern", span: #""start": 7, "end": 7, "value": "Bern""#, range: [7, 11], says: "has no length"),
        Case(text: "fly to Bern", span: #""start": "7", "end": 11, "value": "Bern""#, range: [7, 11], says: "no usable start and end"),
        Case(text: "fly to Bern", span: #""value": "Bern""#, range: [7, 11], says: "no usable start and end"),
        Case(text: "fly to Bern", span: #""start": 7, "end": 11, "value": "bern""#, range: [7, 11], says: "differs from the text in case"),
        Case(text: "fly to Bern now", span: #""start": 7, "end": 12, "value": "Bern""#, range: [7, 12], says: "in case or spacing"),
        Case(text: "swap my 9 am", span: #""start": 8, "end": 12, "value": "9 a""#, range: [8, 12], says: "is cut short of “9 am”"),
        Case(text: "swap my 9 am", span: #""start": 7, "end": 12, "value": "9 am""#, range: [7, 12], says: "in case or spacing"),
        Case(text: "swap my 9 am", span: #""start": 0, "end": 12, "value": "9 am""#, range: [8, 12], says: "it occurs once"),
        Case(text: "fly to Bern", span: #""start": 7, "end": 7, "value": """#, range: nil, says: "the span has no length"),
        Case(text: "Bern, no, Bern", span: #""start": 1, "end": 5, "value": "Bern""#, range: nil, says: "occurs more than once"),
        Case(text: "fly to Bern", span: #""start": 7, "end": 11, "value": "Basel""#, range: nil, says: "does not occur in the text"),
        Case(text: "fly to Bern", span: #""start": 9, "end": 99"#, range: nil, says: "outside the text"),
        Case(text: "fly to Bern", span: #""start": -4, "end": 2"#, range: nil, says: "outside the text"),
        Case(text: "fly to Bern", span: #""start": 5, "end": 5"#, range: nil, says: "has no length"),
        Case(text: "fly to Bern", span: #""start": 1e99, "end": 9223372036854775807, "value": "x""#, range: nil, says: "no usable start"),
        Case(text: "fly to Bern", span: #""start": 0, "end": 9223372036854775807, "value": "x""#, range: nil, says: "outside the text"),
        // As UTF-16 units the first, as an inclusive end the second: nobody can know.
        Case(text: "😀ababa", span: #""start": 2, "end": 4, "value": "ab""#, range: [1, 3], says: "count UTF-16 units"),
        Case(text: "😀aaab", span: #""start": 2, "end": 3, "value": "aa""#, range: nil, says: "can be read in 2 ways"),
    ]

    @Test("is mended where one meaning fits, else dropped; the example stays", arguments: cases)
    func mending(_ example: Case) throws {
        let data = try read("[{\"text\": \"\(example.text)\", \"intent\": \"a\", \"entities\": [{\(example.span), \"entity\": \"city\"}]}]")
        #expect(data.examples.first?.entities.map { [$0.start, $0.end] } == (example.range.map { [$0] } ?? []))
        let issue = try #require(data.report.issues.first)
        #expect(data.report.issues.count == 1)
        #expect(issue.severity == (example.range == nil ? .noted : .mended))
        #expect(issue.reason.contains(example.says))
        #expect(issue.reason.contains("dropped") == (example.range == nil))
        #expect(issue.column != nil && issue.row == 1)
    }

    @Test("says nothing where the span needs no value, or a whole number is written as 7.0", arguments: [7, 7.0])
    func clean(start: Double) throws {
        let data = try read(
            "[{\"text\": \"fly to Bern\", \"intent\": \"a\", \"entities\": [{\"start\": \(start), \"end\": 11, \"entity\": \"city\"}]}]")
        #expect(data.examples.first?.entities == [EntityAnnotation(start: 7, end: 11, entity: "city")])
        #expect(data.report.issues.isEmpty)
    }

    @Test("is sorted; of spans that overlap the first is kept, of equal ones one, and nameless ones go")
    func overlaps() throws {
        let data = try read(
            """
            [{"text": "one two three", "intent": "a", "entities": [
            {"start": 8, "end": 13, "entity": "n"},
            {"start": 0, "end": 7, "entity": "n"},
            {"start": 4, "end": 7, "entity": "n"},
            {"start": 8, "end": 13, "entity": "n"},
            {"start": 0, "end": 3},
            {"start": 0, "end": 3, "entity": ""}]}]
            """)
        #expect(data.examples.first?.entities.map(\.start) == [0, 8])
        #expect(data.report.count(.noted) == 4)
        #expect(summary(data.report).contains { $0.contains("overlaps") } && summary(data.report).contains { $0.contains("marked twice") })
    }

    @Test("is bounded in number: the first are taken, the rest named once")
    func manySpans() throws {
        let spans = (0..<2000).map { "{\"start\": \($0), \"end\": \($0 + 1), \"entity\": \"e\"}" }.joined(separator: ",")
        let text = String(repeating: "x", count: 2000)
        let data = try read("[{\"text\": \"\(text)\", \"intent\": \"a\", \"entities\": [\(spans)]}]")
        #expect(data.examples.first?.entities.count == CorpusLimits.spansPerExample)
        #expect(summary(data.report).contains { $0.contains("1500 of them are dropped") })
    }
}
