import Corpus
import Dashboard
import Engine
import NLU
import Store
import Terminal
import Testing

@Suite("The tour, and keys of one's own")
struct TourTests {
    @Test("The tour follows what the person does, from the sample to the second model")
    func tour() throws {
        var scenario = Scenario()
        scenario.state.tour = Tour()
        #expect(scenario.text.contains("Tour 1/8"))
        let project = ProjectRecord(
            id: .init(rawValue: "p1"), name: "bank", languages: [.english], createdAt: 0, updatedAt: 0, examples: 30, intents: 1, models: 0)
        scenario.send(.loaded(.opened(project, .english)))
        #expect(scenario.text.contains("t trains a model"))
        scenario.send(.loaded(.models([.completed("bank v1", project.id, status: .training)], [:])))
        #expect(scenario.text.contains("is being trained"))
        scenario.send(.loaded(.models([.completed("bank v1", project.id)], [:])))
        #expect(scenario.text.contains("6 lets you try it"))
        scenario.keys("6 h")
        let intent = ParseResult.Intent(name: "greet", confidence: 0.9)
        let result = ParseResult(text: "h", intent: intent, intentRanking: [intent], entities: [])
        scenario.send(.loaded(.parsed(sequence: scenario.state.tryIt.sequence, .init(rawValue: "m-bank v1"), result, milliseconds: 1)))
        #expect(scenario.text.contains("then 5 shows how good it is"))
        scenario.state.screen = .data
        scenario.state.data.visit = .init(from: .models)
        scenario.send(.tick)
        #expect(scenario.text.contains("a adds more like it"))
        scenario.send(
            .loaded(.examples(scenario.query, ExamplePage(total: 1, rows: [.init(id: 1, example: Example(text: "hi", intent: "x"))]))))
        scenario.state.focus[.data] = .examples
        scenario.keys("d")
        #expect(scenario.text.contains("t trains again"))
        scenario.keys("F2")
        #expect(scenario.state.tour == nil)
    }

    @Test("A line of the configuration gives a command other keys; hints, help and dispatch follow")
    func remap() {
        let (table, issues) = KeyRemapping.apply([.init(line: 1, key: "key.train", value: "R F5")], file: "config.toml")
        #expect(issues.isEmpty)
        var scenario = Scenario.bank()
        scenario.state.keymap = Keymap(table)
        #expect(scenario.text.contains("R train"))
        scenario.keys("t")
        #expect(scenario.effects.isEmpty)
        scenario.keys("R")
        #expect(scenario.effects.contains { if case .train = $0 { true } else { false } })
    }

    @Test(
        "A line that cannot be followed is named with its number",
        arguments: [("nothing", "x"), ("train", "Hyper-x"), ("train", "e"), ("help", "")])
    func faults(name: String, value: String) {
        let (table, issues) = KeyRemapping.apply([.init(line: 7, key: "key." + name, value: value)], file: "config.toml")
        #expect(issues.count == 1)
        #expect(issues.first?.description.hasPrefix("config.toml:7: ") == true)
        #expect(table.first { $0.id == .train }?.keys == CommandTable.byID[.train]?.keys)
    }

    @Test("Every key's name is read back as that key", arguments: CommandTable.all)
    func names(command: Command) {
        for key in command.keys { #expect(KeyChord(name: key.name) == key, "\(key.name)") }
    }
}
