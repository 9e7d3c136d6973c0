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

    @Test("Its keys are commands like all others: help, palette and quit go on working, and a digit without an entity says so")
    func commands() {
        var scenario = Scenario.bank(80, 24)
        scenario.keys("Right s")
        #expect(scenario.lines.last?.contains("Enter take") == true && scenario.lines.last?.contains("Esc done") == true)
        scenario.keys("?")
        #expect(scenario.text.contains("Takes the next word into what is chosen."))
        scenario.keys("Esc :")
        scenario.type("mark everywhere")
        #expect(scenario.text.contains("Marks the same words in every example"))
        scenario.keys("Enter")
        #expect(scenario.text.contains("Mark these words first"))
        scenario.keys("9")
        #expect(scenario.text.contains("No entity has that number"))
        #expect(scenario.state.data.marking != nil && scenario.effects.isEmpty)
    }

    @Test("What is chosen is in sight however long the text is, and its entity is named")
    func inSight() {
        var scenario = Scenario.bank(80, 24)
        let words = (1...30).map { "word\($0)" }.joined(separator: " ")
        let span = EntityAnnotation(start: words.count - 6, end: words.count, entity: "last_one")
        let row = StoredExample(id: 9, example: Example(text: words, intent: "card_lost", entities: [span]))
        scenario.send(.loaded(.examples(scenario.query, ExamplePage(total: 1, rows: [row]))))
        scenario.keys("Right s Tab")
        #expect(scenario.state.data.marking?.text == "word30")
        #expect(scenario.lines.contains { $0.contains("word30") && $0.contains("train") })
        #expect(scenario.text.contains("“word30” is last_one"))
        scenario.keys("e")
        #expect(scenario.lines.contains { $0.contains("last_one") && $0.contains("as it is now") })
    }

    @Test("Marking begins at the words that were searched for")
    func atMatch() {
        var scenario = Scenario.bank()
        scenario.keys("Right /")
        scenario.type("debit")
        let row = StoredExample(id: 3, example: Example(text: "someone took my debit card", intent: "card_lost"))
        scenario.send(.loaded(.examples(scenario.query, ExamplePage(total: 1, rows: [row]))))
        scenario.keys("Enter s")
        #expect(scenario.state.data.marking?.text == "debit")
    }

    @Test("Of more types than colours those come first that the examples in sight have")
    func manyTypes() {
        var scenario = Scenario.bank()
        scenario.state.data.entityTypes = Set((1...30).map { "a\($0)" })
        scenario.keys("Right s")
        #expect(scenario.state.data.marking?.types.first == "card_type")
        #expect(scenario.text.contains("1 card_type"))
    }
}
