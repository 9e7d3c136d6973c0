import Corpus
import Foundation
import Testing

@Suite("Values")
struct ValueTests {
    @Test(
        "a language tag is lower case, and only what looks like one",
        arguments: [
            ("en", "en"), ("zh-Hans", "zh-hans"), ("PT-br", "pt-br"), ("", nil), ("e n", nil), ("en-", nil), ("9x", nil), ("é", nil),
        ])
    func languageTags(code: String, expected: String?) {
        #expect(LanguageTag(code)?.code == expected)
    }

    @Test("a slice counts code points, and is nil outside the text")
    func slices() {
        let text = "e\u{301}😀👩‍👧x"
        #expect(text.codePointCount == 7)
        #expect(text.slice(codePoints: 2, 3) == "😀")
        #expect(text.slice(codePoints: 6, 7) == "x")
        #expect(text.slice(codePoints: 0, 0) == "")
        #expect(text.slice(codePoints: 6, 8) == nil && text.slice(codePoints: -1, 2) == nil && text.slice(codePoints: 3, 2) == nil)
    }

    @Test(
        "a normalised text has neither case nor punctuation, but signs that mean something",
        arguments: [
            ("  Hello,   WORLD! ", "hello world"), ("don't", "dont"), ("wi-fi", "wifi"), ("C++ > C", "c++ > c"), ("¿Qué?", "qué"),
            ("नमस्ते।", "नमस्ते"), ("你好！", "你好"), ("!!!", "!!!"), ("👍", "👍"), ("a\u{200B}b", "ab"),
        ])
    func normalisedTexts(text: String, expected: String) {
        #expect(NormalisedText.of(text) == expected)
    }

    @Test("an excerpt is short, on one line, and harmless to a terminal")
    func excerpts() {
        #expect("hi".excerpt == "“hi”")
        #expect("a\u{1B}[31m\nb\u{202E}".excerpt == "“a\u{FFFD}[31m\u{FFFD}b\u{FFFD}”")
        #expect(String(repeating: "é", count: 61).excerpt == "“" + String(repeating: "é", count: 60) + "…”")
    }

    @Test("an unreadable file says where, as far as that is known")
    func unreadableFiles() {
        #expect(UnreadableFile("m").description == "m")
        #expect(UnreadableFile("m", line: 3).description == "line 3: m")
        #expect(UnreadableFile("m", file: "f.csv", line: 3, column: 4).description == "f.csv, line 3, column 4: m")
    }

    @Test("a report counts issues that it does not list, also after it was stored")
    func reports() throws {
        let issues = [RowIssue(.refused, line: 2, column: 3, row: 1, reason: "r"), RowIssue(.noted, line: 3, reason: "n")]
        let report = ImportReport(format: "CSV", rows: 9, taken: 7, issues: issues, unlisted: [.refused: 4])
        let back = try JSONDecoder().decode(ImportReport.self, from: JSONEncoder().encode(report))
        #expect(back.issues == issues)
        #expect(RowIssue.Severity.allCases.map { back.count($0) } == [5, 0, 1])
    }

    @Test("a dataset's sides hold what is labelled")
    func datasets() {
        let examples = [
            Example(text: "a", intent: "x"), Example(text: "b", intent: "x", type: .test), Example(text: "c", intent: ""),
            Example(text: "d", intent: "y"),
        ]
        let dataset = Dataset(language: .english, examples: examples)
        #expect(dataset.train.map(\.text) == ["a", "d"])
        #expect(dataset.test.map(\.text) == ["b"])
        #expect(dataset.examplesPerIntent == ["x": 1, "y": 1])
    }
}
