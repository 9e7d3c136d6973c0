import Corpus
import Dashboard
import Engine
import NLU
import Store
import Terminal
import Testing

@Suite("The Training screen")
struct TrainingWorkTests {
    static let project = ProjectID(rawValue: "p1")

    func job(_ name: String, _ status: TrainingStatus, priority: Priority = .advanced, message: String = "") -> ModelRecord {
        var job = ModelRecord.completed(name, Self.project, status: status)
        job.priority = priority
        job.message = message
        return job
    }

    func id(_ name: String) -> ModelID { .init(rawValue: "m-" + name) }

    @Test("What runs stands first, then the queue in its order, then what has ended; the cursor stays on its job")
    func order() {
        var scenario = Scenario.bank()
        let records = [
            job("bank v4", .queued), job("bank v3", .queued, priority: .basic), job("bank v2", .training), job("bank v1", .completed),
        ]
        scenario.send(.loaded(.models(records, [id("bank v4"): 1, id("bank v3"): 2])))
        scenario.keys("4")
        #expect(scenario.state.jobs.map(\.name) == ["bank v2", "bank v4", "bank v3", "bank v1"])
        #expect(scenario.text.contains("Queued #1 advanced"))
        #expect(scenario.text.contains("Queued #2 basic"))
        scenario.keys("Home Down Down")
        #expect(scenario.text.contains("Number 2 of 2 in the queue; + and - move it"))
        scenario.keys("+")
        guard case .moveInQueue(let moved, by: -1)? = scenario.effects.last else { Issue.record("not moved"); return }
        #expect(moved == id("bank v3"))
        // The engine tells of the job at once; the positions are read anew, and the cursor follows its job.
        scenario.effects = []
        scenario.send(.engine(.modelChanged(job("bank v3", .queued, priority: .advanced))))
        #expect(scenario.effects.contains { if case .loadModels = $0 { true } else { false } })
        scenario.send(
            .loaded(.models([records[0], job("bank v3", .queued), records[2], records[3]], [id("bank v3"): 1, id("bank v4"): 2])))
        #expect(scenario.text.contains("Number 1 of 2 in the queue"))
        scenario.keys("+")
        #expect(scenario.text.contains("It is the first in the queue"))
    }

    @Test("A failed job says why, and what to do")
    func failed() {
        var scenario = Scenario.bank()
        scenario.send(.loaded(.models([job("bank v2", .failed, message: "the disk is full"), job("bank v1", .completed)], [:])))
        scenario.keys("4 Home")
        #expect(scenario.text.contains("the disk is full"))
        #expect(scenario.text.contains("t trains it anew"))
    }

    @Test("A score that few examples gave is not shown without saying how little it tells", arguments: [5, 640])
    func fewExamples(judged: Int) {
        var scenario = Scenario.bank()
        var ready = job("bank v1", .completed)
        ready.metrics.testExamples = judged
        ready.metrics.intentAccuracy = 1
        scenario.send(.loaded(.models([ready], [:])))
        scenario.keys("4")
        #expect(scenario.text.contains("Ready in 1.2 s"))
        #expect(scenario.text.contains("5 examples can tell little") == (judged == 5))
    }

    @Test("Candidates whose names begin alike are cut so that they can be told apart", arguments: [(80, 24), (120, 40), (200, 60)])
    func names(width: Int, height: Int) {
        var scenario = Scenario.bank(width, height)
        let parts = [
            "20 % logistic regression + 20 % support vector machine + 60 % 6 neural networks",
            "40 % logistic regression + 60 % 6 neural networks", "20 % logistic regression + 80 % 6 neural networks",
        ]
        var running = job("bank v1", .completed)
        running.leaderboard = parts.enumerated().map { index, part in
            CandidateScore(
                name: "n-grams + intent names, \(part)", macroF1: 0.9 - Double(index) / 100, deviation: 0.01, foldsDone: 5, folds: 5,
                seconds: 1, chosen: index == 0)
        }
        scenario.send(.loaded(.models([running], [:])))
        scenario.keys("4")
        let rows = scenario.lines.filter { $0.contains("network") }
        #expect(rows.count >= 3)
        #expect(Set(rows).count == rows.count)
        #expect(scenario.text.contains("40 % logistic") && scenario.text.contains("80 % 6 n"))
    }

    @Test("/ looks for words in the log, n and N go from one to the next, w shows long lines whole", arguments: [(120, 40), (200, 60)])
    func log(width: Int, height: Int) {
        var scenario = Scenario.bank(width, height)
        let long = String(repeating: "word ", count: 40) + "end"
        // Too many for the pane: where all of it fits, nothing is cut.
        let filling = (0..<60).map { "line \($0)" }
        let lines = (filling + ["first fold", long, "second fold", "last"]).enumerated().map {
            LogLine(at: Int64($0), level: .info, text: $1)
        }
        scenario.keys("4")
        scenario.send(.loaded(.job(.init(rawValue: "m-bank v1"), lines, [])))
        #expect(!scenario.text.contains("word end"))
        scenario.keys("Tab Up Up")
        #expect(scenario.text.contains("word end"))
        scenario.keys("End w")
        #expect(scenario.text.contains("word end"))
        scenario.keys("w /")
        scenario.type("FOLD")
        #expect(scenario.text.contains("match 2 of 2"))
        #expect(scenario.text.contains("last"))
        scenario.keys("Enter n")
        #expect(scenario.text.contains("match 1 of 2") && scenario.state.training.logCursor?.selected == 60)
        scenario.keys("N")
        #expect(scenario.state.training.logCursor?.selected == 62)
        scenario.keys("Esc n")
        #expect(scenario.text.contains("Look for something first"))
    }

    @Test("E offers the candidates, the curves and the log of a job")
    func export() {
        var scenario = Scenario.bank()
        scenario.keys("4")
        scenario.send(
            .loaded(
                .job(
                    .init(rawValue: "m-bank v1"), [LogLine(at: 0, level: .info, text: "a")],
                    [CurvePoint(series: "logistic", epoch: 1, score: 0.5)])))
        scenario.keys("E")
        #expect(scenario.text.contains("bank v1 candidates") && scenario.text.contains("bank v1 learning curves"))
        scenario.keys("Down Enter Enter")
        guard case .writeTable(let table, let path)? = scenario.effects.last else { Issue.record("no table"); return }
        #expect(path == "bank-v1-learning-curves.csv" && table.chart != nil)
    }

    @Test("E on the intents offers the examples, or how they are spread")
    func distribution() {
        var scenario = Scenario.bank()
        scenario.keys("E Down Enter Enter")
        guard case .writeTable(let table, _)? = scenario.effects.last else { Issue.record("no table"); return }
        #expect(table.rows.first == ["card_lost", "12", "3"] && table.chart != nil)
        scenario.keys("E Enter")
        #expect(scenario.text.contains("A file in the upload format"))
    }

    @Test("A job that ends far away rings; a long one leaves a notice", arguments: [(2_000, false), (60_000, true)])
    func notice(milliseconds: Int64, isNotice: Bool) {
        var scenario = Scenario.bank()
        var running = job("bank v2", .training)
        running.history = [StatusChange(status: .queued, at: 1_000)]
        scenario.send(.loaded(.models([running], [:])))
        scenario.effects = []
        running.status = .completed
        running.lastStatusAt = 1_000 + milliseconds
        scenario.send(.engine(.modelChanged(running)))
        #expect(scenario.effects.contains { if case .notify = $0 { true } else { false } } == isNotice)
        #expect(scenario.effects.contains { if case .bell = $0 { true } else { false } } == !isNotice)
    }

    @Test("The effort of a training can be chosen")
    func effort() {
        var scenario = Scenario.bank()
        scenario.keys("^t")
        #expect(scenario.text.contains("Train with how much effort?"))
        scenario.keys("Enter")
        guard case .train(_, _, .quick)? = scenario.effects.last else { Issue.record("no training"); return }
    }
}
