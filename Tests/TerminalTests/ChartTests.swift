import Terminal
import Testing

struct ChartTests {
    private func drawn(_ width: Int, _ height: Int = 1, ascii: Bool = false, _ draw: (inout Canvas) -> Void) -> Canvas {
        var canvas = Canvas(size: Size(width: width, height: height), ascii: ascii)
        draw(&canvas)
        return canvas
    }

    @Test(
        "A bar is as long as its share, in eighths of a cell",
        arguments: [
            (0, 10, ""), (10, 10, "██████████"), (5, 10, "█████"), (0.5, 10, "▌"), (0.1, 10, "▏"), (0.001, 10, "▏"),
            (9.99, 10, "██████████"),
            (7.25, 10, "███████▎"), (20, 10, "██████████"), (-3, 10, ""), (1, 0, ""), (.nan, 10, ""), (1, .infinity, ""),
        ] as [(Double, Double, String)])
    func bar(value: Double, maximum: Double, shown: String) {
        let canvas = drawn(12) { Chart.bar(value, of: maximum, on: &$0, x: 0, y: 0, width: 10) }
        #expect(canvas.text() == shown)
        #expect(canvas[9, 0].style.ground ?? canvas[9, 0].style.role == .barTrack)
        #expect(canvas[10, 0] == Cell())
    }

    @Test(
        "In ASCII a bar shows its track",
        arguments: [(0, ".........."), (0.1, "#........."), (4, "####......"), (4.6, "#####....."), (10, "##########")]
            as [(Double, String)])
    func asciiBar(value: Double, shown: String) {
        #expect(drawn(10, ascii: true) { Chart.bar(value, of: 10, on: &$0, x: 0, y: 0, width: 10) }.text() == shown)
    }

    @Test(
        "A sparkline stands on zero: half as high is half as many",
        arguments: [
            ([1, 2, 3, 4, 5, 6, 7, 8], 8, "▁▂▃▄▅▆▇█"), ([3, 3, 3], 8, "███"), ([], 8, ""), ([1, .nan, 2], 8, "▄█"),
            ([0, 0, 4, 4, 8, 8], 3, " ▄█"), ([1], 0, ""),
        ] as [([Double], Int, String)])
    func sparkline(values: [Double], width: Int, shown: String) {
        #expect(drawn(10) { Chart.sparkline(values, on: &$0, x: 0, y: 0, width: width) }.text() == shown)
    }

    @Test(
        "The heat of a share is its fifth; only nothing is the coolest",
        arguments: [(0, 0), (0.01, 1), (0.25, 1), (0.26, 2), (0.5, 2), (0.75, 3), (1, 4), (7, 4), (-1, 0), (.nan, 0)] as [(Double, Int)])
    func heat(share: Double, level: Int) {
        #expect(Chart.heat(share) == Role.heat[level])
    }

    private let curve = Chart.Line(
        name: "LR", points: [0, 1, 2, 3, 4].map { (x: Double($0), y: 0.95 - 0.35 / Double($0 + 1)) }, role: .series1)

    @Test("A line chart has round numbers on its axes and its legend in a row of its own")
    func lines() {
        let canvas = drawn(40, 10) { Chart.lines([curve], on: &$0, in: $0.bounds, xLabel: "epoch") }
        #expect(
            canvas.text() == """
                                              ── LR .880
                .9┤                          ⢀⣀⣀⣀⣀⣀⡠⠤⠤⠤⠤
                  │                ⣀⣀⠤⠤⠔⠒⠒⠊⠉⠉⠁
                .8┤         ⣀⠤⠤⠒⠒⠉⠉
                  │      ⢀⡠⠊
                .7┤    ⢀⠔⠁
                  │  ⣀⠔⠁
                .6┤⡠⠊
                  └┴────────┴────────┴────────┴─────────
                   0        1        2        3    epoch
                """)
    }

    @Test("With one point, no points, or values that are none, a line chart still says something")
    func poorLines() {
        let none = drawn(30, 6) {
            Chart.lines(
                [.init(name: "a", points: [(x: 1, y: .nan)], role: .series1)], on: &$0, in: $0.bounds, empty: "no data yet")
        }
        #expect(none.text().contains("no data yet"))
        let one = drawn(30, 6) { Chart.lines([.init(name: "a", points: [(x: 1, y: 0.5)], role: .series1)], on: &$0, in: $0.bounds) }
        #expect(one.text().contains { ("\u{2801}"..."\u{28FF}").contains($0) })
        let flat = drawn(30, 6) {
            Chart.lines([.init(name: "a", points: [(x: 0, y: 1), (x: 1, y: 1)], role: .series1)], on: &$0, in: $0.bounds)
        }
        #expect(flat.text().contains("1.0"))
    }

    @Test("Charts stay inside their rectangle", arguments: [(3, 2), (8, 4), (9, 5), (14, 7), (30, 12)])
    func inside(width: Int, height: Int) {
        let rect = Rect(x: 2, y: 1, width: width, height: height)
        let canvas = drawn(40, 16) { canvas in
            let lines = (0..<4).map { number in
                Chart.Line(name: "series \(number)", points: [(x: 0, y: 0), (x: 1e6, y: Double(number) * 1e9)], role: .series1)
            }
            Chart.lines(lines, on: &canvas, in: rect, xLabel: "a long name of the axis")
            Chart.histogram(
                [1, 900, 3], [4, 5, 60_000], labels: ["low", "middle", "high"], on: &canvas, in: rect, roles: (.error, .ok), marker: 1)
        }
        let outside = (0..<16).flatMap { y in (0..<40).map { (x: $0, y: y) } }.filter {
            !rect.contains($0.x, $0.y) && canvas[$0.x, $0.y].character != " "
        }
        #expect(outside.isEmpty)
    }

    @Test("A legend that does not fit says how many more there are")
    func longLegend() {
        let lines = (1...9).map { Chart.Line(name: "series \($0)", points: [(x: 0, y: 1), (x: 1, y: 2)], role: .series1) }
        let canvas = drawn(40, 8) { Chart.lines(lines, on: &$0, in: $0.bounds) }
        #expect(canvas.text().split(separator: "\n").first.map(String.init)?.hasSuffix("+7") == true)
    }

    @Test("A histogram stands on its labels, with counts above and a marker behind")
    func histogram() {
        let canvas = drawn(30, 6) {
            Chart.histogram([2, 1, 0], [0, 4, 8], labels: ["0", ".3", ".6"], on: &$0, in: $0.bounds, roles: (.error, .ok), marker: 0.35)
        }
        #expect(
            canvas.text() == """
                2/0       1/4       0/8
                          ┊             ▒▒▒▒
                          ┊             ▒▒▒▒
                          ┊   ▒▒▒▒      ▒▒▒▒
                ████      ▄▄▄▄▒▒▒▒      ▒▒▒▒
                0         .3        .6
                """)
        #expect(canvas[0, 4].style.role == .error && canvas[15, 4].style.role == .ok)
    }

    @Test("Narrow histograms name the highest count and leave out labels that would meet")
    func narrowHistogram() {
        let canvas = drawn(11, 5) {
            Chart.histogram(Array(1...10), Array(1...10), labels: (0..<10).map { ".\($0)" }, on: &$0, in: $0.bounds, roles: (.error, .ok))
        }
        let rows = canvas.text().split(separator: "\n")
        #expect(rows.first == "max 10")
        #expect(rows.last.map { $0.split(separator: " ") } == [".0", ".3", ".6", ".9"])
    }
}
