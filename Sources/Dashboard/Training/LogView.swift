import Corpus
import Store
import Terminal

/// The log of a job: its newest lines while it is followed, else those around the chosen one, which unfolds.
enum LogView {
    /// What stands beside the word "Log": the field of a search, and how far along the log it is.
    static func drawHead(_ job: ModelRecord, _ state: AppState, _ head: Rect, _ canvas: inout Canvas) {
        let lines = state.logLines(of: job.id)
        let training = state.training
        var x = head.x
        if let field = training.search {
            let width = min(30, max(1, head.width - 24))
            canvas.put("/", x: x, y: head.y, style: Style(.key, .bold))
            canvas.put(
                field, .log, in: Rect(x: x + 1, y: head.y, width: width, height: 1),
                focused: training.searchHasFocus && state.dialog == nil, placeholder: tr("words to find"))
            x += width + 3
        }
        canvas.put(standing(job, lines, state), x: x, y: head.y, width: max(0, head.maxX - x), style: .muted)
    }

    static func draw(_ job: ModelRecord, _ state: AppState, _ rect: Rect, _ canvas: inout Canvas) {
        let lines = state.logLines(of: job.id)
        let cursor = state.training.logCursor
        let word = state.training.search?.text ?? ""
        let time = 14
        let width = max(1, rect.width - time)
        // Where all of it fits, nothing need be cut.
        let fits = lines.count <= rect.height && lines.reduce(0) { $0 + wrap($1.text, width).count } <= rect.height
        func texts(_ index: Int) -> [String] {
            state.training.wraps || fits || cursor?.selected == index ? wrap(lines[index].text, width) : [lines[index].text]
        }
        var y = rect.y
        for index in top(lines.count, cursor, rect.height, rows: { texts($0).count })..<lines.count where y < rect.maxY {
            let line = lines[index]
            let role: Role = line.level == .error ? .error : line.level == .warning ? .warn : .text
            let ground: Role? = cursor?.selected == index ? (state.place == .jobLog ? .selection : .selectionUnfocused) : nil
            canvas.put(LocalTime.clock(line.at), x: rect.x, y: y, style: Style(.muted, on: ground))
            for text in texts(index) where y < rect.maxY {
                canvas.markTarget(Rect(x: rect.x, y: y, width: rect.width, height: 1), Click.row(.jobLog, index))
                canvas.put(marked(text, word, Style(role, on: ground)), x: rect.x + time, y: y, width: width)
                y += 1
            }
        }
    }

    /// The first line to draw, so that the chosen one, or the newest, is in sight however many rows the lines take.
    private static func top(_ count: Int, _ cursor: ListCursor?, _ height: Int, rows: (Int) -> Int) -> Int {
        guard count > 0 else { return 0 }
        let last = min(cursor?.selected ?? count - 1, count - 1)
        var top = last
        var used = rows(last)
        let wanted = cursor?.top ?? 0
        while top > wanted, used + rows(top - 1) <= height {
            top -= 1
            used += rows(top)
        }
        return top
    }

    /// The text with what is looked for underlined.
    private static func marked(_ text: String, _ word: String, _ style: Style) -> [(String, Style)] {
        func slice(_ start: Int, _ end: Int) -> String { text.slice(codePoints: start, end) ?? "" }
        var pieces: [(String, Style)] = []
        var begin = 0
        for range in SoughtText.ranges([word.lowercased()], in: text) where range.lowerBound >= begin {
            pieces.append((slice(begin, range.lowerBound), style))
            pieces.append((slice(range.lowerBound, range.upperBound), Style(.key, on: style.ground, [.bold, .underline])))
            begin = range.upperBound
        }
        return pieces + [(slice(begin, text.codePointCount), style)]
    }

    private static func standing(_ job: ModelRecord, _ lines: [LogLine], _ state: AppState) -> String {
        if lines.isEmpty { return tr("nothing yet") }
        var words: [String] = []
        let matches = state.logMatches(of: job.id)
        if state.training.search?.text.isEmpty == false {
            let here = state.training.logCursor.flatMap { cursor in matches.firstIndex(of: cursor.selected) }
            words.append(
                matches.isEmpty
                    ? tr("not found")
                    : here.map { tr("match \($0 + 1) of \(matches.count)") } ?? Format.plural(matches.count, "match", "matches"))
        }
        if let cursor = state.training.logCursor {
            words.append(tr("\(cursor.selected + 1) of \(lines.count) · End follows"))
        } else if !job.status.isFinal {
            words.append(tr("following"))
        }
        return words.joined(separator: " · ")
    }
}
