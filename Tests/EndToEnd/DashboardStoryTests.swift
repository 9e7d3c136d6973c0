import Foundation
import Testing

/// What people do in the dashboard, from the first key to an answer.
@Suite(.serialized) struct DashboardStoryTests {
    /// Opens the sample whose row is chosen first, and starts training it.
    func training(_ home: Scratch, columns: Int = 120, rows: Int = 40) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(home: home, columns: columns, rows: rows)
        try terminal.wait(for: "q quit")
        terminal.press(.enter)
        try terminal.wait(for: "coffee-bar · en")
        terminal.type("t")
        try terminal.wait(for: "coffee-bar v1")
        return terminal
    }

    /// The one model of the store, from the command line.
    func model(_ home: Scratch) throws -> [String: Any] {
        let list = try Trainyard.run("nlu", "list-models", "--json", home: home).succeeded().data
        return try #require((list["models"] as? [[String: Any]])?.first)
    }

    @Test func aNewcomerTrainsASampleAndGetsAnAnswer() throws {
        let home = try Scratch()
        let terminal = try training(home)
        try terminal.wait(for: "Completed", within: 60)
        terminal.type("6")
        try terminal.wait(for: "Say something")
        terminal.type("how much is a latte")
        try terminal.wait("the right intent first") { terminal.text.contains("ask_price") }
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func theScreenIsWhatWasDrawnOnIt(columns: Int, rows: Int) throws {
        let home = try Scratch()
        let terminal = try training(home, columns: columns, rows: rows)
        try terminal.wait(for: "Completed", within: 60)
        for screen in ["6", "5", "1", "2", "3", "4", "2"] {
            // From the field of Try a plain 5 would be text.
            terminal.type("\u{1B}" + screen)
            terminal.settle(quiet: 0.3)
            let drawn = terminal.lines
            terminal.type("\u{C}")
            terminal.settle()
            // The line of messages may fall silent in between.
            for row in 0..<rows where row != rows - 2 {
                #expect(terminal.lines[row] == drawn[row], "row \(row) of screen \(screen) differs from what a redraw shows")
            }
        }
    }

    @Test func trainingGoesOnAfterQuitting() throws {
        let home = try Scratch()
        let terminal = try training(home)
        terminal.type("q")
        // A job that is only queued is left behind without a question.
        try terminal.wait("question or end") { terminal.hasEnded || terminal.text.contains("goes on in the background") }
        if !terminal.hasEnded { terminal.press(.enter) }
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(terminal.leftovers == [])
        let id = try #require(try model(home)["modelId"] as? String)
        let waited = try Trainyard.run("nlu", "model-status", "-m", id, "-w", "--json", home: home).succeeded().data
        #expect(waited["trainingStatus"] as? String == "Completed")
        let again = try PseudoTerminal(home: home)
        try again.wait(for: "q quit")
        again.type("5")
        try again.wait(for: "coffee-bar v1")
    }

    @Test func trainingGoesOnWhenTheWindowIsClosed() throws {
        let home = try Scratch()
        let terminal = try training(home)
        terminal.hangUp()
        try terminal.wait("end of the program", within: 60) { terminal.hasEnded }
        #expect(try model(home)["trainingStatus"] as? String == "Completed")
    }

    @Test func aKilledDashboardsJobIsRunAgainByTheNext() throws {
        let home = try Scratch()
        let first = try training(home)
        first.signal(SIGKILL)
        #expect(try first.waitForEnd() == .signal(SIGKILL))
        let second = try PseudoTerminal(home: home)
        try second.wait(for: "q quit")
        second.type("4")
        try second.wait(for: "Completed", within: 60)
    }

    @Test func whatAnotherProcessChangesIsSeenAtOnce() throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal(home: home)
        try terminal.wait(for: "q quit")
        try Trainyard.run("nlu", "create-project", "-p", "made elsewhere", "-L", "en", home: home).succeeded()
        try terminal.wait(for: "made elsewhere", within: 5)
    }

    @Test func keysAreAnsweredAtOnceWhileTraining() throws {
        let home = try Scratch()
        let project = try CoffeeBar.project(named: "Bank", home)
        let file = Trainyard.root + "/sample-projects/bank-helpdesk/en.json"
        try Trainyard.run("nlu", "upload-dataset", "-d", file, "-p", project, "-L", "en", home: home).succeeded()
        let terminal = try PseudoTerminal(home: home)
        try terminal.wait(for: "q quit")
        // Many jobs, so that training lasts longer than the measurement.
        try Trainyard.run(
            "nlu", "train", "-p", project, "-L", "en", "-m", "busy", "-n", "100", "--effort", "best", home: home
        ).succeeded()
        terminal.press(.enter)
        try terminal.wait(for: "Bank · en")
        try terminal.wait(for: "● Training")
        // The best of a few measurements: other programs may be busy on the machine.
        let measurements = try (0..<3).map { _ in
            try (0..<100).map { try terminal.latency(of: $0 % 20 < 10 ? "j" : "k") * 1000 }.sorted()
        }
        let best = try #require(measurements.min { $0[98] < $1[98] })
        #expect(terminal.text.contains("● Training"), "training ended before the measurement did")
        #expect(best[50] <= 5, "median \(best[50]) ms")
        #expect(best[98] <= 16, "99th percentile \(best[98]) ms")
    }

    @Test func pastedTextIsNeverACommand() throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal(home: home)
        try terminal.wait(for: "q quit")
        terminal.paste("q\nq\n1t")
        terminal.settle()
        #expect(!terminal.hasEnded)
        terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }
}
