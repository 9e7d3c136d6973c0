import Foundation
import Testing

/// The dashboard in a real pseudo-terminal: what it shows, and how fast.
@Suite(.serialized) struct DashboardScreenTests {
    static let tabs = ["1 Projects", "2 Data", "3 Review", "4 Training", "5 Models", "6 Try"]

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func showsWhereOneIsAndWhatOneCanDo(columns: Int, rows: Int) throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal(home: home, columns: columns, rows: rows)
        try terminal.wait(for: "q quit")
        #expect(terminal.lines[0].contains("Trainyard"))
        for tab in Self.tabs { #expect(terminal.lines[1].contains(tab), "\(tab) is missing: \(terminal.lines[1])") }
        #expect(terminal.lines[rows - 1].contains("? help"))
    }

    @Test func aScreenReaderGetsWordsAlone() throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal(Trainyard.path, ["--plain"], home: home, columns: 200)
        try terminal.wait(for: "q quit")
        #expect(!terminal.lines.joined().unicodeScalars.contains { (0x2190...0x2BFF).contains($0.value) })
        #expect(terminal.lines.allSatisfy { $0.count < 100 })
    }

    @Test func theFirstTextIsThereAtOnce() throws {
        let home = try Scratch()
        try Trainyard.run("nlu", "list-projects", home: home).succeeded()
        // The best of a few: other programs may be busy on the machine.
        let times = try (0..<8).map { _ in
            let start = ContinuousClock.now
            let terminal = try PseudoTerminal(home: home)
            try terminal.wait(for: "Trainyard")
            return (ContinuousClock.now - start) / .milliseconds(1)
        }
        #expect(times.min() ?? .infinity <= 100, "\(times) ms")
    }

    @Test func nothingHappensWhenNothingHappens() throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal(home: home)
        try terminal.wait(for: "q quit")
        terminal.settle(quiet: 1)
        let ticks = terminal.processorTicks
        #expect(terminal.listen(for: 3) == 0, "bytes written while idle")
        #expect(terminal.processorTicks - ticks <= 1, "processor time used while idle")
    }

    @Test func aStormOfSizesLeavesAWholeScreen() throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal(home: home)
        try terminal.wait(for: "q quit")
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            terminal.resize(columns: .random(in: 1...200, using: &random), rows: .random(in: 1...60, using: &random))
            _ = terminal.listen(for: 0.003)
        }
        terminal.resize(columns: 120, rows: 40)
        try terminal.wait(for: "q quit")
        terminal.settle()
        let stormed = terminal.lines
        let fresh = try PseudoTerminal(home: home)
        try fresh.wait(for: "q quit")
        fresh.settle()
        #expect(stormed == fresh.lines)
    }

    @Test func aTerminalThatIsTooSmallIsToldTheSizeItNeeds() throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal(home: home, columns: 50, rows: 12)
        try terminal.wait(for: "60×16")
        terminal.resize(columns: 80, rows: 24)
        try terminal.wait(for: "q quit")
    }

    @Test func exportedSizesDoNotFreezeTheWindow() throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal(home: home, columns: 120, rows: 40, environment: ["LINES": "10", "COLUMNS": "20"])
        try terminal.wait(for: "q quit")
        terminal.resize(columns: 100, rows: 30)
        try terminal.wait("hint line in the last row") { terminal.lines[29].contains("q quit") }
    }

    @Test func withoutColoursEveryCellLooksAlikeButForAttributes() throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal(home: home, environment: ["NO_COLOR": "1"])
        try terminal.wait(for: "q quit")
        var pairs: Set<[UInt32]> = []
        for row in 0..<terminal.rows {
            for column in 0..<terminal.columns {
                let cell = terminal.cell(row, column)
                pairs.insert([cell.foreground, cell.background])
            }
        }
        #expect(pairs.count == 1)
    }

    @Test(arguments: [["LANG": "C", "LC_ALL": "C"], ["TERM": "vt100", "LANG": "C"]])
    func aPlainTerminalGetsPlainCharacters(environment: [String: String]) throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal(home: home, environment: environment)
        try terminal.wait(for: "q quit")
        #expect(terminal.text.allSatisfy { $0.isASCII })
    }

    @Test(arguments: ["dumb", "no-such-terminal"])
    func aTerminalThatCannotDrawIsRefusedInOneLine(name: String) throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal(home: home, environment: ["TERM": name])
        #expect(try terminal.waitForEnd() == .exit(1))
        #expect(terminal.lines[0].hasPrefix("trainyard: "))
        #expect(terminal.leftovers == [])
    }
}
