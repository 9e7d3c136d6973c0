import Dashboard
import Terminal
import Testing

@Suite("The mouse does what keys do")
struct MouseTests {
    func click(_ text: String, _ scenario: inout Scenario, _ kind: MouseEvent.Kind = .press) throws {
        let lines = scenario.lines
        let y = try #require(lines.firstIndex { $0.contains(text) })
        let range = try #require(lines[y].range(of: text))
        let x = lines[y][..<range.lowerBound].columns
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
}
