import CPseudoTerminal
import Foundation

/// A program in a real pseudo-terminal: what it draws, what it is told, and how it ends.
final class PseudoTerminal {
    /// How a program ended: by itself with a status, or by a signal.
    enum Ending: Equatable {
        case exit(Int32)
        case signal(Int32)
    }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    let process: pid_t
    private(set) var rows: Int
    private(set) var columns: Int
    /// Bytes that the program has written since the start.
    private(set) var bytesWritten = 0
    private var master: Int32
    private let screen: OpaquePointer
    private var ending: Ending?

    /// Starts a program; trainyard when none is named.
    init(
        _ path: String = Trainyard.path, _ arguments: [String] = [], home: Scratch, columns: Int = 120, rows: Int = 40,
        environment changes: [String: String] = [:]
    ) throws {
        self.rows = rows
        self.columns = columns
        guard let made = pty_screen_new(Int32(rows), Int32(columns)) else { throw Failure(description: "no memory for a screen") }
        screen = made
        let environment = Trainyard.environment(home: home.path).merging(changes) { $1 }.filter { !$0.value.isEmpty }
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        var settings = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + settings).forEach { free($0) } }
        var child = pid_t()
        master = pty_spawn(path, &words, &settings, home.path, Int32(rows), Int32(columns), &child)
        process = child
        guard master >= 0 else {
            pty_screen_free(made)
            throw Failure(description: "no pseudo-terminal")
        }
    }

    deinit {
        if ending == nil {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        if master >= 0 { close(master) }
        pty_screen_free(screen)
    }

    // MARK: What it is told

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            if count <= 0 { return }
            sent += count
        }
    }

    func press(_ keys: Key...) { for key in keys { type(key.rawValue) } }

    func paste(_ text: String) { type("\u{1B}[200~" + text + "\u{1B}[201~") }

    func signal(_ number: Int32) { kill(process, number) }

    /// Closes the window.
    func hangUp() {
        close(master)
        master = -1
    }

    func resize(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        pty_screen_resize(screen, Int32(rows), Int32(columns))
        _ = pty_resize(master, Int32(rows), Int32(columns))
    }

    /// Keys as xterm sends them in application mode.
    enum Key: String {
        case enter = "\r"
        case escape = "\u{1B}"
        case tab = "\t"
        case backTab = "\u{1B}[Z"
        case backspace = "\u{7F}"
        case up = "\u{1B}OA"
        case down = "\u{1B}OB"
        case right = "\u{1B}OC"
        case left = "\u{1B}OD"
        case pageUp = "\u{1B}[5~"
        case pageDown = "\u{1B}[6~"
        case controlC = "\u{3}"
        case controlZ = "\u{1A}"
    }

    // MARK: What it shows

    /// The screen's rows as text, without trailing spaces.
    var lines: [String] {
        (0..<rows).map { row in
            var line = ""
            for column in 0..<columns {
                let cell = cell(row, column)
                if cell.width > 0 { line += cell.text.isEmpty ? " " : cell.text }
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    var text: String { lines.joined(separator: "\n") }

    struct Cell: Equatable {
        var text: String
        var width: Int
        var foreground: UInt32
        var background: UInt32
        var bold: Bool
        var reverse: Bool
    }

    func cell(_ row: Int, _ column: Int) -> Cell {
        let cell = pty_screen_cell(screen, Int32(row), Int32(column))
        let codes = withUnsafeBytes(of: cell.characters) { Array($0.bindMemory(to: UInt32.self).prefix(Int(cell.count))) }
        let text = String(String.UnicodeScalarView(codes.compactMap(Unicode.Scalar.init)))
        return Cell(
            text: text, width: Int(cell.width), foreground: cell.foreground, background: cell.background, bold: cell.bold,
            reverse: cell.reverse)
    }

    var isAlternate: Bool { pty_screen_is_alternate(screen) }
    var showsCursor: Bool { pty_screen_shows_cursor(screen) }
    var reportsMouse: Bool { pty_screen_mouse(screen) != 0 }
    var bracketsPaste: Bool { pty_screen_brackets_paste(screen) }
    var isCooked: Bool { pty_is_cooked(master) }
    var cursor: (row: Int, column: Int) { (Int(pty_screen_cursor_row(screen)), Int(pty_screen_cursor_column(screen))) }

    /// What is wrong with the terminal after the program has gone; empty when it is as it was.
    var leftovers: [String] {
        var found: [String] = []
        if isAlternate { found.append("the alternate screen") }
        if !showsCursor { found.append("a hidden cursor") }
        if reportsMouse { found.append("mouse reports") }
        if bracketsPaste { found.append("bracketed paste") }
        if !isCooked { found.append("raw input") }
        return found
    }

    // MARK: Waiting

    /// Reads until `condition` holds, looking after every piece of output.
    func wait(_ what: String, within seconds: Double = 15, until condition: () -> Bool) throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while !condition() {
            guard ContinuousClock.now < deadline else { throw Failure(description: "no \(what) within \(seconds) s; the screen:\n\(text)") }
            let more = read(within: min(0.1, (deadline - .now) / .seconds(1)))
            if !more, !condition(), hasEnded, !condition() {
                throw Failure(description: "no \(what): the program ended (\(String(describing: ending))); the screen:\n\(text)")
            }
        }
    }

    func wait(for text: String, within seconds: Double = 15) throws {
        try wait("“\(text)”", within: seconds) { self.text.contains(text) }
    }

    func wait(forNo text: String, within seconds: Double = 15) throws {
        try wait("end of “\(text)”", within: seconds) { !self.text.contains(text) }
    }

    /// Reads until nothing has come for a while.
    func settle(quiet: Double = 0.15) { while read(within: quiet) {} }

    /// Reads for exactly so long, and tells how many bytes came.
    func listen(for seconds: Double) -> Int {
        let before = bytesWritten
        let deadline = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < deadline { _ = read(within: max(0, (deadline - .now) / .seconds(1))) }
        return bytesWritten - before
    }

    /// Seconds from sending `keys` to the first byte of the answer.
    func latency(of keys: String, within seconds: Double = 5) throws -> Double {
        settle(quiet: 0.03)
        let start = ContinuousClock.now
        type(keys)
        let before = bytesWritten
        while bytesWritten == before {
            guard (ContinuousClock.now - start) / .seconds(1) < seconds else {
                throw Failure(description: "no answer to a key within \(seconds) s")
            }
            _ = read(within: 1)
        }
        return (ContinuousClock.now - start) / .seconds(1)
    }

    /// The end of the program, and everything that it wrote until then.
    func waitForEnd(within seconds: Double = 10) throws -> Ending {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while true {
            let more = read(within: 0.05)
            if !more, hasEnded, let ending { return ending }
            guard ContinuousClock.now < deadline else {
                throw Failure(description: "still running after \(seconds) s; the screen:\n\(text)")
            }
        }
    }

    var hasEnded: Bool {
        if ending != nil { return true }
        var status: Int32 = 0
        guard waitpid(process, &status, WNOHANG) == process else { return false }
        ending = status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
        return true
    }

    /// Processor time used so far, in ticks of 10 ms.
    var processorTicks: Int {
        guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8), let end = line.lastIndex(of: ")") else {
            return 0
        }
        let fields = line[line.index(after: end)...].split(separator: " ")
        return fields.count > 13 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : 0
    }

    /// How often the program's threads have gone to sleep so far: as often they were woken.
    var voluntarySwitches: Int {
        let tasks = "/proc/\(process)/task"
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
        return threads.reduce(0) { $0 + status("\(tasks)/\($1)/status", "voluntary_ctxt_switches") }
    }

    /// The most memory that the program has had so far, in megabytes (2²⁰ bytes).
    var peakMegabytes: Int { status("/proc/\(process)/status", "VmHWM") / 1024 }

    private func status(_ path: String, _ name: String) -> Int {
        let lines = (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n") ?? []
        let line = lines.first { $0.hasPrefix(name + ":") }
        return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0
    }

    /// Reads what there is, waiting at most so long for the first byte; false when nothing came.
    private func read(within seconds: Double) -> Bool {
        guard master >= 0 else {
            usleep(UInt32(seconds * 1e6))
            return false
        }
        var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, Int32(max(0, seconds) * 1000)) > 0, waiting.revents & Int16(POLLIN) != 0 else {
            // A terminal whose program has gone is readable without end.
            if waiting.revents & Int16(POLLHUP) != 0 { usleep(10_000) }
            return false
        }
        var buffer = [CChar](repeating: 0, count: 1 << 16)
        let count = Foundation.read(master, &buffer, buffer.count)
        guard count > 0 else { return false }
        bytesWritten += count
        pty_screen_feed(screen, buffer, count)
        var answer = [CChar](repeating: 0, count: 4096)
        let answered = pty_screen_answer(screen, &answer, answer.count)
        if answered > 0 { _ = write(master, answer, answered) }
        return true
    }
}
