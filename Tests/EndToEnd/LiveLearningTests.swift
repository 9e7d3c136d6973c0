import Foundation
import Testing

/// Live learning in the real program: scores and Try answer to edits before any training.
@Suite(.serialized) struct LiveLearningTests {
    /// A project with the data of a sample, opened; waits for the first provisional score.
    private func opened(_ home: Scratch) throws -> (terminal: PseudoTerminal, project: String) {
        let project = try CoffeeBar.project(named: "Cafe", home)
        let file = Trainyard.root + "/sample-projects/coffee-bar/en.json"
        try Trainyard.run("nlu", "upload-dataset", "-d", file, "-p", project, "-L", "en", home: home).succeeded()
        let terminal = try PseudoTerminal(home: home, columns: 120, rows: 40)
        try terminal.wait(for: "q quit")
        terminal.press(.enter)
        try terminal.wait(for: "Cafe · en")
        try terminal.wait(for: "provisional F1 ")
        return (terminal, project)
    }

    @Test func aNewIntentIsKnownBeforeAnyTraining() throws {
        let home = try Scratch()
        let (terminal, project) = try opened(home)
        #expect(!terminal.lines[0].contains(/provisional F1 \.\d{3} [+±-]/))
        let rows = ["where can I park", "is there a parking lot", "do you have parking", "parking for two cars", "how much is parking"]
            .map { ["text": $0, "intent": "ask_parking", "entities": [], "type": "train"] as [String: Any] }
        let file = home.path + "/parking.json"
        try JSONSerialization.data(withJSONObject: rows).write(to: URL(fileURLWithPath: file))
        try Trainyard.run("nlu", "upload-dataset", "-d", file, "-p", project, "-L", "en", home: home).succeeded()
        try terminal.wait("the change of the score", within: 5) { terminal.lines[0].contains(/provisional F1 \.\d{3} [+±-]\d/) }
        terminal.type("6")
        try terminal.wait(for: "Say something to the provisional model")
        terminal.type("parking")
        try terminal.wait("the new intent first") { terminal.text.contains(/ask_parking +\d+ %/) }
        #expect(terminal.text.contains("not saved"))
        let models = try Trainyard.run("nlu", "list-models", "--json", home: home).succeeded().data
        #expect((models["models"] as? [[String: Any]])?.isEmpty ?? true)
    }

    @Test func itIsSilentWhenNothingIsEdited() throws {
        let home = try Scratch()
        let (terminal, _) = try opened(home)
        terminal.settle(quiet: 0.5)
        #expect(terminal.listen(for: 1) == 0)
    }

    @Test func theSettingKeepsItOff() throws {
        let home = try Scratch()
        let (terminal, _) = try opened(home)
        terminal.type("~")
        try terminal.wait(for: "no longer followed")
        terminal.type("q")
        _ = try terminal.waitForEnd()
        let again = try PseudoTerminal(home: home)
        try again.wait(for: "q quit")
        again.press(.enter)
        try again.wait(for: "Cafe · en")
        again.settle(quiet: 1)
        #expect(!again.text.contains("provisional"))
    }
}
