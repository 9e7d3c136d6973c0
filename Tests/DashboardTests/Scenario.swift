import Corpus
import Dashboard
import Engine
import NLU
import Store
import Terminal

/// A dashboard without a terminal or a store: keys go in, effects and a picture in text come out.
struct Scenario {
    var state: AppState
    var effects: [Effect] = []

    init(_ width: Int = 120, _ height: Int = 40) {
        state = AppState(size: Size(width: width, height: height))
        state.now = 1_700_000_000_000
        state.samples = [
            SampleSummary(name: "coffee-bar", description: "A small, clean project to begin with.", languages: ["en"], examples: 265),
            SampleSummary(name: "bank-helpdesk", description: "A bank's help desk with entities.", languages: ["en"], examples: 1442),
        ]
    }

    /// A project with three intents, some examples, and a completed model.
    static func bank(_ width: Int = 120, _ height: Int = 40) -> Scenario {
        var scenario = Scenario(width, height)
        let project = ProjectRecord(
            id: .init(rawValue: "p1"), name: "bank", languages: [.english], createdAt: 0, updatedAt: scenario.state.now, examples: 30,
            intents: 3, models: 1)
        scenario.send(.loaded(.projects([project])))
        scenario.send(.loaded(.models([.completed("bank v1", project.id)], [:])))
        scenario.send(.loaded(.opened(project, .english)))
        scenario.send(
            .loaded(
                .intents(
                    project.id, .english,
                    [
                        .init(name: "card_lost", train: 12, test: 3), .init(name: "check_balance", train: 10, test: 1),
                        .init(name: "transfer", train: 4, test: 0),
                    ])))
        scenario.send(
            .loaded(
                .examples(
                    scenario.query,
                    ExamplePage(
                        total: 3,
                        rows: [
                            .init(
                                id: 1,
                                example: Example(
                                    text: "I lost my visa card", intent: "card_lost",
                                    entities: [.init(start: 10, end: 14, entity: "card_type")])),
                            .init(id: 2, example: Example(text: "my card is gone", intent: "card_lost")),
                            .init(id: 3, example: Example(text: "someone took my debit card", intent: "card_lost", type: .test)),
                        ]))))
        scenario.effects = []
        return scenario
    }

    var query: ExampleQuery {
        state.data.query(project: .init(rawValue: "p1"), language: .english, around: state.data.exampleCursor.selected)
    }

    mutating func send(_ message: Message) { effects += Update.apply(message, to: &state) }

    /// Named keys and single characters, separated by spaces.
    mutating func keys(_ names: String) {
        for name in names.split(separator: " ") { send(.key(Self.event(String(name)))) }
    }

    mutating func type(_ text: String) { for c in text { send(.key(.character(c))) } }

    var text: String { Render.canvas(state).text() }
    var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    static func event(_ name: String) -> KeyEvent {
        let named: [String: KeyEvent.Key] = [
            "Enter": .enter, "Esc": .escape, "Tab": .tab, "BTab": .backTab, "Up": .up, "Down": .down, "Left": .left, "Right": .right,
            "Home": .home, "End": .end, "PgUp": .pageUp, "PgDn": .pageDown, "Space": .character(" "), "BSpace": .backspace,
            "F1": .function(1), "F2": .function(2),
        ]
        if let key = named[name] { return .key(key, []) }
        if name.hasPrefix("S-"), let key = named[String(name.dropFirst(2))] { return .key(key, .shift) }
        if name.hasPrefix("^"), name.count == 2 { return .control(name.last ?? " ") }
        return .character(name.first ?? " ")
    }
}

extension ModelRecord {
    static func completed(_ name: String, _ project: ProjectID, status: TrainingStatus = .completed) -> ModelRecord {
        var metrics = ModelMetrics()
        metrics.intentAccuracy = 0.941
        metrics.intentF1 = 0.938
        metrics.testExamples = 640
        let times = TrainingStatus.stations.enumerated().map { StatusChange(status: $1, at: 1_699_999_000_000 + Int64($0) * 100) }
        return ModelRecord(
            id: .init(rawValue: "m-" + name), projectID: project, language: .english, name: name, status: status,
            lastStatusAt: 1_699_999_001_000,
            history: times, message: "", priority: .advanced, configuration: .init(), createdAt: 1_699_999_000_000,
            updatedAt: 1_699_999_001_000,
            examplesPerIntent: ["card_lost": 12], metrics: metrics, trainingSeconds: 1.2, progress: 1,
            leaderboard: [
                CandidateScore(
                    name: "n-grams + intent names, logistic regression", macroF1: 0.929, deviation: 0.004, foldsDone: 5, folds: 5,
                    seconds: 0.4, chosen: true)
            ],
            replicas: 0, deployment: .notDeployed)
    }
}
