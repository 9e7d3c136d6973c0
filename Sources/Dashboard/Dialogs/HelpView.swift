import Terminal

/// How far the help is scrolled, and what is looked for in it.
package struct Help: Sendable {
    var scroll = 0
    /// Nil while all of it is shown.
    var search: TextField?
}

/// Every key, made from the command table, and what the screen's words mean.
enum HelpView {
    enum Line {
        case heading(String)
        case key(String, String)
        case blank
    }

    private static let boxWidth = 104
    private static let meaningColumn = 19

    static func visibleRows(_ help: Help, _ size: Size) -> Int { max(1, size.height - 7 - (help.search == nil ? 0 : 1)) }

    /// What is on the screen first: its keys and its words.
    static func lines(_ help: Help, _ state: AppState) -> [Line] {
        let moving = Set(CommandTable.moving.map(\.id))
        let all = state.keymap.table.filter { $0.applies(in: state.keyPlace) }
        func keys(_ commands: [Command]) -> [(String, String)] {
            commands.map { ($0.keys.map(\.shown).joined(separator: " "), tr($0.help)) }
        }
        func words(_ words: [Glossary.Word]) -> [(String, String)] { words.map { (tr($0.word), tr($0.meaning)) } }
        let parts = [
            (tr("In this pane"), keys(all.filter { !$0.places.isEmpty && !moving.contains($0.id) })),
            (tr("What the words here mean"), words(Glossary.entries.filter { $0.screens.contains(state.screen) })),
            (tr("Everywhere"), keys(all.filter { $0.places.isEmpty && !moving.contains($0.id) })),
            (tr("Moving about"), keys(all.filter { moving.contains($0.id) })),
            (tr("What other words mean"), words(Glossary.entries.filter { !$0.screens.contains(state.screen) })),
        ]
        let sought = (help.search?.text ?? "").lowercased()
        var lines: [Line] = []
        for (heading, entries) in parts {
            let found = entries.filter { sought.isEmpty || "\($0.0) \($0.1)".lowercased().contains(sought) }
            guard !found.isEmpty else { continue }
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(heading))
            for (word, meaning) in found { lines += entry(word, meaning, state) }
        }
        return lines.isEmpty ? [.heading(tr("Nothing matches."))] : lines
    }

    /// A key or word with its meaning, over as many lines as that takes; one too long for its column has a line to itself.
    private static func entry(_ word: String, _ meaning: String, _ state: AppState) -> [Line] {
        let width = min(state.size.width - 4, boxWidth) - 4 - meaningColumn
        let isLong = word.columns > meaningColumn - 2
        return (isLong ? [.key(word, "")] : []) + wrap(meaning, width).enumerated().map { .key($0 == 0 && !isLong ? word : "", $1) }
    }

    static func draw(_ help: Help, _ state: AppState, on canvas: inout Canvas) {
        let lines = lines(help, state)
        let rows = visibleRows(help, state.size)
        let footer = lines.count > rows ? tr("\(min(lines.count, help.scroll + rows)) of \(lines.count)") : ""
        var inner = DialogView.box(
            width: boxWidth, height: visibleRows(Help(), state.size) + 2, title: tr("Help · \(state.screen.title)"), state, footer: footer,
            on: &canvas)
        if let field = help.search {
            canvas.put("/", x: inner.x, y: inner.y, style: Style(.key, .bold))
            canvas.put(
                field, .dialog, in: Rect(x: inner.x + 1, y: inner.y, width: inner.width - 1, height: 1), focused: true,
                placeholder: tr("type to find one"))
            inner = inner.split(top: 1).1
        }
        for (row, line) in lines.dropFirst(help.scroll).prefix(inner.height).enumerated() {
            let y = inner.y + row
            switch line {
            case .heading(let text): canvas.put(text, x: inner.x, y: y, width: inner.width, style: Style(.title, .bold))
            case .key(let key, let meaning):
                canvas.put(
                    canvas.spelled(key), x: inner.x + 1, y: y, width: meaning.isEmpty ? inner.width - 1 : meaningColumn - 2,
                    style: Style(.key, .bold))
                canvas.put(meaning, x: inner.x + meaningColumn, y: y, width: inner.width - meaningColumn)
            case .blank: break
            }
        }
    }
}
