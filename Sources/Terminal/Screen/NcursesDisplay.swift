import CNcurses
import Glibc

/// The terminal the program runs in, through ncursesw. One at a time; for the main thread alone.
///
/// While it is open, standard output and error go to a log: what a library prints would tear the picture, and what a crash
/// prints would vanish with the alternate screen. `close()`, or the crash guard, shows the log's end afterwards.
package final class NcursesDisplay: Display {
    /// Bytes of the log that are shown after the screen was closed.
    private static let shownLog = 8_192
    /// The longest text the clipboard is sent; terminals drop what is longer.
    package static let maximumCopy = 74_000

    package private(set) var size: Size
    package private(set) var capabilities: DisplayCapabilities
    /// What this terminal's description says its keys send, for the input loop.
    package let terminalKeys: [[UInt8]: KeyDecoder.KeyPress]

    private let screen: OpaquePointer
    private let descriptor: Int32
    private let modes: TerminalModes
    private let environment: [String: String]
    private let hasEscapeModes: Bool
    private var painter: CellPainter
    private var stage: OutputStage
    /// What the terminal shows; nil when that is not known.
    private var shown: Canvas?
    private var shownTheme: Theme?
    private var isCaretShown: Bool?
    private var isSuspended = false
    private var isClosed = false

    /// Opens the screen. Nothing is asked of the terminal, so that nothing waits for its answer.
    package init(_ options: DisplayOptions = DisplayOptions()) throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        guard let term = options.environment["TERM"], !term.isEmpty else { throw .noTerm }
        // Exported by a shell, they would freeze the size at its start.
        unsetenv("LINES")
        unsetenv("COLUMNS")
        let isUTF8 = cn_use_locale()
        guard let screen = Self.open(term) else { throw .unknownTerm(term) }
        self.screen = screen
        guard !TerminalModes.capability("cup").isEmpty else {
            cn_close(screen)
            throw .cannotAddressCursor(term)
        }
        // The terminal's own descriptor: the usual ones go to the log.
        descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        guard descriptor >= 0 else {
            cn_close(screen)
            throw .system(String(cString: strerror(errno)))
        }
        environment = options.environment
        hasEscapeModes = TerminalModes.capability("cup").hasPrefix("\u{1B}[") && !term.hasPrefix("vt") && term != "ansi"
        modes = TerminalModes(hasEscapeModes: hasEscapeModes)
        terminalKeys = TerminalModes.keys()
        Self.configure()
        let depth = options.depth ?? ColourDepth.detect(terminfoColours: Int(cn_colours()), environment: options.environment)
        let repertoire: Repertoire = options.ascii ? .ascii : .detect(isUTF8: isUTF8, term: term)
        painter = CellPainter(depth: depth, repertoire: repertoire)
        stage = OutputStage(TerminalModes.abilities())
        capabilities = DisplayCapabilities(depth: depth, unicode: repertoire != .ascii, mouse: false)
        size = Self.windowSize(descriptor)
        resize_term(Int32(size.height), Int32(size.width))
        start(options)
    }

    deinit { close() }

    private func start(_ options: DisplayOptions) {
        var restore = modes.restore
        _ = restore.withUTF8 { cn_guard_install(descriptor, $0.baseAddress, $0.count) }
        captureOutput(options.logPath)
        cn_guard_arm()
        _ = cn_enter_raw_mode()
        send(modes.enter)
        if options.mouse { setMouse(true) }
    }

    /// True colours are put in by the output stage, which needs a description that names colours by number.
    private static func open(_ term: String) -> OpaquePointer? {
        if term.hasSuffix("-direct"), let screen = cn_open(term.dropLast(6) + "256color") { return screen }
        if let screen = cn_open(term) { return screen }
        return speaksLikeXterm(term) ? cn_open_xterm() : nil
    }

    /// What nearly all terminals of today are: a bare machine, without any description, can still show the dashboard on them.
    private static func speaksLikeXterm(_ term: String) -> Bool {
        let families = [
            "xterm", "screen", "tmux", "rxvt", "alacritty", "foot", "wezterm", "kitty", "ghostty", "konsole", "gnome", "vte", "putty",
            "st-",
            "contour", "iterm", "mintty",
        ]
        return families.contains { term.lowercased().hasPrefix($0) }
    }

    private static func configure() {
        nonl()
        // An update is never broken off because somebody types.
        typeahead(-1)
        set_escdelay(25)
        let window = cn_screen()
        scrollok(window, false)
        // Terminals disagree about shifting wide characters.
        idcok(window, false)
        idlok(window, false)
        start_color()
        use_default_colors()
        // The handlers that newterm installed would act in the middle of anything; these signals are read in the input loop.
        for number in [SIGINT, SIGTERM, SIGTSTP, SIGWINCH] { signal(number, SIG_DFL) }
    }

    private static func windowSize(_ descriptor: Int32) -> Size {
        var rows: Int32 = 24
        var columns: Int32 = 80
        _ = cn_window_size(descriptor, &rows, &columns)
        return Size(width: Int(columns), height: Int(rows))
    }

    private func captureOutput(_ path: String?) {
        let log = path.map { Glibc.open($0, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600) } ?? -1
        let used = log >= 0 ? log : cn_memory_file()
        guard used >= 0 else { return }
        cn_flush_output()
        _ = cn_capture_output(used)
        Glibc.close(used)
    }

    private func send(_ text: String) { send(Array(text.utf8)) }

    private func send(_ bytes: [UInt8]) {
        if !bytes.isEmpty { _ = cn_write(descriptor, bytes, bytes.count) }
    }

    // MARK: Drawing

    /// Bytes that the terminal was sent for the last picture.
    package private(set) var bytesOfPicture = 0

    package func present(_ canvas: Canvas, theme: Theme) {
        guard !isSuspended, !isClosed else { return }
        if theme != shownTheme || painter.isTokenTableFull {
            painter.use(theme)
            invalidate()
        }
        paintChanges(canvas)
        if painter.ranOutOfPairs {
            painter.use(theme)
            invalidate()
            paintChanges(canvas)
        }
        painter.finishScreen()
        place(canvas.caret)
        doupdate()
        stage.tokens = painter.tokens
        stage.trueColours = painter.trueColours
        let bytes = translated()
        send(bytes)
        shown = canvas
        shownTheme = theme
        bytesOfPicture = bytes.count
    }

    private func paintChanges(_ canvas: Canvas) {
        for y in 0..<min(canvas.size.height, size.height) {
            let row = canvas.row(y)
            if let shown, shown.size == canvas.size {
                if shown.row(y) == row { continue }
                // A terminal may have drawn more or fewer columns than ncurses believes: all of the row is drawn again.
                if DisputedText.differs(shown.row(y), row) { wredrawln(cn_screen(), Int32(y), 1) }
            }
            painter.paint(row, y: y, width: size.width)
        }
    }

    /// What ncurses has to say to the terminal.
    private func translated() -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                count = cn_take_output(buffer.baseAddress, buffer.count)
            }
            if piece.isEmpty { return bytes }
            bytes += stage.translate(piece)
        }
    }

    private func place(_ caret: (x: Int, y: Int)?) {
        let window = cn_screen()
        let isShown = caret != nil
        if isShown != isCaretShown {
            curs_set(isShown ? 1 : 0)
            isCaretShown = isShown
        }
        if let caret { wmove(window, Int32(clamping: caret.y), Int32(clamping: caret.x)) }
        wnoutrefresh(window)
    }

    /// Everything is drawn anew by the next `present`: somebody else wrote on the terminal.
    package func invalidate() {
        shown = nil
        werase(cn_screen())
        clearok(cn_screen(), true)
    }

    /// Takes the window's present size; call on `SignalEvent.resize`. The next `present` draws everything.
    @discardableResult
    package func resize() -> Size {
        let now = Self.windowSize(descriptor)
        if now != size {
            size = now
            resize_term(Int32(now.height), Int32(now.width))
            invalidate()
        }
        return now
    }

    // MARK: Giving the terminal away

    /// Puts the terminal back for somebody else, until `resume()`: to run another program, or to stop.
    package func suspend() {
        guard !isSuspended, !isClosed else { return }
        isSuspended = true
        curs_set(1)
        isCaretShown = nil
        endwin()
        let last = translated() + stage.finish()
        send(Array(((capabilities.mouse ? TerminalModes.mouseOff : "") + modes.leave).utf8) + last + Array(modes.cursorShown.utf8))
        _ = cn_leave_raw_mode()
        cn_guard_disarm()
    }

    /// Takes the terminal again; from the background this waits until the program is brought forward. Without `suspend()`
    /// before, it sets the modes again and has everything drawn anew: what to do on `SignalEvent.continued`.
    package func resume() {
        guard !isClosed else { return }
        _ = cn_enter_raw_mode()
        cn_guard_arm()
        isSuspended = false
        isCaretShown = nil
        send(modes.enter + (capabilities.mouse ? TerminalModes.mouseOn : ""))
        resize()
        invalidate()
    }

    /// What Ctrl-Z does: gives the terminal to the shell, stops, and takes it again when the shell continues the program.
    package func stopUntilContinued() {
        suspend()
        cn_stop_process()
        resume()
    }

    /// Puts the terminal back for good, and shows the end of what was printed meanwhile.
    package func close() {
        guard !isClosed else { return }
        suspend()
        isClosed = true
        cn_flush_output()
        cn_release_output(Self.shownLog)
        cn_close(screen)
        Glibc.close(descriptor)
    }

    // MARK: What is no picture

    package func setMouse(_ isOn: Bool) {
        guard hasEscapeModes, isOn != capabilities.mouse else { return }
        capabilities.mouse = isOn
        send(isOn ? TerminalModes.mouseOn : TerminalModes.mouseOff)
    }

    package func bell() { send("\u{07}") }

    /// Puts `text` on the clipboard of the machine where the terminal's window is (OSC 52). False when it is too long, or the
    /// terminal is none that could know how; whether it did, it does not say.
    package func copy(_ text: String) -> Bool {
        guard hasEscapeModes, !isSuspended, text.utf8.count <= Self.maximumCopy else { return false }
        send(TerminalStrings.wrapped(TerminalStrings.copy(text), environment: environment))
        return true
    }

    /// A message outside the window, where the terminal has such a thing (OSC 9 or 777), and the bell.
    package func notify(title: String, body: String) {
        guard !isSuspended else { return }
        if hasEscapeModes {
            // Terminals that know both would show it twice.
            let knowsShort = ["iTerm.app", "WezTerm", "ghostty"].contains(environment["TERM_PROGRAM"] ?? "")
            let request =
                knowsShort
                ? TerminalStrings.shortNotification("\(title): \(body)") : TerminalStrings.notification(title: title, body: body)
            send(TerminalStrings.wrapped(request, environment: environment))
        }
        bell()
    }
}
