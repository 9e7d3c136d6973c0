import Corpus
import Foundation
import NLU
import Testing

/// Following edits: from where it stood, to where a full retraining ends.
@Suite("The provisional model") struct ProvisionalTests {
    typealias Row = (id: Int64, example: Example)

    static func rows(_ sample: String, language: LanguageTag = .english) throws -> [Row] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../sample-projects").standardized
        let bytes = try Data(contentsOf: root.appending(path: sample + ".json"))
        let examples = try CorpusReader.read(bytes, name: sample, language: language).examples
        return examples.enumerated().map { (Int64($0.offset + 1), $0.element) }
    }

    private func learner(_ rows: [Row]) -> ProvisionalLearner {
        let learner = ProvisionalLearner(language: .english)
        learner.replace(rows)
        return learner
    }

    /// Adds, deletes, relabels and rewords at random.
    struct Editor {
        var rows: [Row]
        var generator: NLU.SeededGenerator
        private let intents: [String]
        private var nextID: Int64

        init(_ rows: [Row], seed: UInt64) {
            self.rows = rows
            generator = NLU.SeededGenerator(seed: seed)
            intents = Set(rows.map(\.example.intent)).sorted()
            nextID = (rows.map(\.id).max() ?? 0) + 1
        }

        mutating func edit(_ learner: ProvisionalLearner) {
            let place = generator.next(below: rows.count)
            let words = rows[generator.next(below: rows.count)].example.text.split(separator: " ").map(String.init)
            switch generator.next(below: 4) {
            case 0:
                var new = rows[place].example
                new.text += " " + (words.first ?? "please")
                rows.append((nextID, new))
                nextID += 1
                learner.change([rows[rows.count - 1]])
            case 1:
                learner.change([], gone: [rows[place].id])
                rows.remove(at: place)
            case 2:
                rows[place].example.intent = intents[generator.next(below: intents.count)]
                learner.change([rows[place]])
            default:
                rows[place].example.text = (words.prefix(2) + [rows[place].example.text]).joined(separator: " ")
                learner.change([rows[place]])
            }
        }
    }

    @Test("after each of a hundred random edits the score is within half a point of a full retraining", arguments: ["coffee-bar/en"])
    func stays(sample: String) throws {
        let learner = learner(try Self.rows(sample))
        _ = try learner.learn()
        var editor = Editor(try Self.rows(sample).filter { $0.example.type == .train }, seed: 7)
        for edit in 0..<100 {
            editor.edit(learner)
            let followed = try learner.learn().estimate
            let full = try learner.restarted().learn().estimate
            #expect(abs(followed.macroF1 - full.macroF1) <= 0.005, "edit \(edit): \(followed.macroF1), not \(full.macroF1)")
            #expect(abs(followed.accuracy - full.accuracy) <= 0.005)
        }
    }

    @Test("before the first edit it is about what quick training estimates, on other folds")
    func beginning() throws {
        let rows = try Self.rows("coffee-bar/en")
        let followed = try learner(rows).learn()
        let dataset = Dataset(language: .english, examples: rows.map(\.example))
        let configuration = TrainingConfiguration(
            effort: .quick,
            recipe: Recipe(models: [.init(learner: "logistic regression", share: 1)], networks: 1, folds: 10, triedFolds: 10))
        let pipeline = try Pipeline.build(for: dataset, configuration: configuration)
        let trained = try pipeline.train(pipeline.prepare(dataset, control: TrainingControl()), control: TrainingControl())
        #expect(abs(followed.estimate.macroF1 - trained.estimate.macroF1) <= 0.03)
        #expect(followed.examples == dataset.train.count && followed.folds == 10)
    }

    @Test("an edit and its undo leave the score where it was")
    func undo() throws {
        let rows = try Self.rows("coffee-bar/en").filter { $0.example.type == .train }
        let learner = learner(rows)
        let before = try learner.learn().estimate
        learner.change([], gone: rows.prefix(20).map(\.id))
        #expect(try learner.learn().estimate.examples == before.examples - 20)
        learner.change(Array(rows.prefix(20)))
        let after = try learner.learn().estimate
        #expect(abs(after.macroF1 - before.macroF1) <= 0.005)
        #expect(after.intents.map(\.support).reduce(0, +) == before.intents.map(\.support).reduce(0, +))
    }

    @Test("a new intent is known after a few examples, and unknown again when they are gone")
    func newIntent() throws {
        let learner = learner(try Self.rows("coffee-bar/en"))
        _ = try learner.learn()
        let texts = ["where is the nearest parking lot", "can I park my car here", "is parking free", "do you have a parking garage"]
        learner.change(texts.enumerated().map { (Int64(9_000 + $0.offset), Example(text: $0.element, intent: "ask_parking")) })
        let model = try learner.learn()
        #expect(model.parse("is there parking", spansBy: nil).intentRanking.first?.name == "ask_parking")
        #expect(model.model.intents == model.model.intents.sorted())
        learner.change([], gone: (9_000..<9_004).map { Int64($0) })
        #expect(try !learner.learn().model.intents.contains("ask_parking"))
    }

    @Test("the same edits give the same model")
    func sameness() throws {
        func run() throws -> (Double, ParseResult) {
            let learner = learner(try Self.rows("coffee-bar/en"))
            _ = try learner.learn()
            var editor = Editor(try Self.rows("coffee-bar/en").filter { $0.example.type == .train }, seed: 3)
            for _ in 0..<5 {
                editor.edit(learner)
                _ = try learner.learn()
            }
            let model = try learner.learn()
            return (model.estimate.macroF1, model.parse("how much is a latte", spansBy: nil))
        }
        let (one, other) = (try run(), try run())
        #expect(one.0 == other.0 && one.1 == other.1)
    }

    @Test("stopped in the middle, it goes on where it was")
    func stopping() throws {
        let rows = try Self.rows("coffee-bar/en")
        let learner = learner(rows)
        var asked = 0
        #expect(throws: TrainingError.cancelled) {
            try learner.learn {
                asked += 1
                return asked > 40
            }
        }
        let resumed = try learner.learn().estimate
        let full = try learner.restarted().learn().estimate
        #expect(abs(resumed.macroF1 - full.macroF1) <= 0.005)
    }

    @Test("test rows, unlabelled ones and repeats of what is known change nothing")
    func whatIsNotLearnt() throws {
        let rows = try Self.rows("coffee-bar/en")
        let learner = learner(rows)
        let revision = learner.revision
        learner.change(rows)
        learner.change([(50_000, Example(text: "park", intent: "")), (50_001, Example(text: "park", intent: "order", type: .test))])
        #expect(learner.revision == revision)
        #expect(learner.count == rows.count { $0.example.type == .train && !$0.example.intent.isEmpty })
    }

    @Test("one intent is nothing to tell apart")
    func oneIntent() throws {
        let learner = learner([(1, Example(text: "hello", intent: "greet"))])
        #expect(!learner.canLearn)
        #expect(throws: TrainingError.self) { try learner.learn() }
    }
}
