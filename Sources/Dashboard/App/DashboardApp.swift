import Engine
import Foundation
import Store
import Terminal

/// Opens the dashboard on the terminal and runs it until the person leaves.
package enum DashboardApp {
    /// - Returns: the exit status: 0, 1 with a line on stderr, or 128 + the signal's number.
    package static func run(_ options: DashboardOptions) -> Int32 {
        do {
            let workbench = try Workbench.open(options.store)
            let display = try NcursesDisplay(
                DisplayOptions(ascii: options.ascii, mouse: options.mouse, environment: ProcessInfo.processInfo.environment))
            let session = DashboardSession(options, workbench, display)
            return session.run()
        } catch {
            FileHandle.standardError.write(Data("trainyard: \(error)\n".utf8))
            return 1
        }
    }
}

/// The main thread's loop: wait for keys and messages, update, perform effects, draw once.
final class DashboardSession {
    private let options: DashboardOptions
    private let workbench: Workbench
    private let display: NcursesDisplay
    private let inbox = Inbox<Message>()
    private var state: AppState
    private var input: InputLoop
    private var runner: EffectRunner?
    private var observation: Observation?
    private var languages = TranslationLibrary()
    /// What is wrong with the person's own files: told at once, and once more on stderr at the end.
    private var complaints: [String] = []
    /// When news may be drawn again.
    private var newsAt: Milliseconds = 0
    private var pictureAt: Milliseconds = 0
    private var keyAt: Milliseconds = 0
    /// When what was heard of a running job is to be drawn; nil when all of it is on the screen.
    private var drawingDue: Milliseconds?
    /// A job says many things a second; nobody reads them as fast, and a slow line would carry nothing else: what takes many bytes to
    /// draw is followed by a longer pause.
    private static let newsIntervals: ClosedRange<Milliseconds> = 500...4000
    private static let newsBytesPerSecond = 450
    private static let shortestInterval: Milliseconds = 250
    /// So long after a key, what is read is what was asked for.
    private static let askedFor: Milliseconds = 1000

    init(_ options: DashboardOptions, _ workbench: Workbench, _ display: NcursesDisplay) {
        self.options = options
        self.workbench = workbench
        self.display = display
        state = AppState(size: Self.size(of: display, options))
        input = InputLoop(terminalKeys: display.terminalKeys)
    }

    func run() -> Int32 {
        prepare()
        present()
        start()
        while true {
            let batch = input.wait(inbox: inbox.descriptor, timeout: timeout)
            state.now = Self.clock()
            if let status = signals(batch.signals) { return status }
            for key in batch.keys { apply(.key(key)) }
            let messages = batch.hasMessages ? inbox.drain() : []
            for message in messages { apply(message) }
            if batch.droppedPasteBytes > 0 { state.show(.warning, tr("The paste was too long; what did not fit was left out.")) }
            apply(.tick)
            if let exit = state.exit { return leave(exit) }
            if state.suspendRequested { suspend() }
            if state.redrawRequested { redraw() }
            if !batch.keys.isEmpty { keyAt = state.now }
            let due = batch.keys.isEmpty && batch.signals.isEmpty && !messages.isEmpty ? drawing(of: messages) : state.now
            if state.now < due {
                drawingDue = min(due, drawingDue ?? due)
            } else {
                present()
            }
        }
    }

    /// When what came unasked is to be drawn: jobs that end and begin say a dozen things at once, and running ones never stop talking.
    private func drawing(of messages: [Message]) -> Milliseconds {
        let isAsked = state.now - keyAt < Self.askedFor
        if messages.allSatisfy({ $0.isNews(isAsked: isAsked) }) { return newsAt }
        return isAsked ? state.now : pictureAt + Self.shortestInterval
    }

    // MARK: Beginning

    private func prepare() {
        state.now = Self.clock()
        state.samples = options.samples.map(SampleSummary.init)
        state.languageNames = options.languageNames
        let settings = Settings()
        let spoken = loadLanguages(settings)
        let themes = loadThemes(settings)
        let configured = loadKeys(settings)
        var asked: [String] = []
        if let theme = options.theme, !state.themes.contains(where: { $0.name == theme }) {
            asked = [tr("There is no theme named \(theme); T shows those there are.")]
        }
        complain(asked + (configured + themes + spoken).map(\.description))
        state.provisional.isOn = settings.value("live") != "false"
        state.hasMouse = options.mouse || settings.value("mouse") == "true"
        // What the first picture shows is read before it is drawn: a screen that fills a moment later looks broken.
        if let projects = try? workbench.projects() { _ = LoadedUpdate.apply(.projects(projects), &state) }
        if state.projects.all.isEmpty, settings.value("tour") == nil { state.tour = Tour() }
        if let models = try? workbench.models(), let positions = try? workbench.queuePositions() {
            _ = LoadedUpdate.apply(.models(models, positions), &state)
        }
    }

    /// All at once: a word of one after another would show the last alone.
    private func complain(_ new: [String]) {
        let told = complaints.count
        for complaint in new where !complaints.contains(complaint) { complaints.append(complaint) }
        guard told < complaints.count else { return }
        let first = complaints[told]
        let more = complaints.count - told - 1
        state.show(.warning, more == 0 ? first : first + " " + tr("(and \(more) more: all are told when you leave)"))
    }

    private func loadLanguages(_ settings: Settings) -> [FileIssue] {
        languages = .gathered(options.translations, ownIn: settings.languagesDirectory)
        state.speech = languages.languages
        let wanted = settings.value(Settings.interfaceLanguage).flatMap(languages.known)
        return speak(wanted ?? languages.asked(by: ProcessInfo.processInfo.environment) ?? Translation.english.code)
    }

    /// - Returns: what is wrong with the language's file; that stays English.
    private func speak(_ code: String) -> [FileIssue] {
        guard let (translation, issues) = languages.translation(code) else { return [] }
        Translation.speak(translation)
        state.spoken = translation.code
        return issues
    }

    private func loadThemes(_ settings: Settings) -> [FileIssue] {
        var library = ThemeLibrary()
        for theme in options.themes { library.add(name: theme.name, file: "themes/\(theme.name).toml", toml: theme.toml) }
        let own = (try? FileManager.default.contentsOfDirectory(atPath: settings.themesDirectory)) ?? []
        for file in own.sorted() where file.hasSuffix(".toml") {
            let path = settings.themesDirectory + "/" + file
            guard let bytes = FileManager.default.contents(atPath: path) else { continue }
            library.add(name: String(file.dropLast(5)), file: path, toml: String(decoding: bytes, as: UTF8.self))
        }
        var problems: [FileIssue] = []
        for name in library.names {
            guard let (theme, issues) = library.theme(named: name) else { continue }
            state.themes.append((name, theme))
            problems += issues
        }
        // A theme chosen on a terminal with many colours is no use on the console's eight.
        let isPoor = display.capabilities.depth <= .ansi8
        let wanted = options.theme ?? (isPoor ? nil : settings.value("theme"))
        let fallback = display.capabilities.depth <= .ansi16 ? "sixteen" : "dark"
        state.themeIndex =
            state.themes.firstIndex { $0.name == wanted } ?? state.themes.firstIndex { $0.name == fallback } ?? 0
        return problems
    }

    /// - Returns: all that is wrong with the configuration.
    private func loadKeys(_ settings: Settings) -> [FileIssue] {
        let (table, issues) = KeyRemapping.apply(settings.read().entries, file: settings.path)
        state.keymap = Keymap(table)
        return (SettingsCheck.issues(settings, themes: state.themes.map(\.name), languages: languages) + issues).sorted {
            $0.line < $1.line
        }
    }

    private func start() {
        let inbox = inbox
        let settings = Settings()
        let runner = EffectRunner(
            workbench: workbench, samples: options.samples, save: { try settings.set($0, to: $1) }, post: { _ = inbox.post($0) })
        self.runner = runner
        observation = workbench.observe { _ = inbox.post(.engine($0)) }
        // What changed between the first picture and now would be seen by nobody else.
        runner.run(.loadProjects)
        runner.run(.loadModels)
        do {
            try workbench.startEngine()
        } catch {
            state.show(.error, tr(below: String(describing: error)))
        }
    }

    // MARK: Each turn

    private func apply(_ message: Message) {
        for effect in Update.apply(message, to: &state) {
            switch effect {
            case .copy(let text): copy(text)
            case .speak(let code): complain(speak(code).map(\.description))
            case .bell: display.bell()
            case .notify(let title, let body): display.notify(title: title, body: body)
            default: runner?.run(effect)
            }
        }
    }

    private func present() {
        display.setMouse(state.hasMouse)
        var canvas = Render.canvas(
            state, ascii: !display.capabilities.unicode, isPlain: options.isPlain, hasColours: display.capabilities.depth > .monochrome)
        if state.dialog != nil || Layout.isTooSmall(state.size), canvas.caret == nil { canvas.caret = nil }
        display.present(canvas, theme: state.theme)
        let pause = Milliseconds(display.bytesOfPicture * 1000 / Self.newsBytesPerSecond)
        newsAt = state.now + min(max(pause, Self.newsIntervals.lowerBound), Self.newsIntervals.upperBound)
        pictureAt = state.now
        drawingDue = nil
    }

    /// Until a toast ends, a preview is due or a server that is watched is looked at again; for ever when there is nothing to wait for.
    private var timeout: Duration? {
        let working = state.workingSince.map { $0 + AppState.workingDelay }.flatMap { $0 > state.now ? $0 : nil }
        let due = [state.toast?.until, state.data.previewDue, state.server.nextLook, working, drawingDue].compactMap { $0 }.min()
        return due.map { .milliseconds(max(0, $0 - state.now) + 2) }
    }

    private func redraw() {
        state.redrawRequested = false
        display.invalidate()
    }

    private func suspend() {
        state.suspendRequested = false
        display.stopUntilContinued()
        state.size = Self.size(of: display, options)
        state.now = Self.clock()
    }

    /// By OSC 52, and into a file for terminals that drop it.
    private func copy(_ text: String) {
        let path = workbench.directory + "/clipboard.txt"
        let written = (try? Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)) != nil
        let sent = display.copy(text)
        switch (sent, written) {
        case (true, true): state.show(.info, tr("Copied; it also stands in \(path)."))
        case (true, false): break
        case (false, true): state.show(.info, tr("Too long for the terminal; it also stands in \(path)."))
        case (false, false): state.show(.info, tr("Too long for the terminal."))
        }
    }

    /// Columns read side by side make no sense aloud: no more of the window is used than has room for one pane.
    private static func size(of display: NcursesDisplay, _ options: DashboardOptions) -> Size {
        let size = display.size
        return options.isPlain ? Size(width: min(size.width, Layout.onePane), height: size.height) : size
    }

    private static func clock() -> Milliseconds {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Milliseconds(now.tv_sec) * 1000 + Milliseconds(now.tv_nsec / 1_000_000)
    }

    // MARK: Signals and the end

    /// The exit status when a signal ends the program, else nil.
    private func signals(_ signals: [SignalEvent]) -> Int32? {
        for signal in signals {
            switch signal {
            case .resize:
                display.resize()
                state.size = Self.size(of: display, options)
            case .continued: display.resume()
            case .interrupt: apply(.key(.control("c")))
            case .suspend: state.suspendRequested = true
            case .terminate(let number):
                finish()
                close(handOver: true)
                return 128 + number
            case .hangup: return hangUp()
            }
        }
        return nil
    }

    /// The terminal is gone: let go of it, and train on until there is nothing more to do.
    private func hangUp() -> Int32 {
        finish()
        display.close()
        if (try? workbench.hasWork()) == true { try? workbench.waitUntilIdle() }
        workbench.close()
        return 128 + SIGHUP
    }

    private func leave(_ exit: AppState.Exit) -> Int32 {
        finish()
        close(handOver: exit == .handOver)
        return 0
    }

    private func finish() {
        observation?.cancel()
        runner?.finish()
    }

    /// Puts the terminal back, lets go of the jobs and, where some are left, starts a process that goes on with them.
    private func close(handOver: Bool) {
        let unfinished = handOver && (try? workbench.hasWork()) == true
        display.close()
        for complaint in complaints { FileHandle.standardError.write(Data("trainyard: \(complaint)\n".utf8)) }
        workbench.close()
        guard unfinished else { return }
        do {
            try options.startBackgroundEngine()
        } catch {
            FileHandle.standardError.write(Data("trainyard: the training waits for the next start: \(error)\n".utf8))
        }
    }
}
