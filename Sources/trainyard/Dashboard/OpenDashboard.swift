import ArgumentParser
import Dashboard
import Serving
import Terminal

struct OpenDashboard: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dashboard", abstract: "Open the full-screen dashboard (also without any command).")

    @Option(help: "Theme by name; T in the dashboard shows them all.")
    var theme: String?

    @Flag(help: "Draw with ASCII characters only.")
    var ascii = false

    @Flag(help: "For screen readers: no lines, bars and charts, one pane at a time, and the cursor on the selected row.")
    var plain = false

    @Flag(help: "Let the mouse click and scroll (selecting text then needs Shift).")
    var mouse = false

    @OptionGroup var place: StoreOption

    func run() throws {
        // Before any thread is started: all of them are to leave these signals to the one that reads them.
        TerminalSignals.block()
        guard Console.input.isTerminal, Console.output.isTerminal else {
            throw CommandFailure(
                "the dashboard needs a terminal; “trainyard demo” trains a sample in plain lines, “trainyard --help” lists the commands")
        }
        let engine = BackgroundEngine(store: place.directory)
        let themes = Assets.files(in: "themes").map { file in
            (name: String(file.path.prefix { $0 != "." }), toml: String(decoding: file.bytes, as: UTF8.self))
        }
        let translations = Assets.files(in: "languages").map { file in
            (code: String(file.path.prefix { $0 != "." }), toml: String(decoding: file.bytes, as: UTF8.self))
        }
        let options = DashboardOptions(
            store: place.directory, theme: theme, ascii: ascii, isPlain: plain, mouse: mouse, samples: SampleProjects.all, themes: themes,
            translations: translations,
            languageNames: Dictionary(LanguageReply.all.map { ($0.language.lowercased(), $0.code) }) { first, _ in first },
            startBackgroundEngine: { try engine.start() })
        let status = DashboardApp.run(options)
        if status != 0 { throw ExitCode(status) }
    }
}
