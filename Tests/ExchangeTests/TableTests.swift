import Corpus
import Exchange
import Testing

@Suite("Tables, tags and labels")
struct TableTests {
    static let expected = [
        Example(text: "fly to New York", intent: "go", entities: [Coffee.span(7, 15, "city")]),
        Example(text: "hi 😀", intent: "greet", type: .test),
    ]

    static let tables: [(name: String, text: String)] = [
        ("CSV", "utterance,intent,slots,split\nfly to New York,go,O O B-city I-city,0\nhi 😀,greet,O O,2\n"),
        ("TSV", "slots\tsplit\tutterance\tintent\nO O B-city I-city\t0\tfly to New York\tgo\nO O\t2\thi 😀\tgreet\n"),
        (
            "JSON",
            #"[{"utterance": "fly to New York", "intent": "go", "slots": ["O", "O", "B-city", "I-city"], "split": 0},"#
                + #"{"utterance": "hi 😀", "intent": "greet", "split": 2}]"#
        ),
        (
            "JSON lines",
            #"{"text": "fly to New York", "intent": "go", "slots": "<SOS> O O B-city I-city <EOS>"}"# + "\n\n"
                + #"{"text": "hi 😀", "intent": "greet", "slots": "O O", "type": "test"}"# + "\n"
        ),
        (
            "spans in JSON lines",
            #"{"text": "fly to New York", "intent": "go", "entities": [{"start": 7, "end": 15, "label": "city"}]}"# + "\n"
                + #"{"text": "hi 😀", "intent": "greet", "entities": [], "type": "test"}"#
        ),
        (
            "Hexabot",
            #"[{"text": "fly to New York", "language": "en", "intent": "go", "slots": "O O B-city I-city"},"#
                + #"{"text": "hi 😀", "language": "en", "intent": "greet", "slots": "O O", "split": 2}]"#
        ),
    ]

    @Test("in every form that Ludwig takes", arguments: tables)
    func forms(name: String, text: String) throws {
        let data = try read(text, name: name)
        #expect(data.examples == Self.expected)
        #expect(data.report.issues.isEmpty, "\(data.report.issues)")
    }

    @Test("columns of any name, when they are named")
    func columns() throws {
        let columns = TableColumns(text: "satz", intent: "absicht", tags: "marken", split: "teil")
        let data = try read(
            "satz,absicht,marken,teil\nfly to New York,go,O O B-city I-city,0\nhi 😀,greet,O O,2\n", columns: columns)
        #expect(data.examples == Self.expected)
        let unknown = complaint { _ = try read("[{\"a\": \"x\"}]", columns: TableColumns(text: "b")) }
        #expect(unknown?.contains("which column holds the text cannot be told among “a”") ?? true)
    }

    @Test("one tag too many, an I- that continues nothing, several spaces")
    func tags() throws {
        let data = try read("text,intent,slots\na b,x,O B-y O\na b,x,O I-y\na  b,x,B-z I-z\na  b,x,B-z O B-z\nc,x,\n")
        #expect(
            data.examples.map(\.entities) == [
                [], [Coffee.span(2, 3, "y")], [Coffee.span(0, 4, "z")], [Coffee.span(0, 1, "z"), Coffee.span(3, 4, "z")], [],
            ])
        #expect(summary(data.report).first == "noted 2 there are 3 tags for 2 words: the tags are left out")
    }

    @Test("a JSON line that is none costs itself alone")
    func brokenLine() throws {
        let data = try read(
            "{\"text\": \"a\", \"intent\": \"x\"}\n{\"text\": \"b\"\n[1]\n{\"text\": {}}\n{\"text\": \"c\", \"intent\": \"\\ud800\"}\n{\"text\": \"d\", \"intent\": \"x\"}"
        )
        #expect(data.examples.map(\.text) == ["a", "d"])
        #expect(data.report.issues.map(\.line) == [2, 3, 4, 5])
        #expect(data.report.count(.refused) == 4)
    }

    @Test("fastText's labels")
    func fastText() throws {
        let data = try read("__label__go fly to Bern\n\n__label__a __label__b  two labels\r\n__label__alone\nno label here\n")
        #expect(data.examples.map(\.intent) == ["go", "a", ""])
        #expect(data.examples.map(\.text) == ["fly to Bern", "two labels", "no label here"])
        #expect(data.report.issues.map(\.line) == [3, 4, 5])
    }

    @Test("folders of slot-filling papers")
    func slots() throws {
        let data = try read(folder: [
            "train/seq.in": "fly to New York\nhi\n", "train/seq.out": "O O B-city I-city\nO O\n", "train/label": "go\ngreet\nmore\n",
            "test/seq.in": "hi\n", "test/seq.out": "O\n", "test/label": "greet\n", "vocab.txt": "x\n",
        ])
        #expect(
            Set(data.examples) == [
                Self.expected[0], Example(text: "hi", intent: "greet"), Example(text: "hi", intent: "greet", type: .test),
            ])
        #expect(summary(data.report).contains("noted train/seq.in:2 seq.out has 2 tags for 1 word: the tags are left out"))
        #expect(summary(data.report).contains { $0.contains("more lines than seq.in") })
    }
}
