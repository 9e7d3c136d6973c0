import Foundation
import Testing

/// The Models and Training screens of the real program, on two versions of a real model.
@Suite(.serialized) struct ModelScreenTests {
    /// Opens the dashboard on a project with two versions and shows Models.
    func models(_ home: Scratch, columns: Int, rows: Int) throws -> PseudoTerminal {
        let bar = try CoffeeBar(home)
        for _ in 0..<2 { _ = try bar.trained() }
        let terminal = try PseudoTerminal(home: home, columns: columns, rows: rows)
        try terminal.wait(for: "q quit")
        terminal.press(.enter)
        try terminal.wait(for: "Coffee bar · en")
        terminal.type("5")
        try terminal.wait(for: "Versions 2")
        return terminal
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func everyPaneIsShownAndAnswersItsKeys(columns: Int, rows: Int) throws {
        let home = try Scratch()
        let terminal = try models(home, columns: columns, rows: rows)
        // The same data and seed: the two give the same answers, and nothing else is said of them.
        try terminal.wait(for: "the same answers")
        terminal.type("\t\t")
        try terminal.wait(for: "Mistakes")
        terminal.type("\t")
        try terminal.wait(for: "F1▲")
        terminal.type("sS")
        try terminal.wait(for: "P▼")
        terminal.type("\t")
        try terminal.wait(for: "as training chose")
        terminal.type("lll\r")
        try terminal.wait(for: "as you set it")
        terminal.type("\t")
        try terminal.wait(for: "Would more examples help?")
        terminal.type("\r")
        try terminal.wait("a sentence about more examples", within: 30) {
            terminal.text.contains("wice the examples") || terminal.text.contains("twice as many")
        }
    }

    @Test func aChartIsWrittenWhereItsPathSaysAndAThresholdIsKept() throws {
        let home = try Scratch()
        let terminal = try models(home, columns: 120, rows: 40)
        terminal.type("\t")
        // Before the answers have been read there is nothing to export.
        try terminal.wait(for: "rows: the right intent")
        terminal.type("E")
        try terminal.wait(for: "or drawn as .png")
        let file = home.path + "/matrix.svg"
        terminal.type("\u{15}" + file + "\r")
        try terminal.wait(for: "Wrote")
        #expect(try String(contentsOfFile: file, encoding: .utf8).contains("</svg>"))
    }

    @Test func theCommandLineTellsWhetherMoreExamplesWouldHelp() throws {
        let home = try Scratch()
        let model = try CoffeeBar(home).trained()
        let text = try Trainyard.run("nlu", "learning-curve", "-m", model, home: home).succeeded().output
        #expect(text.contains("points ("))
        #expect(text.contains("EXAMPLES"))
        let data = try Trainyard.run("nlu", "learning-curve", "-m", model, "--json", home: home).succeeded().data
        #expect((data["points"] as? [Any])?.count == 4)
        #expect((data["sentence"] as? String)?.isEmpty == false)
        // Once measured it is there at once, until the data change.
        #expect(try Trainyard.run("nlu", "learning-curve", "-m", model, home: home).succeeded().output == text)
    }
}
