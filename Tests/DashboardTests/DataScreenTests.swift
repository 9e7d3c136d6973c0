import Corpus
import Dashboard
import Engine
import Store
import Terminal
import Testing

@Suite("Data screen")
struct DataScreenTests {
    @Test("Intents are listed with the most examples first, the starved one flagged")
    func intents() throws {
        let lines = Scenario.bank().lines
        let lost = try #require(lines.firstIndex { $0.contains("card_lost ") && $0.contains("15") })
        let transfer = try #require(lines.firstIndex { $0.contains("transfer ") })
        #expect(lost < transfer)
        #expect(lines[transfer].prefix(46).contains("!"))
    }

    @Test("Entity spans stand in the colour of their type")
    func spans() {
        let canvas = Render.canvas(Scenario.bank().state)
        let coloured = canvas.cells.filter { $0.style.role == .entity1 && $0.character != " " }.map(\.character)
        #expect(String(coloured).hasPrefix("visa"))
    }

    @Test("a asks for an example of the chosen intent, and stays for the next one")
    func add() throws {
        var scenario = Scenario.bank()
        scenario.keys("a")
        #expect(scenario.text.contains("Add to card_lost"))
        scenario.type("my [visa](card_type) is lost")
        scenario.keys("Enter")
        guard case .edit(.addExamples(_, _, let examples)) = try #require(scenario.effects.last) else { Issue.record("no edit"); return }
        #expect(
            examples == [Example(text: "my visa is lost", intent: "card_lost", entities: [.init(start: 3, end: 7, entity: "card_type")])])
        #expect(scenario.text.contains("Saved. Type the next one"))
    }

    @Test("d deletes what is selected, and nothing asks")
    func delete() throws {
        var scenario = Scenario.bank()
        scenario.keys("Right Space Space d")
        guard case .edit(.deleteExamples(let ids)) = try #require(scenario.effects.last) else { Issue.record("no edit"); return }
        #expect(ids == [1, 2])
        #expect(scenario.state.dialog == nil)
    }

    @Test("v selects from here to where the cursor goes")
    func range() {
        var scenario = Scenario.bank()
        scenario.keys("Right v Down Down")
        #expect(scenario.state.data.selected == [1, 2, 3])
        scenario.keys("Esc")
        #expect(scenario.state.data.selected.isEmpty)
    }

    @Test("m moves to an intent found by a few letters, or to a new one")
    func move() throws {
        var scenario = Scenario.bank()
        scenario.keys("Right m")
        scenario.type("tran")
        scenario.keys("Enter")
        guard case .edit(.moveExamples(let ids, let intent)) = try #require(scenario.effects.last) else { Issue.record("no edit"); return }
        #expect(ids == [1] && intent == "transfer")
        scenario.keys("m")
        scenario.type("brand_new")
        scenario.keys("Enter")
        guard case .edit(.moveExamples(_, let new)) = try #require(scenario.effects.last) else { Issue.record("no edit"); return }
        #expect(new == "brand_new")
    }

    @Test("s marks the word under the arrows as the entity that a digit names")
    func mark() throws {
        var scenario = Scenario.bank()
        scenario.keys("Right Down s Right 1")
        guard case .edit(.updateExamples(let rows, _)) = try #require(scenario.effects.last) else { Issue.record("no edit"); return }
        #expect(rows[0].example.entities == [.init(start: 3, end: 7, entity: "card_type")])
        #expect(rows[0].example.text.slice(codePoints: 3, 7) == "card")
    }

    @Test("/ narrows while typing; the query holds the words; Esc clears it")
    func filter() throws {
        var scenario = Scenario.bank()
        scenario.keys("Right /")
        scenario.type("gone")
        guard case .loadExamples(let query) = try #require(scenario.effects.last) else { Issue.record("no query"); return }
        #expect(query.search == "gone")
        scenario.keys("Esc")
        #expect(scenario.state.data.filter == nil)
    }

    @Test("A paste never runs as commands")
    func paste() {
        var scenario = Scenario.bank()
        scenario.send(.key(.paste("dddqqq\n")))
        #expect(!scenario.effects.contains { if case .previewPaste = $0 { false } else { true } })
        #expect(scenario.state.exit == nil)
        #expect(scenario.text.contains("Paste into card_lost"))
    }

    @Test("A late page of another intent is dropped")
    func latePage() {
        var scenario = Scenario.bank()
        let old = scenario.query
        scenario.keys("Down Right")
        scenario.send(.loaded(.examples(old, ExamplePage(total: 0, rows: []))))
        #expect(scenario.state.data.page.total == 3)
    }

    @Test("An empty project says what to do next")
    func empty() {
        var scenario = Scenario.bank()
        scenario.send(.loaded(.intents(.init(rawValue: "p1"), .english, [])))
        #expect(scenario.text.contains("n makes one"))
    }

    @Test("Scrolling near the end of what was read reads on")
    func readOn() throws {
        var scenario = Scenario.bank()
        let rows = (0..<400).map { StoredExample(id: Int64($0), example: Example(text: "utterance \($0)", intent: "card_lost")) }
        scenario.send(.loaded(.examples(scenario.query, ExamplePage(total: 100_000, rows: rows))))
        scenario.keys("Right End")
        guard case .loadExamples(let query) = try #require(scenario.effects.last) else { Issue.record("no query"); return }
        #expect(query.offset > 99_000)
    }

    @Test("A held arrow reads nothing; the examples follow when the cursor rests, or something is done with them")
    func preview() {
        var scenario = Scenario.bank()
        scenario.keys("Down Down")
        #expect(scenario.effects.isEmpty)
        scenario.state.now += DataState.previewDelay
        scenario.send(.tick)
        #expect(scenario.effects.contains { if case .loadExamples(let query) = $0 { query.intent == "transfer" } else { false } })
        scenario.effects = []
        scenario.keys("Up Right")
        #expect(scenario.effects.contains { if case .loadExamples(let query) = $0 { query.intent == "check_balance" } else { false } })
    }

    @Test("Clearing a kept filter brings the rows back")
    func clearFilter() {
        var scenario = Scenario.bank()
        scenario.keys("Right /")
        scenario.type("gone")
        scenario.keys("Enter")
        scenario.effects = []
        scenario.keys("Esc")
        #expect(scenario.effects.contains { if case .loadExamples(let query) = $0 { query.search.isEmpty } else { false } })
    }

    @Test("Each d of a burst deletes the next row")
    func burst() {
        var scenario = Scenario.bank()
        scenario.keys("Right d d d")
        let deleted = scenario.effects.compactMap { if case .edit(.deleteExamples(let ids)) = $0 { ids } else { nil } }
        #expect(deleted == [[1], [2], [3]])
    }

    @Test("A new intent is where the cursor goes")
    func newIntent() {
        var scenario = Scenario.bank()
        scenario.send(.loaded(.intentMade("greet")))
        let intents = scenario.state.data.intents + [.init(name: "greet", train: 0, test: 0)]
        scenario.send(.loaded(.intents(.init(rawValue: "p1"), .english, intents)))
        #expect(scenario.state.data.chosenIntent == "greet")
    }

    @Test("Unlabelled utterances have a row of their own")
    func unlabelled() {
        var scenario = Scenario.bank()
        scenario.send(.loaded(.intents(.init(rawValue: "p1"), .english, scenario.state.data.intents, unlabelled: 6)))
        #expect(scenario.lines.contains { $0.contains("unlabelled") && $0.contains(" 6 ") })
    }

    @Test("A span is stretched by what a reader calls a letter, and keeps no blank at its end")
    func stretch() throws {
        var scenario = Scenario.bank()
        let row = StoredExample(id: 9, example: Example(text: "बत्ती जला दो", intent: "card_lost"))
        scenario.send(.loaded(.examples(scenario.query, ExamplePage(total: 1, rows: [row]))))
        scenario.keys("Right s S-Right Enter")
        scenario.type("thing")
        scenario.keys("Enter")
        guard case .edit(.updateExamples(let rows, _)) = try #require(scenario.effects.last) else { Issue.record("no edit"); return }
        #expect(rows[0].example.entities == [.init(start: 0, end: 5, entity: "thing")])
    }

    @Test("With a filter on the intents, lists to choose from still have them all, and what is asked for elsewhere is found")
    func allToChooseFrom() {
        var scenario = Scenario.bank()
        scenario.keys("/")
        scenario.type("transfer")
        scenario.keys("Enter")
        #expect(scenario.state.data.rows.count == 1)
        scenario.send(
            .loaded(
                .examples(
                    scenario.query, ExamplePage(total: 1, rows: [.init(id: 9, example: Example(text: "send it", intent: "transfer"))]))))
        scenario.keys("Right m")
        #expect(scenario.text.contains("card_lost") && scenario.text.contains("check_balance"))
    }

    @Test("A list pasted into a lookup is an entry a line")
    func pastedEntries() {
        var scenario = Scenario.bank()
        scenario.keys("o a Enter")
        scenario.type("city")
        scenario.keys("Enter")
        scenario.send(.key(.paste("Berlin\nParis\n\nNew York\n")))
        scenario.keys("Enter")
        let saved = scenario.effects.compactMap {
            if case .edit(.setDefinition(_, let definition)) = $0 { definition.examples } else { nil }
        }
        #expect(saved.last == ["Berlin", "Paris", "New York"])
    }

    @Test("Where a search was mended, it is said what was searched for, and all of it can be selected")
    func spelt() {
        var scenario = Scenario.bank()
        scenario.keys("Right /")
        scenario.type("crad")
        var page = ExamplePage(total: 1, rows: [.init(id: 2, example: Example(text: "my card is gone", intent: "card_lost"))])
        page.spelt = "card"
        scenario.send(.loaded(.examples(scenario.query, page)))
        #expect(scenario.text.contains("1 match for “card”"))
        scenario.keys("Enter *")
        guard case .selectAll(let query)? = scenario.effects.last else { Issue.record("nothing selected"); return }
        #expect(query.search == "card")
        scenario.send(.loaded(.selection(query, [2])))
        #expect(scenario.state.data.selected == [2])
    }
}
