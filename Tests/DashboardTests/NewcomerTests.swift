import Corpus
import Dashboard
import Store
import Testing

@Suite("What somebody runs into in the first ten minutes")
struct NewcomerTests {
    @Test("Before a project was opened, a screen's number opens the one under the bar")
    func opensTheOneUnderTheBar() throws {
        var scenario = Scenario()
        let project = ProjectRecord(
            id: .init(rawValue: "p1"), name: "bank", languages: [.english], createdAt: 0, updatedAt: scenario.state.now, examples: 30,
            intents: 3, models: 1)
        scenario.send(.loaded(.projects([project])))
        scenario.keys("5")
        #expect(scenario.state.project?.name == "bank" && scenario.state.screen == .models)
    }

    @Test("A pattern that does not compile is refused, and what was typed stays")
    func brokenPattern() {
        var scenario = Scenario.bank()
        scenario.keys("o")
        let code = EntityDefinition(entity: "code", kind: .regex, examples: ["[A-Z]"], language: .english)
        scenario.send(.loaded(.entities(.init(rawValue: "p1"), .english, EntityRow.rows([], [code]))))
        scenario.keys("Enter a")
        scenario.type("[A-Z{3")
        scenario.effects = []
        scenario.keys("Enter")
        guard case .prompt(let prompt)? = scenario.state.dialog else { Issue.record("the prompt is gone"); return }
        #expect(prompt.error?.contains("pattern") == true && prompt.field.text == "[A-Z{3", "\(prompt.error ?? "")")
        #expect(scenario.effects.isEmpty)
    }

    @Test("Models opens on the newest version that can answer")
    func leavesFailures() {
        var scenario = Scenario.bank()
        let project = ProjectID(rawValue: "p1")
        scenario.send(.loaded(.models([.completed("bank v2", project, status: .failed), .completed("bank v1", project)], [:])))
        scenario.keys("5")
        #expect(scenario.state.models.cursor.selected == 1)
    }

    @Test("A long message stands in whole", arguments: [80, 120])
    func longMessage(width: Int) {
        var scenario = Scenario.bank(width, 24)
        scenario.send(
            .failed("at least two intents with ten training examples each are needed; there are 3 of which 2 have fewer than ten: last"))
        #expect(scenario.text.contains("At least two intents") && scenario.text.contains("last"))
    }
}
