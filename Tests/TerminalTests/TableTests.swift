import Terminal
import Testing

struct TableTests {
    private let columns = [
        Table.Column("intent", .flexible(minimum: 6)), Table.Column("n", .fixed(4), .right), Table.Column("note", .fixed(6), rank: 2),
        Table.Column("F1", .fixed(3), .right, rank: 1),
    ]

    private func drawn(width: Int) -> String {
        var canvas = Canvas(size: Size(width: width, height: 2))
        let table = Table(columns, in: canvas.bounds)
        table.drawHeader(on: &canvas, y: 0)
        table.drawRow([("card_blocked", .text), ("214", .text), ("confused", .text), (".91", .text)], on: &canvas, y: 1)
        return canvas.text()
    }

    @Test("Flexible columns take what is left; the least important columns go first; what does not fit is marked")
    func layout() {
        #expect(drawn(width: 31) == "intent           n  note     F1\ncard_blocked   214  confu…  .91")
        #expect(drawn(width: 23) == "intent           n   F1\ncard_blocked   214  .91")
        #expect(drawn(width: 15) == "intent        n\ncard_blo…   214")
        #expect(drawn(width: 12) == "intent     n\ncard_…   214")
    }

    @Test("Nothing is drawn beyond the table, however narrow", arguments: 0...12)
    func narrow(width: Int) {
        var canvas = Canvas(size: Size(width: 20, height: 1))
        let rect = Rect(x: 3, y: 0, width: width, height: 1)
        let table = Table(columns, in: rect)
        table.drawHeader(on: &canvas, y: 0)
        let drawn = (0..<20).filter { canvas[$0, 0].character != " " }
        #expect(Set(drawn).isSubset(of: Set(3..<3 + width)))
    }

    @Test("Spare columns are shared by weight")
    func weights() {
        let rect = Rect(x: 0, y: 0, width: 32, height: 1)
        let table = Table([.init("a", .flexible(minimum: 0, weight: 2)), .init("b", .flexible(minimum: 0))], in: rect)
        #expect(table.places.compactMap { $0?.width } == [20, 10])
        #expect(table.places.compactMap { $0?.x } == [0, 22])
    }
}
