import Terminal
import Testing

struct ListCursorTests {
    @Test(
        "Moving keeps the row in the list and two rows of context on the screen",
        arguments: [
            (0, 0, 1, 100, 10, 1, 0), (0, 0, -1, 100, 10, 0, 0), (6, 0, 1, 100, 10, 7, 0), (7, 0, 1, 100, 10, 8, 3),
            (50, 48, -1, 100, 10, 49, 44),
            (98, 90, 5, 100, 10, 99, 90), (0, 0, 10, 100, 10, 10, 5), (5, 0, 1, 7, 10, 6, 0), (0, 0, 1, 0, 10, 0, 0),
            (0, 0, Int.max, 100, 10, 99, 90), (3, 0, Int.min, 9, 4, 0, 0), (1, 0, 1, 9, 1, 2, 2), (0, 0, 1, 9, 0, 1, 1),
            (1, 0, 1, 9, 2, 2, 1),
        ])
    func move(selected: Int, top: Int, delta: Int, count: Int, visible: Int, newSelected: Int, newTop: Int) {
        var cursor = ListCursor(selected: selected, top: top)
        cursor.move(by: delta, count: count, visible: visible)
        #expect(cursor == ListCursor(selected: newSelected, top: newTop))
    }

    @Test("Going through a list, few keys move all of its rows", arguments: [1, -1])
    func jumps(delta: Int) {
        var cursor = ListCursor(selected: delta > 0 ? 0 : 199, top: delta > 0 ? 0 : 170)
        var scrolls = 0
        for _ in 0..<199 {
            let top = cursor.top
            cursor.move(by: delta, count: 200, visible: 30)
            #expect(cursor.range(count: 200, visible: 30).contains(cursor.selected))
            scrolls += cursor.top == top ? 0 : 1
        }
        #expect(scrolls < 199 / 10)
    }

    @Test("After rows vanish the cursor is on a row that exists")
    func clamp() {
        var cursor = ListCursor(selected: 50, top: 45)
        cursor.clamp(count: 20, visible: 10)
        #expect(cursor == ListCursor(selected: 19, top: 10))
        #expect(cursor.range(count: 20, visible: 10) == 10..<20)
        cursor.clamp(count: 0, visible: 10)
        #expect(cursor == ListCursor())
        #expect(cursor.range(count: 0, visible: 10).isEmpty)
    }
}
