import Corpus
import Dashboard
import Engine
import NLU
import Store
import Terminal
import Testing

@Suite("Comparing and judging models")
struct ModelWorkTests {
    static let project = ProjectID(rawValue: "p1")

    func evaluation(_ wrong: [(String, String, String)], count: Int = 100) -> Evaluation {
        Evaluation(
            examples: count, accuracy: 0.9, macroF1: 0.9,
            intents: [
                .init(label: "card_lost", precision: 0.9, recall: 0.7, f1: 0.79, support: 10),
                .init(label: "transfer", precision: 0.6, recall: 1, f1: 0.75, support: 30),
            ],
            confusion: ConfusionMatrix(
                labels: ["card_lost", "transfer"],
                cells: [
                    .init(truth: 0, predicted: 0, count: 7), .init(truth: 0, predicted: 1, count: 3),
                    .init(truth: 1, predicted: 1, count: 30),
                ]),
            entityRecall: 0, bilouMacroF1: 0, spanF1: 0, entities: [], calibrationError: 0.02,
            rightByConfidence: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], wrongByConfidence: [4, 3, 2, 1, 0, 0, 0, 0, 0, 0],
            wrong: wrong.map { .init(text: $0.0, intent: $0.1, predicted: $0.2, confidence: 0.6) })
    }

    func models(_ wrong: [(String, String, String)] = [("a", "card_lost", "transfer"), ("b", "card_lost", "transfer")]) -> Scenario {
        var scenario = Scenario.bank(140, 44)
        scenario.send(.loaded(.models([.completed("bank v2", Self.project), .completed("bank v1", Self.project)], [:])))
        scenario.keys("5")
        scenario.send(.loaded(.evaluation(.init(rawValue: "m-bank v2"), evaluation(wrong), estimate: nil)))
        scenario.effects = []
        return scenario
    }

    @Test("A comparison tells fixed, broken and still wrong, and does not call chance better")
    func compare() throws {
        var scenario = models()
        scenario.keys("c")
        guard case .compare(let now, let before) = try #require(scenario.effects.last) else { Issue.record("not asked"); return }
        #expect(now.rawValue == "m-bank v2" && before.rawValue == "m-bank v1")
        let new = evaluation([("x", "card_lost", "transfer"), ("y", "transfer", "card_lost")])
        let old = evaluation([("y", "transfer", "card_lost"), ("z", "card_lost", "transfer")])
        let comparison = Comparison(now: "bank v2", before: "bank v1", new, old, isEstimate: false)
        #expect(Comparison.Kind.allCases.map(comparison.count) == [1, 1, 1])
        #expect(comparison.sentence.contains("as many fixed as broken"))
        scenario.send(.loaded(.comparison(comparison)))
        #expect(scenario.text.contains("broken 1"))
        scenario.keys("Tab")
        #expect(scenario.text.contains("z"))
        scenario.keys("Enter")
        #expect(scenario.state.screen == .data && scenario.state.data.filter?.text == "z")
    }

    @Test("Many more fixed than broken is better; a few may be chance")
    func significance() {
        func sentence(_ fixed: Int, _ broken: Int) -> String {
            let old = evaluation((0..<fixed).map { ("f\($0)", "a", "b") })
            let new = evaluation((0..<broken).map { ("b\($0)", "a", "b") })
            return Comparison(now: "2", before: "1", new, old, isEstimate: false).sentence
        }
        #expect(sentence(30, 5).contains("better than before"))
        #expect(sentence(4, 1).contains("within noise"))
        #expect(sentence(2, 20).contains("worse than before"))
    }

    @Test("The threshold moves and says what it would answer and refuse")
    func threshold() {
        var scenario = models()
        scenario.keys("Tab Tab Tab")
        #expect(scenario.state.place == .confidence)
        scenario.keys("Right")
        #expect(scenario.text.contains("at .4 it would"))
        #expect(scenario.text.contains("refuse 16"))
        scenario.keys("Left Left Left Left Left Left")
        #expect(scenario.text.contains("refuse 0"))
    }

    @Test("The table of intents is sorted by the next column with s")
    func sort() {
        var scenario = models()
        scenario.keys("Tab Tab")
        #expect(scenario.state.models.intents.map(\.label) == ["transfer", "card_lost"])
        scenario.keys("s s")
        #expect(scenario.state.models.intents.map(\.label) == ["card_lost", "transfer"])
        #expect(scenario.text.contains("worst recall first"))
    }

    @Test("A pair with several mistakes lists them; the chosen one is shown where it can be mended")
    func drillDown() {
        var scenario = models()
        scenario.keys("Tab Enter")
        #expect(scenario.text.contains("card_lost taken for transfer"))
        scenario.keys("Down Enter")
        #expect(scenario.state.screen == .data && scenario.state.data.filter?.text == "b")
        scenario.keys("Esc")
        #expect(scenario.state.screen == .models)
    }

    @Test("E writes the pane's table: CSV with its quotes, or columns of text")
    func export() throws {
        var scenario = models()
        scenario.keys("Tab Tab E Enter")
        guard case .writeTable(let table, let path) = try #require(scenario.effects.last) else { Issue.record("no table"); return }
        #expect(path == "bank-v2-intents.csv")
        #expect(table.header.first == "intent" && table.rows.count == 2)
        let odd = TableExport(name: "odd", header: ["a", "b"], rows: [["x, \"y\"", "1"]])
        #expect(odd.csv == "a,b\r\n\"x, \"\"y\"\"\",1\r\n")
        #expect(odd.text == "a       b\nx, \"y\"  1\n")
    }

    @Test("Several lines pasted into Try are all tried; one of them opens, all are exported")
    func batch() throws {
        var scenario = models()
        scenario.keys("6")
        scenario.send(.key(.paste("one\ntwo\n\nthree")))
        guard case .parseLines(let model, let lines) = try #require(scenario.effects.last) else { Issue.record("not tried"); return }
        #expect(lines == ["one", "two", "three"])
        let results = [("one", 0.9), ("two", 0.4)].map { text, confidence in
            let intent = ParseResult.Intent(name: "transfer", confidence: confidence)
            return ParseResult(text: text, intent: intent, intentRanking: [intent], entities: [])
        }
        scenario.send(.loaded(.batch(model, results)))
        #expect(scenario.text.contains("2 utterances tried"))
        scenario.keys("s Enter")
        #expect(scenario.state.tryIt.field.text == "two")
    }

    @Test("The chosen line of a log unfolds, and / finds lines")
    func log() {
        var scenario = Scenario.bank()
        let long = String(repeating: "word ", count: 40) + "end"
        let lines = ["first", long, "last"].enumerated().map { LogLine(at: Int64($0), level: .info, text: $1) }
        scenario.keys("4")
        scenario.send(.loaded(.job(.init(rawValue: "m-bank v1"), lines, [])))
        scenario.keys("Tab Up")
        #expect(scenario.text.contains("word end"))
        scenario.keys("/")
        scenario.type("LAST")
        #expect(!scenario.text.contains("first") && scenario.text.contains("last"))
    }
}
