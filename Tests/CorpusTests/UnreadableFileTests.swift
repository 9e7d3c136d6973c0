import Corpus
import Foundation
import Testing

@Suite("A file that makes no sense gives one line that says what, where and what to do")
struct UnreadableFileTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var bytes: [UInt8]
        var says: String
        var testDescription: String { says }

        init(_ text: String, _ says: String) { (bytes, self.says) = (Array(text.utf8), says) }
        init(bytes: [UInt8], _ says: String) { (self.bytes, self.says) = (bytes, says) }
    }

    static let cases: [Case] = [
        Case("", "data: the file is empty"),
        Case(" \n\t\r\n", "data: the file holds nothing but blank space"),
        Case("\u{FEFF}", "data: the file holds nothing but blank space"),
        Case(bytes: [0x50, 0x4B, 3, 4, 20, 0], "a zip archive or an Excel workbook"),
        Case(bytes: [0x1F, 0x8B, 8, 0], "a gzip archive"),
        Case(bytes: [0xFF, 0xFE] + Array("t\0e\0".utf8), "this text is UTF-16: save it as UTF-8"),
        Case("text,intent\nh\0i,greet", "data, line 2, column 2: a zero byte: this is a binary file"),
        Case(
            bytes: Array("text,intent\né€,greet\nh".utf8) + [0xE9] + Array(",a".utf8), "data, line 3, column 2: the byte 0xe9 is not UTF-8"),
        Case(bytes: Array("text,intent\nh".utf8) + [0xED, 0xA0, 0x80], "line 2, column 2: the byte 0xed is not UTF-8"),
        Case(bytes: Array("text,intent\nh".utf8) + [0xC0, 0x80], "line 2, column 2: the byte 0xc0 is not UTF-8"),
        Case(bytes: (0..<4096).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 8) | 1 }, "is not UTF-8"),
        Case("just one line of prose", "none of the formats"),
        Case("# Notes\n\nSome text, and more.\nThen nothing.\n", "none of the formats"),
        Case("{\"text\": \"hi\"}", "this JSON is an object, and NeuralSpace data is a list"),
        Case("a,b\nc,d\n", "which column holds the text and which the intent cannot be told"),
        Case("a,b,c\nd,e,f\n", "what the 3 columns mean cannot be told"),
        Case("[", "line 1, column 2: the file ends in the middle of a list, behind 0 complete rows: get the whole file"),
        Case(
            "[{\"text\": \"a\"},\n{\"text\": \"b\"},\n{\"te",
            "line 3, column 5: the file ends in the middle of a text, behind 2 complete rows: get the whole file, or end the list there"),
        Case("[{\"text\": \"a\"},\n{\"text\": \"b\", \"entities\": [{\"start\": 1", "middle of an object, behind 1 complete row:"),
        Case("[{\"text\": \"a\"},", "middle of a list, behind 1 complete row:"),
        Case("[{\"text\": tru", "middle of a value, behind 0 complete rows:"),
        Case("[{\"text\": \"a\\", "middle of a text, behind 0 complete rows:"),
        Case("[{\"text\": \"a\\u12", "middle of a text, behind 0 complete rows:"),
        Case("[{\"text\": \"a\"} {\"text\": \"b\"}]", "column 16: “,” or “]” is expected here, and “{” stands here"),
        Case("[{\"text\": \"a\"},]", "column 16: a comma stands before “]”: delete it"),
        Case("[{\"text\": \"a\",}]", "column 15: a comma stands before “}”: delete it"),
        Case("[{\"text\" \"a\"}]", "column 10: “:” behind the key “text” is expected here"),
        Case("[{text: \"a\"}]", "column 3: a key in quotes is expected here, and “t” stands here"),
        Case("[{\"text\": 'a'}]", "column 11: a value is expected here, and “'” stands here"),
        Case("[{\"text\": \"a\nb\"}]", "line 1, column 13: the line ends inside a text"),
        Case("[{\"text\": \"a\tb\"}]", "column 13: a control character stands inside a text: write it as \\u0009"),
        Case("[{\"text\": \"a\\x\"}]", "column 13: a backslash stands before a character that needs none"),
        Case("[{\"text\": \"\\u12g4\"}]", "four hexadecimal digits have to follow \\u"),
        Case("[{\"text\": \"a\", \"n\": 01}]", "column 21: a number starts with a zero"),
        Case("[{\"text\": \"a\", \"n\": 1.}]", "a digit is expected here, and “}” stands here"),
        Case("[{\"text\": \"a\", \"n\": -}]", "a number is expected here"),
        Case("[{\"text\": \"a\", \"n\": nope}]", "column 21: a value is expected here"),
        Case("[{\"text\": \"a\"}] x", "column 17: the end of the file is expected here"),
        Case("[{\"text\": \"é\"}}", "column 15: “,” or “]” is expected here, and “}” stands here"),
        Case("[{\"a\": " + String(repeating: "[", count: 100_000), "lists and objects are nested deeper than 64"),
        Case(String(repeating: "[", count: 100_000), "nested deeper than 64"),
        Case(String(repeating: "x", count: CorpusLimits.lineBytes + 1), "line 1: the line is longer than 4 MB"),
    ]

    @Test("with file, line and column", arguments: cases)
    func refusal(_ example: Case) throws {
        let line = try #require(complaint(about: example.bytes))
        #expect(line.contains(example.says))
        #expect(line.hasPrefix("data"))
        #expect(!line.contains("\n"))
    }

    @Test("the same when the format is given", arguments: CorpusFormat.allCases)
    func forcedFormat(format: CorpusFormat) {
        #expect(complaint(about: [], format: format) != nil)
        #expect(complaint(about: [0, 1, 2, 3], format: format)?.contains("a zero byte") == true)
        #expect(complaint(about: Array("{]".utf8), format: format) != nil || format == .csv)
    }

    @Test("at every place where a good file can be cut in half")
    func cutAnywhere() throws {
        let whole = Array(
            #"[{"text": "fly to é😀 \u00e9", "intent": "a", "entities": [{"start": 1, "end": 2.0, "value": "l", "entity": "x"}], "k": [null, true]}]"#
                .utf8)
        #expect(complaint(about: whole) == nil)
        for length in 1..<whole.count {
            let line = try #require(complaint(about: Array(whole[..<length]), format: .neuralspace))
            #expect(line.contains("ends in the middle of") || line.contains("is not UTF-8"))
        }
    }
}

@Suite("What is too large costs its size and no more")
struct LargeInputTests {
    @Test("a million columns are one refused row, or one refused file")
    func manyColumns() throws {
        let cells = String(repeating: "x,", count: 1_000_000)
        let data = try read("text,intent\n\(cells)\nhi,greet\n")
        #expect(data.examples.map(\.text) == ["hi"])
        #expect(summary(data.report) == ["refused 2:1 the row has more than 1000 columns"])
        #expect(complaint(about: Array((cells + "\n" + cells).utf8)) != nil)
    }

    @Test("a line of many megabytes in a table is one refused row", arguments: ["", "\""])
    func longLine(quote: String) throws {
        let long = quote + String(repeating: "x", count: CorpusLimits.lineBytes + 10)
        let data = try read("text,intent\nhi,greet\n\(long),greet\nbye,leave\n")
        #expect(data.examples.map(\.text) == ["hi", "bye"])
        #expect(data.report.count(.refused) == 1 && data.report.issues.first?.line == 3)
    }

    @Test("a text of many megabytes in JSON is one refused row")
    func longText() throws {
        let long = String(repeating: "x", count: CorpusLimits.lineBytes + 10)
        let data = try read(
            "[{\"text\": \"\(long)\", \"intent\": \"a\"}, {\"text\": \"\\n\(long)\"}, {\"text\": \"hi\", \"intent\": \"a\"}]")
        #expect(data.examples.map(\.text) == ["hi"])
        #expect(summary(data.report).allSatisfy { $0.contains("“text” is longer than 4 MB") } && data.report.count(.refused) == 2)
    }

    @Test(
        "what invites a search for each byte takes time in proportion to its length",
        arguments: [
            ("text,intent\n", "\"a\n"), ("text,intent\n", "\"\n"), ("text,intent\n", "[a](b "), ("text,intent\n", "["),
            ("text,intent\n", "\\"),
            ("text,intent\n", "[a](b)"), ("text,intent\nx,", ","), ("[", "{},"), ("[", "{\"text\":\"a\",\"k\":0},"), ("[1", ",[[]]"),
            ("[{\"entities\":[", "{},"), ("[{\"text\":\"\\n", "\\ud800"), ("[{\"k\":\"", "\\"),
        ])
    func proportionalTime(start: String, unit: String) {
        func time(_ count: Int) -> Duration {
            let bytes = Array((start + String(repeating: unit, count: count / unit.utf8.count)).utf8)
            return ContinuousClock().measure { _ = complaint(about: bytes, format: start.hasPrefix("[") ? .neuralspace : .csv) }
        }
        _ = time(1000)
        // Thirty times the length in a quarter of the square of thirty, with room for a busy machine.
        #expect(time(600_000) < max(time(20_000), .milliseconds(2)) * 225)
    }

    @Test("a report on a file that is one long line of faulty rows")
    func columnsOfALongLine() throws {
        let rows = (0..<50_000).map {
            "{\"text\":\"hello \($0)\",\"intent\":\"é\",\"entities\":[{\"start\":0,\"end\":4,\"value\":\"hello\",\"entity\":\"g\"}]}"
        }
        let data = try read("[\(rows.joined(separator: ","))]")
        #expect(data.report.count(.mended) == 50_000)
        let first = rows[0].unicodeScalars.count
        let offset = rows[1].unicodeScalars.count - "{\"start\":0,\"end\":4,\"value\":\"hello\",\"entity\":\"g\"}]}".unicodeScalars.count
        #expect(data.report.issues[1].column == 1 + first + 1 + offset + 1)
    }

    @Test("What a message quotes breaks no line")
    func oneLine() {
        #expect("\(UnreadableFile("its language is a\r\nb\u{2028}c: name another", file: "x"))" == "x: its language is a b c: name another")
    }
}
