import Foundation
import Testing

/// The language of the screens, in the real program.
@Suite(.serialized) struct LanguageTests {
    @Test func theEnvironmentChoosesAndAKeyChangesItForGood() throws {
        let home = try Scratch()
        // The locale need not be installed: it says what is wanted.
        let german = ["LANG": "de_DE.UTF-8"]
        let terminal = try PseudoTerminal(home: home, columns: 80, rows: 24, environment: german)
        try terminal.wait(for: "q Ende")
        #expect(terminal.lines[1].contains("1 Projekte"))
        #expect(terminal.lines.joined().contains("1.442"))
        terminal.type("\u{1B}OR")
        try terminal.wait(for: "Sprache der Oberfläche")
        terminal.type("Engl\r")
        try terminal.wait(for: "q quit")
        terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        let again = try PseudoTerminal(home: home, environment: german)
        try again.wait(for: "q quit")
    }

    @Test func aBrokenFileIsOneLineAndTheProgramGoesOn() throws {
        let home = try Scratch()
        let folder = home.path + "/.config/trainyard/languages"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("name = \"Kaputt\"\n[phrases\n".utf8).write(to: URL(fileURLWithPath: folder + "/xx.toml"))
        try Data("interface-language = \"xx\"\n".utf8).write(to: URL(fileURLWithPath: home.path + "/.config/trainyard/config.toml"))
        let terminal = try PseudoTerminal(home: home, columns: 160)
        try terminal.wait(for: "q quit")
        try terminal.wait(for: "languages/xx.toml:2: not TOML")
    }
}
