import Corpus
import Dashboard
import Engine
import Foundation
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
            wrong: wrong.map { .init(text: $0.0, intent: $0.1, predicted: $0.2, confidence: 0.6) },
            outcomes: Outcomes(fingerprint: "same", wrong: wrong.compactMap { Int($0.0.filter(\.isNumber)) }),
            acceptance: AcceptanceCounts(
                right: bins([90: 80, 30: 6, 10: 4]), wrong: bins([85: 2, 20: 8]), outOfScope: bins([5: 9, 60: 1])))
    }

    /// A hundred bins of which few hold something.
    func bins(_ counts: [Int: Int]) -> [Int] { (0..<AcceptanceCounts.bins).map { counts[$0] ?? 0 } }

    func models(_ wrong: [(String, String, String)] = [("a", "card_lost", "transfer"), ("b", "card_lost", "transfer")]) -> Scenario {
        var scenario = Scenario.bank(140, 44)
        scenario.send(.loaded(.models([.completed("bank v2", Self.project), .completed("bank v1", Self.project)], [:])))
        scenario.keys("5")
        scenario.send(.loaded(.evaluation(.init(rawValue: "m-bank v2"), evaluation(wrong), estimate: nil, threshold: 0.25)))
        scenario.effects = []
        return scenario
    }

    @Test("A comparison tells fixed, broken and still wrong, and does not call chance better")
    func compare() throws {
        var scenario = models()
        scenario.keys("c")
        guard case .compare(let now, let before) = try #require(scenario.effects.last) else { Issue.record("not asked"); return }
        #expect(now.rawValue == "m-bank v2" && before.rawValue == "m-bank v1")
        let new = evaluation([("x1", "card_lost", "transfer"), ("y2", "transfer", "card_lost")])
        let old = evaluation([("y2", "transfer", "card_lost"), ("z3", "card_lost", "transfer")])
        let comparison = Comparison(now: "bank v2", before: "bank v1", new, old, isEstimate: false)
        #expect(Comparison.Kind.allCases.map(comparison.count) == [1, 1, 1])
        #expect(comparison.unchanged == 97)
        #expect(comparison.sentence.contains("97 right in both"))
        #expect(comparison.sentence.contains("too few examples to tell the two apart"))
        scenario.send(.loaded(.comparison(comparison)))
        #expect(scenario.text.contains("broken 1"))
        scenario.keys("Tab")
        #expect(scenario.text.contains("z3"))
        scenario.keys("Enter")
        #expect(scenario.state.screen == .data && scenario.state.data.filter?.text == "z3")
    }

    @Test("Many more fixed than broken is better; a few may be chance")
    func significance() {
        func sentence(_ fixed: Int, _ broken: Int) -> String {
            let old = evaluation((0..<fixed).map { ("f\($0)", "a", "b") })
            let new = evaluation((50..<50 + broken).map { ("b\($0)", "a", "b") })
            return Comparison(now: "2", before: "1", new, old, isEstimate: false).sentence
        }
        #expect(sentence(30, 5).contains("“2” is better"))
        #expect(sentence(4, 1).contains("too few examples to tell"))
        #expect(sentence(2, 20).contains("“1” is better"))
    }

    @Test("Each version is held against the one before it, or against the one that Space marks; noise is never called better")
    func differences() throws {
        var scenario = models()
        let (v1, v2) = (ModelID(rawValue: "m-bank v1"), ModelID(rawValue: "m-bank v2"))
        func compared(_ fixed: Int, _ broken: Int) -> EvaluationComparison {
            let old = evaluation((0..<fixed).map { ("f\($0)", "a", "b") })
            var new = evaluation((50..<50 + broken).map { ("b\($0)", "a", "b") })
            new.accuracy = old.accuracy + Double(fixed - broken) / 100
            return EvaluationComparison(new, old, names: ("bank v2", "bank v1"))
        }
        scenario.send(.loaded(.comparisons([.init(now: v2, before: v1): compared(3, 1)])))
        #expect(scenario.text.contains("+2.0  within noise"))
        #expect(!scenario.text.contains("better"))
        scenario.send(.loaded(.comparisons([.init(now: v2, before: v1): compared(30, 2)])))
        #expect(scenario.text.contains("+28.0  better"))
        #expect(scenario.text.contains("against the one before, in points"))
        scenario.keys("Space")
        #expect(scenario.text.contains("against bank v2"))
        guard case .loadComparisons(let pairs)? = scenario.effects.last else { Issue.record("not asked"); return }
        #expect(pairs == [.init(now: v1, before: v2)])
        scenario.keys("c")
        #expect(scenario.text.contains("The others are held against this one"))
        scenario.keys("Esc")
        #expect(scenario.text.contains("against the one before"))
    }

    @Test("The threshold stands where the model has it, moves, says what it would accept and refuse, and is kept by Enter")
    func threshold() throws {
        var scenario = models()
        scenario.keys("Tab Tab Tab Tab")
        #expect(scenario.state.place == .threshold)
        #expect(scenario.text.contains("threshold .25  as training chose"))
        #expect(scenario.text.contains("accepts 88, 97.7 % right"))
        #expect(scenario.text.contains("4 right, 8 wrong"))
        #expect(scenario.text.contains("out of scope: 9 of 10 refused"))
        scenario.keys("Enter")
        #expect(scenario.text.contains("Move the line first"))
        scenario.keys("Up Right Right")
        #expect(scenario.text.contains("threshold .32  Enter keeps it"))
        #expect(scenario.text.contains("10 right, 8 wrong"))
        scenario.effects = []
        scenario.keys("Enter")
        guard case .setThreshold(let id, let value)? = scenario.effects.last else { Issue.record("not kept"); return }
        #expect(id.rawValue == "m-bank v2" && value == 0.32)
        scenario.keys("Home")
        #expect(scenario.text.contains("refuses 0"))
        scenario.keys("Esc")
        #expect(scenario.text.contains("threshold .25"))
    }

    @Test("An older version's evaluation says what to do to see what a threshold would do")
    func olderEvaluation() {
        var scenario = models()
        var old = evaluation([])
        old.acceptance = nil
        scenario.send(.loaded(.evaluation(.init(rawValue: "m-bank v2"), old, estimate: nil)))
        #expect(scenario.text.contains("trained by an older version"))
    }

    @Test("The mistakes stand the surest first; Enter goes where one can be mended, Esc back")
    func mistakes() {
        var scenario = models()
        scenario.keys("Tab Tab")
        #expect(scenario.state.place == .mistakes)
        #expect(scenario.text.contains("Mistakes 2"))
        scenario.keys("Down Enter")
        #expect(scenario.state.screen == .data && scenario.state.data.filter?.text == "b")
        scenario.keys("Esc")
        #expect(scenario.state.screen == .models && scenario.state.place == .mistakes)
    }

    @Test("Whether more examples would help is measured by Enter, in the background, and drawn with a sentence")
    func dataSize() throws {
        var scenario = models()
        scenario.keys("Tab Tab Tab Tab Tab")
        #expect(scenario.state.place == .dataSize)
        #expect(scenario.text.contains("Would more examples help?"))
        scenario.keys("Enter")
        let model = ModelID(rawValue: "m-bank v2")
        guard case .measureDataSize(model)? = scenario.effects.last else { Issue.record("not measured"); return }
        scenario.send(.loaded(.dataSizeProgress(model, 0.4)))
        #expect(scenario.text.contains("Measuring, 40 %"))
        let points = [(0.125, 20, 0.6), (0.25, 40, 0.7), (0.5, 80, 0.8), (1, 160, 0.86)].map { share, examples, accuracy in
            #"{"share":\#(share),"examples":\#(examples),"accuracy":\#(accuracy),"interval":{"low":0.5,"high":0.9},"macroF1":0.5}"#
        }
        let json = """
            {"learner":"logistic regression","examples":200,"asked":200,"points":[\(points.joined(separator: ","))],"gain":0.04,
            "gainInterval":{"low":0.02,"high":0.06},"gains":[{"intent":"card_lost","examples":12,"half":0.5,"all":0.8}]}
            """
        let curve = try JSONDecoder().decode(DataSizeCurve.self, from: Data(json.utf8))
        scenario.send(.loaded(.dataSize(model, curve)))
        #expect(scenario.text.contains("Twice the examples would bring about +4.0 points"))
        scenario.keys("E")
        scenario.keys("Enter")
        guard case .writeTable(let table, _)? = scenario.effects.last else { Issue.record("no table"); return }
        #expect(table.rows.count == 5 && table.rows.last?.last == "yes" && table.chart != nil)
    }

    @Test("The table of intents is sorted by the next column with s, turned round with S, and says by which")
    func sort() {
        var scenario = models()
        scenario.keys("Tab Tab Tab")
        #expect(scenario.state.models.intents.map(\.label) == ["transfer", "card_lost"])
        #expect(scenario.text.contains("F1▲"))
        scenario.keys("s s")
        #expect(scenario.state.models.intents.map(\.label) == ["card_lost", "transfer"])
        #expect(scenario.text.contains("R▲"))
        scenario.keys("S")
        #expect(scenario.state.models.intents.map(\.label) == ["transfer", "card_lost"])
        #expect(scenario.text.contains("R▼"))
        scenario.keys("s")
        #expect(scenario.text.contains("of▼"))
        #expect(scenario.state.models.intents.map(\.support) == [30, 10])
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
        scenario.keys("Tab Tab Tab E Enter")
        guard case .writeTable(let table, let path) = try #require(scenario.effects.last) else { Issue.record("no table"); return }
        #expect(path == "bank-v2-intents.csv")
        #expect(table.header.first == "intent" && table.rows.count == 2)
        let odd = TableExport(name: "odd", header: ["a", "b"], rows: [["x, \"y\"", "1"]])
        #expect(odd.csv == "a,b\r\n\"x, \"\"y\"\"\",1\r\n")
        #expect(odd.text == "a       b\nx, \"y\"  1\n")
        #expect(odd.endings.contains(".svg") == false && table.endings.contains(".svg"))
    }

    @Test("What stands in the way of a file is said where its name was typed")
    func refusedFile() throws {
        var scenario = models()
        scenario.keys("Tab Tab Tab E Enter")
        guard case .writeTable(let table, _) = try #require(scenario.effects.last) else { Issue.record("no table"); return }
        scenario.send(.loaded(.exportRefused(.tablePath(table), path: "no/f.csv", reason: "There is no folder no.")))
        #expect(scenario.text.contains("There is no folder no.") && scenario.text.contains("no/f.csv"))
        scenario.keys("Enter")
        guard case .writeTable(_, let path) = try #require(scenario.effects.last) else { Issue.record("not asked"); return }
        #expect(path == "no/f.csv")
    }

    @Test("Versions go to files as plain numbers, and what was not judged as nothing")
    func versionsFile() throws {
        var scenario = models()
        scenario.send(
            .loaded(.models([.completed("bank v2", Self.project), .completed("bank v1", Self.project, status: .failed)], [:])))
        scenario.keys("E Enter")
        guard case .writeTable(let table, _) = try #require(scenario.effects.last) else { Issue.record("no table"); return }
        func row(_ number: Int) -> [String: String] { Dictionary(uniqueKeysWithValues: zip(table.header, table.rows[number])) }
        #expect(row(0)["i_acc"] == "0.941" && row(0)["e_acc"] == "" && row(0)["estimated"] == "")
        #expect(table.rows[1].count == table.header.count)
        #expect(row(1)["status"] == TrainingStatus.failed.rawValue && row(1)["i_acc"] == "" && row(1)["test examples"] == "")
    }

    @Test("The threshold is drawn as a histogram with its line")
    func thresholdFile() throws {
        var scenario = models()
        scenario.keys("Tab Tab Tab Tab E Enter")
        guard case .writeTable(let table, _) = try #require(scenario.effects.last) else { Issue.record("no table"); return }
        guard case .histogram(let series, _, _, let marker, let note)? = table.chart else { Issue.record("no histogram"); return }
        #expect(series.map(\.name) == ["right", "wrong", "out of scope"] && marker == 0.25 && note == "threshold 0.25")
        #expect(table.rows[5] == ["0.05", "0", "0", "9"])
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

    @Test("A chart is written as SVG or PNG where the name ends so; a table without one says which endings it has")
    func picture() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "trainyard-\(UInt64.random(in: 0...UInt64.max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "f1.svg").path
        let table = TableExport(
            name: "F1", header: ["intent", "f1"], rows: [["a", ".5"]],
            chart: .bars([.init(name: "F1", values: [0.5])], groups: ["a"], vertical: "F1"))
        #expect(try table.write(to: path) == "Wrote F1 to \(path).")
        #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("<svg"))
        var plain = table
        plain.chart = nil
        func refusal(_ table: TableExport, _ path: String) -> String {
            do { return try table.write(to: path) } catch { return "\(error)" }
        }
        #expect(refusal(table, path) == "\(path) exists already; choose another name.")
        #expect(refusal(plain, folder.path + "/f2.svg") == "F1 has no picture; write it to a .csv or .txt file.")
        #expect(refusal(table, folder.path) == "\(folder.path) is a folder; add a name for the file.")
        #expect(refusal(table, folder.path + "/no/f1.csv") == "There is no folder \(folder.path)/no; make it, or choose another.")
        #expect(refusal(table, path + "/f1.csv") == "\(path) is no folder; choose another.")
        let photograph = folder.appending(path: "f1.PNG").path
        _ = try table.write(to: photograph)
        #expect(try Data(contentsOf: URL(fileURLWithPath: photograph)).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }

    @Test("From a wrong answer to its very example, the model's guess first, and back; what was seen to is marked and found again")
    func mended() {
        var scenario = models([("my card is gone", "card_lost", "transfer")])
        scenario.keys("Tab Tab Enter")
        let rows = [
            StoredExample(id: 5, example: Example(text: "oh no, my card is gone", intent: "card_lost")),
            StoredExample(id: 2, example: Example(text: "my card is gone", intent: "card_lost")),
        ]
        scenario.send(.loaded(.examples(scenario.query, ExamplePage(total: 2, rows: rows))))
        #expect(scenario.state.data.current?.id == 2)
        scenario.keys("m")
        #expect(scenario.lines.contains { $0.contains("transfer") && $0.contains("so says the model") })
        scenario.keys("Enter Esc")
        #expect(scenario.state.screen == .models)
        #expect(scenario.lines.contains { $0.contains("my card is gone") && $0.contains("edited") })
        scenario.keys("Enter")
        #expect(scenario.state.data.chosenIntent == nil && scenario.state.data.filter?.text == "my card is gone")
    }

    @Test("A comparison that was left for one of its examples comes back")
    func comesBack() {
        var scenario = models()
        let (new, old) = (evaluation([("x1", "card_lost", "transfer")]), evaluation([("z3", "card_lost", "transfer")]))
        scenario.send(.loaded(.comparison(Comparison(now: "bank v2", before: "bank v1", new, old, isEstimate: false))))
        scenario.keys("Tab Enter")
        #expect(scenario.state.screen == .data)
        scenario.keys("Esc")
        guard case .comparison(let shown)? = scenario.state.dialog else { Issue.record("it is gone"); return }
        #expect(shown.kind == .fixed)
    }

    @Test("Deleting a version reads the one that takes its place")
    func deletes() {
        var scenario = models()
        scenario.keys("Home")
        scenario.send(.engine(.modelDeleted(.init(rawValue: "m-bank v2"))))
        scenario.send(.loaded(.models([.completed("bank v1", Self.project)], [:])))
        #expect(scenario.effects.contains { if case .loadEvaluation(.init(rawValue: "m-bank v1")) = $0 { true } else { false } })
    }

    @Test("The scores beside the intents are the newest model's, whichever version is looked at")
    func scoresOfTheNewest() {
        var scenario = models()
        let before = scenario.state.data.scores
        #expect(before["transfer"]?.f1 == 0.75)
        var older = evaluation([])
        older.intents[1].f1 = 0.1
        scenario.send(.loaded(.evaluation(.init(rawValue: "m-bank v1"), older, estimate: nil)))
        #expect(scenario.state.data.scores["transfer"]?.f1 == 0.75)
    }

    @Test("In Try one key adds what was typed under the intent that was answered, with the entities that were learnt alone")
    func addsAsAnswered() throws {
        var scenario = Scenario.bank()
        scenario.keys("6")
        scenario.type("my visa")
        #expect(scenario.text.contains("^Y add as answered"))
        let intent = ParseResult.Intent(name: "card_lost", confidence: 0.9)
        var result = ParseResult(text: "my visa", intent: intent, intentRanking: [intent], entities: [])
        scenario.send(
            .loaded(.parsed(sequence: scenario.state.tryIt.sequence, .init(rawValue: "m-bank v1"), result, milliseconds: 1)))
        #expect(scenario.lines.last?.contains("^Y add as card_lost") == true)
        scenario.keys("^y")
        guard case .edit(.addExamples(_, _, let added))? = scenario.effects.last else { Issue.record("not added"); return }
        #expect(added == [Example(text: "my visa", intent: "card_lost")])
        #expect(scenario.state.tryIt.field.text.isEmpty)
        // What no intent fits has to be given one.
        scenario.type("a joke")
        result.text = "a joke"
        result.intent.name = ParseResult.fallbackName
        scenario.send(
            .loaded(.parsed(sequence: scenario.state.tryIt.sequence, .init(rawValue: "m-bank v1"), result, milliseconds: 1)))
        scenario.keys("^y")
        #expect(scenario.text.contains("Which intent is it?"))
    }
}
