import Corpus
import Exchange
import Foundation
import Testing

/// A corpus as they are found in the wild, and what is to be said of each of its lines.
struct DirtyCorpus {
    struct Expectation: Equatable {
        var severity: RowIssue.Severity
        var fragment: String
    }

    private(set) var lines: [String] = []
    /// By 1-based line.
    private(set) var expected: [Int: Expectation] = [:]
    private(set) var texts: [String] = []
    private var generator: SeededGenerator
    private var clean: [(text: String, intent: String, line: Int)] = []
    private var contradicted: Set<Int> = []

    init(rows: Int, seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        for row in 0..<rows { add(row) }
    }

    var json: Data { Data("[\n\(lines.joined(separator: ",\n"))\n]\n".utf8) }

    private mutating func add(_ row: Int) {
        let line = row + 2
        let text = "my card number \(row) is gone"
        let intent = "intent_\(row % 50)"
        func object(_ text: String, _ intent: String, _ more: String = ", \"type\": \"train\"") -> String {
            "{\"text\": \"\(text)\", \"intent\": \"\(intent)\"\(more)}"
        }
        func span(_ start: Int, _ end: Int, _ value: String) -> String {
            ", \"entities\": [{\"start\": \(start), \"end\": \(end), \"value\": \"\(value)\", \"entity\": \"thing\"}], \"type\": \"test\""
        }
        func say(_ severity: RowIssue.Severity, _ fragment: String) { expected[line] = Expectation(severity: severity, fragment: fragment) }
        func take(_ text: String, _ json: String) {
            texts.append(text)
            lines.append(json)
        }
        switch clean.isEmpty ? 99 : generator.below(40) {
        case 0..<8:
            let other = clean[generator.below(clean.count)]
            say(.noted, "repeats line \(other.line):")
            take(other.text, object(other.text, other.intent))
        case 8, 9:
            let place = generator.below(clean.count)
            let other = clean[place]
            let isFirst = contradicted.insert(place).inserted
            say(.noted, isFirst ? "in line \(other.line) under" : "repeats line")
            take(other.text, object(other.text, "another_intent"))
        case 10:
            say(.mended, "it occurs once in the text: taken as 3 to 7")
            take(text, object(text, intent, span(0, 4, "card")))
        case 11:
            say(.noted, "does not occur in the text: the span is dropped")
            take(text, object(text, intent, span(3, 7, "purse")))
        case 12:
            say(.noted, "lies outside the text")
            take(text, object(text, intent, span(500, 504, "purse")))
        case 13:
            let long = text + String(repeating: " and so on", count: 100)
            say(.noted, "over the limit of 1000")
            take(long, object(long, intent))
        case 14:
            say(.refused, "the row has no text")
            lines.append("{\"intent\": \"\(intent)\"}")
        case 15:
            say(.refused, "the text is empty")
            lines.append(object("  ", intent))
        case 16:
            say(.refused, "the row is a text")
            lines.append("\"\(text)\"")
        case 17:
            say(.noted, "no intent is given")
            take(text, "{\"text\": \"\(text)\"}")
        case 18:
            say(.noted, "neither train nor test")
            take(text, object(text, intent, ", \"type\": \"training set\""))
        case 19:
            say(.refused, "half of a surrogate pair")
            lines.append(object("\\ud800 \(text)", intent))
        case 20:
            take(text, object(text, intent, ""))
        default:
            clean.append((text, intent, line))
            take(text, object(text, intent))
        }
    }
}

@Suite("Dirty data: every row is taken or named, with its line and the reason")
struct DirtyDataTests {
    @Test("in a corpus of forty thousand rows", arguments: [UInt64(1), 2])
    func corpus(seed: UInt64) throws {
        let corpus = DirtyCorpus(rows: 40_000, seed: seed)
        var told: [Int: [RowIssue]] = [:]
        var texts: [String] = []
        let delivery = ImportDelivery(
            { example, _ in
                texts.append(example.text)
                return nil
            }, issue: { told[$0.line, default: []].append($0) })
        let data = try DataReader.read(try SourceTree.file(corpus.json, name: "data.json"), language: .english, delivery: delivery)
        #expect(texts == corpus.texts)
        #expect(Set(told.keys) == Set(corpus.expected.keys))
        for (line, expectation) in corpus.expected {
            let issues = told[line] ?? []
            #expect(issues.count == 1, "line \(line): \(issues)")
            #expect(issues.first?.severity == expectation.severity, "line \(line): \(issues)")
            #expect(issues.first?.reason.contains(expectation.fragment) == true, "line \(line): \(issues) for \(expectation)")
            #expect(issues.first?.row == line - 1)
        }
        #expect(data.report.rows == corpus.lines.count)
        #expect(data.report.taken == corpus.texts.count)
        #expect(data.report.taken + data.report.count(.refused) == data.report.rows)
        #expect(data.report.issues.count <= 3 * CorpusLimits.listedIssues)
    }
}
