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
