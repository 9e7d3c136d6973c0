import Dashboard
import Foundation
import Terminal
import Testing

@Suite("For screen readers: words, one after the other, and the cursor on what is selected")
struct PlainTests {
    @Test("no screen draws a line, a bar or a chart", arguments: ["1", "2", "3", "4", "5", "6", "2 ?", "2 :", "2 o"])
    func wordsAlone(keys: String) {
        var scenario = Scenario.bank(99, 40)
        scenario.keys(keys)
        let drawn = Render.canvas(scenario.state, isPlain: true).text().unicodeScalars
        #expect(!drawn.contains { (0x2190...0x2BFF).contains($0.value) })
    }

    @Test("the title says in words which screen and pane have the keyboard")
    func title() {
        var scenario = Scenario.bank(99, 40)
        func title() -> String { String(Render.canvas(scenario.state, isPlain: true).text().prefix { $0 != "\n" }) }
        scenario.keys("5")
        #expect(title().contains("Trainyard › Models › Versions › bank"))
        scenario.keys("Tab")
        #expect(title().contains("Trainyard › Models › Confusion › bank"))
        scenario.keys("1")
        #expect(title().contains("Trainyard › Projects › bank"))
        #expect(!Render.canvas(scenario.state).text().contains("› Projects"))
    }

    @Test("one row alone has the mark of the selection, the one that the keys move", arguments: [true, false])
    func oneMark(isPlain: Bool) {
        var scenario = Scenario.bank(99, 40)
        scenario.keys("4")
        scenario.keys("5 Tab Tab Tab")
        let text = Render.canvas(scenario.state, ascii: !isPlain, isPlain: isPlain).text()
        let marked = text.split(separator: "\n").filter { $0.dropFirst().hasPrefix(">") || $0.hasPrefix(" >") || $0.hasPrefix("|>") }
        #expect(marked.count <= 1, "\(text)")
    }

    @Test("keys of arrows are named in words, and no tick is a letter", arguments: [true, false])
    func words(isPlain: Bool) {
        var scenario = Scenario.bank(99, 40)
        func text() -> String { Render.canvas(scenario.state, ascii: !isPlain, isPlain: isPlain).text() }
        scenario.keys("1")
        #expect(text().contains("+ Completed") && !text().contains("v Completed"))
        scenario.keys(":")
        #expect(text().contains("Up/Down move") && !text().contains("^v"))
        scenario.keys("Esc ?")
        #expect(text().contains("Up/Down scroll"))
        scenario.keys("/")
        scenario.type("one row")
        #expect(text().contains("Up k") && text().contains("Down j"))
    }

    @Test("the cursor follows the selection")
    func cursor() throws {
        var scenario = Scenario.bank(99, 40)
        scenario.keys("2")
        let before = try #require(Render.canvas(scenario.state, isPlain: true).caret)
        scenario.keys("Down")
        let after = try #require(Render.canvas(scenario.state, isPlain: true).caret)
        #expect(after.y == before.y + 1)
        #expect(Render.canvas(scenario.state).caret == nil)
    }

    @Test("texts in any script are left as they are")
    func texts() {
        var canvas = Canvas(size: Size(width: 30, height: 1), isPlain: true)
        canvas.put("कार्ड — ●ok│", x: 0, y: 0)
        #expect(canvas.text().trimmingCharacters(in: .whitespaces) == "कार्ड — *ok")
    }
}
