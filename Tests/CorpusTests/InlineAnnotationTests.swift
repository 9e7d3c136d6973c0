import Corpus
import Foundation
import Testing

@Suite("A table's text with brackets")
struct InlineAnnotationTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var cell: String
        var text: String
        /// Text and entity of each span.
        var spans: [[String]]
        var testDescription: String { cell }

        init(_ cell: String, _ text: String, _ spans: [[String]] = []) { (self.cell, self.text, self.spans) = (cell, text, spans) }
    }

    static let cases: [Case] = [
        Case("go [there](place)", "go there", [["there", "place"]]),
        Case("[a](x)[b](y)", "ab", [["a", "x"], ["b", "y"]]),
        Case("[गर्म चाय](drink) 😀 [x y](a b)", "गर्म चाय 😀 x y", [["गर्म चाय", "drink"], ["x y", "a b"]]),
        Case("press [1] for more", "press [1] for more"),
        Case("a [b and c", "a [b and c"),
        Case("a] (b)", "a] (b)"),
        Case("[](x)", "[](x)"),
        Case("[x]()", "[x]()"),
        Case("[x](y", "[x](y"),
        Case("[[a](b)](c)", "[a](c)", [["a", "b"]]),
        Case(#"\[a\](b)"#, "[a](b)"),
        Case(#"\[a](b)"#, "[a](b)"),
        Case(#"\\[a](b)"#, #"\a"#, [["a", "b"]]),
        Case(#"[a\]b](c)"#, "a]b", [["a]b", "c"]]),
        Case(#"[a](b\)c\\d)"#, "a", [["a", #"b)c\d"#]]),
        Case(#"C:\temp\[x]"#, #"C:\temp[x]"#),
        Case(#"C:\temp \n"#, #"C:\temp \n"#),
    ]

    @Test("holds spans where [text](entity) stands, and else just brackets", arguments: cases)
    func reading(_ example: Case) throws {
        let data = try read("intent,text\na,\(example.cell)\n")
        let found = try #require(data.examples.first)
        #expect(found.text == example.text)
        #expect(found.entities.map { [found.text.slice(codePoints: $0.start, $0.end) ?? "", $0.entity] } == example.spans)
    }

    @Test("reads back from what is written of it", arguments: cases)
    func rewriting(_ example: Case) throws {
        let data = try read("intent,text\na,\(example.cell)\n")
        let (bytes, report) = CorpusWriter.write(data.examples, as: .csv)
        let back = try CorpusReader.read(bytes, name: "data", language: .english)
        expectIdentical(back.examples, data.examples)
        #expect(report.issues.isEmpty)
        #expect(summary(back.report) == [])
    }

    @Test("is written as it is where nothing could be misread")
    func readableText() {
        let (bytes, _) = CorpusWriter.write([Example(text: "press [1] now", intent: "a")], as: .csv)
        #expect(String(decoding: bytes, as: UTF8.self) == "text,intent,type\npress [1] now,a,train\n")
    }
}
