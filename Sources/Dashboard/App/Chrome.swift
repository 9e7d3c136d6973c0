import Store
import Terminal

/// The first line: where am I, and what is training.
enum TitleView {
    static func draw(_ state: AppState, on canvas: inout Canvas) {
        let row = Rect(x: 0, y: Layout.titleRow, width: state.size.width, height: 1)
        canvas.fill(row, style: Style(.header))
        let right = activity(state)
        var x = 1 + canvas.put("Trainyard", x: 1, y: row.y, style: Style(.borderFocus, on: .header, .bold))
        // A screen reader says nothing of colours and frames: the screen and the pane stand here in words.
        if canvas.isPlain {
            let names = [state.screen.title, state.place.title].compactMap { $0 }
            x += canvas.put(names.map { " › " + $0 }.joined(), x: x, y: row.y, style: Style(.text, on: .header))
        }
        let score = ProvisionalLook.title(state)
        let scoreWidth = score.reduce(0) { $0 + $1.text.columns }
        let scoreStart = state.size.width - right.text.columns - 4 - scoreWidth
        let limit = scoreWidth == 0 ? state.size.width - right.text.columns - 4 : scoreStart - 2
        ProvisionalLook.draw(score, on: &canvas, x: scoreStart, y: row.y, width: scoreWidth, ground: .header)
        if let project = state.project {
            x += canvas.put(" › ", x: x, y: row.y, style: Style(.muted, on: .header))
            x += canvas.put(project.name, x: x, y: row.y, width: max(0, limit - x), style: Style(.text, on: .header))
            canvas.put(" · \(state.language.code)", x: x, y: row.y, width: max(0, limit - x), style: Style(.muted, on: .header))
        }
        canvas.putRight(
            right.text, maxX: state.size.width - 1, y: row.y, style: Style(right.role, on: .header, right.role == .muted ? [] : .bold))
    }

    private static func activity(_ state: AppState) -> (text: String, role: Role) {
        if let since = state.workingSince, state.now - since >= AppState.workingDelay {
            return ("◌ " + tr("changing the data …"), .stateRunning)
        }
        if let job = state.runningJob {
            let live = state.live[job.id]
            let percent = job.status == .training ? " " + Format.percent(live?.fraction ?? job.progress) : ""
            let eta = live?.secondsLeft.map { "  " + tr("eta \(Format.remaining($0))") } ?? ""
            return ("● \(job.status.word)\(percent)\(eta)", .stateRunning)
        }
        let queued = state.records.count { $0.status == .queued }
        return queued > 0 ? ("◌ " + tr("\(queued) queued"), .stateQueued) : (tr("idle"), .muted)
    }
}

/// The second line: the six screens.
enum TabsView {
    static func draw(_ state: AppState, on canvas: inout Canvas) {
        for (screen, columns) in Layout.tabs(state) {
            let active = screen == state.screen
            canvas.markTarget(Rect(x: columns.lowerBound, y: Layout.tabRow, width: columns.count, height: 1), Click.tab(screen))
            let ground: Role? = active ? .tabActive : nil
            if active {
                canvas.fill(Rect(x: columns.lowerBound, y: Layout.tabRow, width: columns.count, height: 1), style: Style(.tabActive))
            }
            var x = columns.lowerBound + 1
            x += canvas.put("\(screen.rawValue)", x: x, y: Layout.tabRow, style: Style(active ? .tabActive : .key, on: ground, .bold)) + 1
            x += canvas.put(screen.title, x: x, y: Layout.tabRow, style: Style(active ? .tabActive : .tab, on: ground, active ? .bold : []))
            if let badge = badge(screen, state), x + 1 + badge.count < columns.upperBound {
                canvas.put(badge, x: x + 1, y: Layout.tabRow, style: Style(active ? .tabActive : .badge, on: ground))
            }
        }
    }

    /// A number beside the title: what waits there.
    static func badge(_ screen: Screen, _ state: AppState) -> String? {
        switch screen {
        case .review:
            state.review.waiting + state.data.unlabelled > 0 ? Format.count(state.review.waiting + state.data.unlabelled) : nil
        case .training: state.records.contains { !$0.status.isFinal } ? String(state.records.count { !$0.status.isFinal }) : nil
        default: nil
        }
    }
}

/// The line above the hints: what just happened, else how the running job is getting on.
enum StatusView {
    private static let toastRows = 4

    static func draw(_ state: AppState, on canvas: inout Canvas) {
        let y = Layout.statusRow(state.size)
        if let toast = state.toast {
            let (mark, role): (String, Role) =
                switch toast.level {
                case .info: ("•", .info)
                case .ok: ("✓", .ok)
                case .warning: ("!", .warn)
                case .error: ("✗", .error)
                }
            // A long one covers what is above it: half a sentence helps nobody.
            let lines = wrap(canvas.spelled(toast.text), state.size.width - 4, rows: toastRows)
            for (place, line) in lines.enumerated() {
                let row = y - lines.count + 1 + place
                if row < y { canvas.fill(Rect(x: 0, y: row, width: state.size.width, height: 1), style: Style(.text)) }
                canvas.put(line, x: 3, y: row, width: state.size.width - 4, style: Style(role))
            }
            canvas.put(mark, x: 1, y: y - lines.count + 1, style: Style(role, .bold))
        } else if let job = state.runningJob, state.screen != .training, state.tour == nil || Layout.isTall(state.size) {
            let used = StationLine.drawCompact(job, on: &canvas, x: 1, y: y)
            var words = job.status.word
            if let best = (state.live[job.id]?.candidates ?? []).compactMap(\.macroF1).max() {
                words += "   " + tr("best macro F1 \(Format.score(best))")
            }
            canvas.put(words + "   " + tr("4 shows it"), x: used + 3, y: y, width: state.size.width - used - 4, style: .muted)
        }
    }
}

/// The last line: what can be done here, from the command table.
enum HintView {
    static func draw(_ state: AppState, on canvas: inout Canvas) {
        let y = Layout.hintRow(state.size)
        canvas.fill(Rect(x: 0, y: y, width: state.size.width, height: 1), style: Style(.header))
        var x = 1
        let spelled = canvas.spelled
        func shown(_ key: String) -> String { spelled(KeyChord.shown(key)) }
        for (key, label) in hints(state, shown) {
            let name = shown(key)
            let width = name.columns + 1 + label.columns
            guard x + width < state.size.width else { break }
            if let chord = KeyChord(name: key) { canvas.markTarget(Rect(x: x, y: y, width: width, height: 1), Click.key(chord)) }
            x += canvas.put(name, x: x, y: y, style: Style(.key, on: .header, .bold)) + 1
            x += canvas.put(label, x: x, y: y, style: Style(.keyLabel, on: .header)) + 3
        }
    }

    /// What somebody is most likely to look for as things are.
    private static func urgent(_ state: AppState) -> [CommandID] {
        switch state.keyPlace {
        case .examples where !state.data.selected.isEmpty: [.move, .delete, .retype, .back]
        case .examples where state.data.page.total > 0: [.open, .add, .edit, .markSpan, .select]
        case .intents, .examples: state.data.intents.isEmpty && state.data.isLoaded ? [.newIntent, .importFile, .paste] : []
        case .findings: state.data.unlabelled > 0 ? [.mend, .dismiss, .nextPane, .open] : [.mend, .dismiss, .open]
        case .inbox: [.accept, .move, .outOfScope, .delete, .nextPane]
        default: []
        }
    }

    /// Those that fit; the last one, which is the way out, always.
    private static func fitting(_ hints: [(String, String)], _ width: Int, _ shown: (String) -> String) -> [(String, String)] {
        var fitting = hints
        while fitting.count > 2, fitting.reduce(-2, { $0 + shown($1.0).columns + $1.1.columns + 4 }) > width {
            fitting.remove(at: fitting.count - 2)
        }
        return fitting
    }

    /// Key and label pairs that fit, help and quit always among them.
    /// - Parameter name: what stands on the screen for a key.
    private static func hints(_ state: AppState, _ name: (String) -> String) -> [(String, String)] {
        if let dialog = state.dialog { return fitting(DialogView.hints(dialog), state.size.width, name) }
        if (state.data.filterHasFocus || state.data.intentFilterHasFocus) && state.screen == .data
            || state.projects.filterHasFocus && state.screen == .projects || state.training.searchHasFocus && state.screen == .training
        {
            return [(tr("type"), tr("to filter")), ("↑↓", tr("move", sense: "cursor")), ("Enter", tr("keep")), ("Esc", tr("clear"))]
        }
        let commands = state.keymap.hints(in: state.keyPlace).filter { Availability.disabledReason($0.id, state) == nil }
        let all = commands.compactMap { command in
            Keymap.hintKey(command, in: state.keyPlace).map { (id: command.id, key: $0.name, label: Availability.label(command, state)) }
        }
        let urgent = urgent(state)
        let tail: Set<CommandID> = state.keyPlace == .marking ? [.help, .back] : [.palette, .help, .quit]
        let fixed = all.filter { tail.contains($0.id) }
        func columns(_ hints: [(id: CommandID, key: String, label: String)]) -> Int {
            hints.reduce(0) { $0 + name($1.key).columns + $1.label.columns + 4 }
        }
        var room = state.size.width - 2 - columns(fixed)
        var first = urgent.compactMap { id in all.first { $0.id == id } }
        // What a command would do to this very thing is said where there is room; that there is the command comes first.
        while columns(first) > room, let longest = first.indices.max(by: { first[$0].label.columns < first[$1].label.columns }),
            let plain = CommandTable.byID[first[longest].id].map({ tr($0.label) }), plain.columns < first[longest].label.columns
        {
            first[longest].label = plain
        }
        let ordered = first + all.filter { !urgent.contains($0.id) }
        // Two keys, or nine, that say more together than one by one.
        var shown: [(String, String)] =
            switch state.keyPlace {
            case .threshold: [("←→", tr("move the line"))]
            case .marking: [("←→", tr("word")), ("1–9", tr("entity"))]
            default: []
            }
        room -= shown.reduce(0) { $0 + name($1.0).columns + $1.1.columns + 4 }
        for hint in ordered where !tail.contains(hint.id) {
            // A longer hint that does not fit must not keep a shorter one out.
            let needed = name(hint.key).columns + hint.label.columns + 4
            guard needed <= room else { continue }
            room -= needed
            shown.append((hint.key, hint.label))
        }
        return shown + fixed.map { ($0.key, $0.label) }
    }
}
