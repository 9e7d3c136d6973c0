import Foundation
import Testing

/// However the dashboard ends, the terminal is as it was before.
@Suite(.serialized) struct DashboardEndTests {
    enum End: String, CaseIterable {
        case quitKey, controlC, hangUp, interrupt, terminate, segmentationFault, abort, illegalInstruction, trap, busError

        func come(to terminal: PseudoTerminal) {
            switch self {
            case .quitKey: terminal.type("q")
            case .controlC: terminal.press(.controlC)
            case .hangUp: terminal.signal(SIGHUP)
            case .interrupt: terminal.signal(SIGINT)
            case .terminate: terminal.signal(SIGTERM)
            case .segmentationFault: terminal.signal(SIGSEGV)
            case .abort: terminal.signal(SIGABRT)
            case .illegalInstruction: terminal.signal(SIGILL)
            case .trap: terminal.signal(SIGTRAP)
            case .busError: terminal.signal(SIGBUS)
            }
        }

        var ending: PseudoTerminal.Ending {
            switch self {
            case .quitKey, .controlC, .interrupt: .exit(0)
            case .hangUp: .exit(128 + SIGHUP)
            case .terminate: .exit(128 + SIGTERM)
            case .segmentationFault: .signal(SIGSEGV)
            case .abort: .signal(SIGABRT)
            case .illegalInstruction: .signal(SIGILL)
            case .trap: .signal(SIGTRAP)
            case .busError: .signal(SIGBUS)
            }
        }
    }

    @Test(arguments: End.allCases, [false, true])
    func theTerminalIsPutBack(end: End, mouse: Bool) throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal(Trainyard.path, mouse ? ["--mouse"] : [], home: home)
        try terminal.wait(for: "q quit")
        terminal.settle()
        #expect(terminal.isAlternate && !terminal.isCooked, "it took the terminal")
        #expect(terminal.reportsMouse == mouse)
        end.come(to: terminal)
        #expect(try terminal.waitForEnd() == end.ending)
        #expect(terminal.leftovers == [])
    }

    @Test func aClosedTerminalLeavesNoProcessBehind() throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal(home: home)
        try terminal.wait(for: "q quit")
        terminal.hangUp()
        try terminal.wait("end of the program") { terminal.hasEnded }
    }

    @Test func controlZGivesTheShellAndFgTheDashboardBack() throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal("/bin/bash", ["--norc", "--noprofile", "-i"], home: home, environment: ["PS1": "shell> "])
        try terminal.wait(for: "shell>")
        terminal.type(Trainyard.path + "\r")
        try terminal.wait(for: "q quit")
        terminal.press(.controlZ)
        try terminal.wait(for: "Stopped")
        #expect(!terminal.isAlternate && terminal.showsCursor)
        terminal.type("fg\r")
        try terminal.wait(for: "q quit")
        #expect(terminal.isAlternate)
        terminal.type("q")
        try terminal.wait("shell again") { terminal.text.components(separatedBy: "shell>").count >= 4 }
        #expect(!terminal.isAlternate && terminal.showsCursor && !terminal.reportsMouse)
    }
}
