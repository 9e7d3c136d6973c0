import Corpus
import Dashboard
import Engine
import Store
import Terminal
import Testing

@Suite("Marking spans by keyboard")
struct MarkingTests {
    /// The rows that the edits so far would leave in the store.
    func saved(_ scenario: Scenario) -> [Example] {
        scenario.effects.compactMap { if case .edit(.updateExamples(let rows, _)) = $0 { rows[0].example } else { nil } }
    }

    @Test("Several spans are marked in a row: after each the next free word is chosen")
    func goesOn() throws {
        var scenario = Scenario.bank()
        scenario.keys("Right Down s 1")
        #expect(scenario.state.data.marking?.text == "card")
        scenario.keys("1 Esc")
        #expect(saved(scenario).last?.entities.map(\.start) == [0, 3])
        #expect(scenario.state.data.marking == nil)
    }

    @Test("Tab goes to a marked span; stretched, Enter gives it the new bounds and leaves its entity")
    func stretch() throws {
        var scenario = Scenario.bank()
        scenario.keys("Right s Tab Space Enter")
        #expect(saved(scenario).last?.entities == [.init(start: 10, end: 19, entity: "card_type")])
    }

    @Test("The start of a span moves by letter too")
    func start() {
        var scenario = Scenario.bank()
        scenario.keys("Right s Tab")
        scenario.send(.key(.key(.left, .control)))
        scenario.send(.key(.key(.right, .control)))
        scenario.send(.key(.key(.right, .control)))
        #expect(scenario.state.data.marking?.text == "isa")
    }

    @Test("A marked span takes another entity, chosen by its letters or typed anew")
    func relabel() throws {
        var scenario = Scenario.bank()
        scenario.keys("Right s Tab e")
        scenario.type("brand")
        scenario.keys("Enter")
        #expect(saved(scenario).last?.entities == [.init(start: 10, end: 14, entity: "brand")])
        #expect(scenario.state.data.entityTypes.contains("brand"))
    }

    @Test("d takes the span away, and marking goes on in the next example")
    func unmark() throws {
        var scenario = Scenario.bank()
        scenario.keys("Right s Tab d")
        #expect(saved(scenario).last?.entities == [])
        scenario.keys("Down")
        #expect(scenario.state.data.marking?.row.id == 2)
    }

    @Test("A marks the same words wherever they stand unmarked")
    func everywhere() throws {
        var scenario = Scenario.bank()
        scenario.keys("Right s Tab A")
        guard case .edit(.markEverywhere(_, _, let words, let entity)) = try #require(scenario.effects.last) else {
            Issue.record("no edit")
            return
        }
        #expect(words == "visa" && entity == "card_type")
    }

    @Test("A page that was read before the last mark does not take it back")
    func latePage() {
        var scenario = Scenario.bank()
        let old = scenario.query
        let rows = scenario.state.data.page.rows
        scenario.keys("Right Down s 1")
        scenario.send(.loaded(.examples(old, ExamplePage(total: 3, rows: rows))))
        #expect(scenario.state.data.page.rows[1].example.entities.count == 1)
        scenario.send(.loaded(.examples(scenario.query, ExamplePage(total: 3, rows: rows))))
        #expect(scenario.state.data.marking?.row.example.entities == [])
    }

    @Test("In Thai and Chinese each character is a step", arguments: ["ฉันหาย", "我的卡丢了"])
    func characters(text: String) {
        var scenario = Scenario.bank()
        let row = StoredExample(id: 9, example: Example(text: text, intent: "card_lost"))
        scenario.send(.loaded(.examples(scenario.query, ExamplePage(total: 1, rows: [row]))))
        scenario.keys("Right s Right")
        #expect(scenario.state.data.marking?.text == String(Array(text)[1]))
    }
}
