import Foundation
import Testing

/// The driver itself, on programs whose behaviour is known.
@Suite struct DriverTests {
    @Test func showsWhatAProgramDraws() throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal(
            "/bin/sh", ["-c", "printf '\\033[?1049h\\033[2;3Hgrüß 日本\\033[7m!'; sleep 20"], home: home, columns: 40, rows: 5)
        try terminal.wait(for: "grüß 日本!")
        #expect(terminal.lines[1] == "  grüß 日本!")
        #expect(terminal.isAlternate)
        #expect(terminal.cell(1, 7).width == 2)
        #expect(terminal.cell(1, 11).reverse)
    }

    @Test func repeatsCharactersWhenToldTo() throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal("/bin/sh", ["-c", "printf '│─\\033[5b│'; sleep 20"], home: home, columns: 40, rows: 5)
        try terminal.wait(for: "│──────│")
    }

    @Test func aCharacterMayArriveInTwoPieces() throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal("/bin/sh", ["-c", "printf 'gr\\303'; sleep 0.2; printf '\\274n'; sleep 20"], home: home)
        try terminal.wait(for: "grün")
    }

    @Test func tellsHowAProgramEndsAndWhatItLeaves() throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal(
            "/bin/sh", ["-c", "stty raw -echo; printf '\\033[?1049h\\033[?25l\\033[?2004h'; exit 3"], home: home)
        #expect(try terminal.waitForEnd() == .exit(3))
        #expect(terminal.leftovers == ["the alternate screen", "a hidden cursor", "bracketed paste", "raw input"])
    }

    @Test func resizesTheWindow() throws {
        let home = try Scratch()
        let terminal = try PseudoTerminal(
            "/bin/sh", ["-c", "trap 'stty size' WINCH; echo ready; while :; do sleep 0.05; done"], home: home)
        try terminal.wait(for: "ready")
        terminal.resize(columns: 77, rows: 33)
        try terminal.wait(for: "33 77")
    }
}
