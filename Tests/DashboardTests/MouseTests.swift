import Dashboard
import Terminal
import Testing

@Suite("The mouse does what keys do")
struct MouseTests {
    /// - Parameter columns: how far right of the text's first column.
    func click(_ text: String, _ scenario: inout Scenario, _ kind: MouseEvent.Kind = .press, columns: Int = 0) throws {
        let lines = scenario.lines
        let y = try #require(lines.firstIndex { $0.contains(text) })
        let range = try #require(lines[y].range(of: text))
        let x = lines[y][..<range.lowerBound].columns + columns
        scenario.send(.key(.mouse(MouseEvent(kind, x: x, y: y))))
    }

    @Test("A click chooses the row under it, and its pane")
    func rows() throws {
        var scenario = Scenario.bank()
        try click("transfer ", &scenario)
        #expect(scenario.state.data.chosenIntent == "transfer")
        try click("my card is gone", &scenario)
        #expect(scenario.state.place == .examples)
        #expect(scenario.state.data.exampleCursor.selected == 1)
    }

    @Test("A double click opens")
    func open() throws {
        var scenario = Scenario.bank()
        try click("my card is gone", &scenario, .doubleClick)
        #expect(scenario.text.contains("Edit the example"))
    }

    @Test("Tabs and hints are keys")
    func hints() throws {
        var scenario = Scenario.bank()
        try click("? help", &scenario)
        #expect(scenario.text.contains("What the words mean") || scenario.text.contains("In this pane"))
        try click("Esc close", &scenario)
        try click("4 Training", &scenario)
        #expect(scenario.state.screen == .training)
    }

    @Test("Under a dialog nothing can be clicked, in it the rows can")
    func dialogs() throws {
        var scenario = Scenario.bank()
        scenario.keys("T")
        scenario.send(.key(.mouse(MouseEvent(.press, x: 1, y: 1))))
        #expect(scenario.state.screen == .data)
        var palette = Scenario.bank()
        palette.keys(":")
        try click("filter", &palette, .doubleClick)
        #expect(palette.state.data.intentFilterHasFocus)
    }

    @Test("The wheel scrolls what lies under it and leaves the keyboard where it is")
    func wheel() throws {
        var scenario = Scenario.bank()
        try click("my card is gone", &scenario, .wheelDown)
        #expect(scenario.state.place == .intents)
        #expect(scenario.state.data.exampleCursor.selected == 2)
    }

    @Test("A click in a field puts the caret there; a click elsewhere gives the keyboard back to the list")
    func fields() throws {
        var scenario = Scenario.bank()
        scenario.keys("Right /")
        scenario.type("my card")
        try click("/my card", &scenario, columns: 5)
        scenario.type("x")
        #expect(scenario.state.data.filter?.text == "my cxard")
        try click("my card is gone", &scenario)
        #expect(!scenario.state.data.filterHasFocus)
        try click("/my cxard", &scenario, columns: 5)
        #expect(scenario.state.data.filterHasFocus)
        scenario.keys("Esc a")
        scenario.type("where is it")
        try click("is it", &scenario)
        scenario.type("now ")
        #expect(scenario.text.contains("where now is it"))
    }

    @Test("A wide character in a field counts as the columns that it takes")
    func wideFields() {
        var field = TextField("日本語 card")
        field.placeCaret(atColumn: 3)
        #expect(field.caret == 1)
        field.placeCaret(atColumn: 4)
        #expect(field.caret == 2)
        field.placeCaret(atColumn: 40)
        #expect(field.caret == field.text.count)
    }

    @Test("While spans are marked, a click chooses a word, and letting go elsewhere all between; a legend marks it")
    func spans() throws {
        var scenario = Scenario.bank()
        scenario.keys("Right s")
        try click("visa card", &scenario)
        #expect(scenario.state.data.marking?.text == "visa")
        try click("visa card", &scenario, .release, columns: 6)
        #expect(scenario.state.data.marking?.text == "visa card")
        try click("card is gone", &scenario)
        #expect(scenario.state.data.marking?.text == "card" && scenario.state.data.marking?.row.id == 2)
        try click("1 card_type", &scenario)
        guard case .edit(.updateExamples(let rows, _)) = try #require(scenario.effects.last) else { Issue.record("no edit"); return }
        #expect(rows[0].example.entities == [.init(start: 3, end: 7, entity: "card_type")])
    }

    @Test("A click on a column's title sorts by it, a second one the other way round")
    func columns() throws {
        var scenario = ModelWorkTests().models()
        scenario.keys("Tab Tab")
        for _ in 0..<4 where scenario.state.place != .modelIntents { scenario.keys("Tab") }
        let lines = scenario.lines
        let y = try #require(lines.firstIndex { $0.contains("F1▲") })
        let x = try #require(lines[y].range(of: " P ").map { lines[y][..<$0.lowerBound].columns + 1 })
        for isReversed in [false, true, false] {
            scenario.send(.key(.mouse(MouseEvent(.press, x: x, y: y))))
            #expect(scenario.state.models.order == IntentOrder(column: .precision, isReversed: isReversed))
        }
    }

    @Test("The threshold goes where the chart is clicked, and nothing is kept before Enter")
    func threshold() throws {
        var scenario = ModelWorkTests().models()
        for _ in 0..<8 where scenario.state.place != .threshold { scenario.keys("Tab") }
        let lines = scenario.lines
        let y = try #require(lines.firstIndex { $0.contains("┊") })
        let line = try #require(lines[y].range(of: "┊").map { lines[y][..<$0.lowerBound].columns })
        scenario.send(.key(.mouse(MouseEvent(.press, x: line + 4, y: y))))
        #expect(try #require(scenario.state.models.moved) > 25)
        #expect(scenario.effects.isEmpty)
    }

    @Test("A click on a screen opens the project at hand, as its number does")
    func tabOpens() throws {
        var scenario = Scenario.bank()
        scenario.state.project = nil
        scenario.state.screen = .projects
        try click("2 Data", &scenario)
        #expect(scenario.state.project?.name == "bank" && scenario.state.screen == .data)
    }
}
