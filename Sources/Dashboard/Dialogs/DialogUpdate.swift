import Corpus
import Engine
import Store
import Terminal

/// Keys while a dialog is open.
enum DialogUpdate {
    static func key(_ event: KeyEvent, _ state: inout AppState) -> [Effect] {
        switch state.dialog {
        case .prompt(let prompt): return self.prompt(event, prompt, &state)
        case .choose(let choose): return self.choose(event, choose, &state)
        case .help(let help): return self.help(event, help, &state)
        case .importing(let run): return ImportUpdate.key(event, run, &state)
        case .importPreview(let preview, let run, let scroll): return ImportUpdate.key(event, preview, run, scroll, &state)
        case .comparison(let comparison): return ComparisonUpdate.key(event, comparison, &state)
        case .batch(let batch): return BatchUpdate.key(event, batch, &state)
        case .paste(let review): return PasteUpdate.key(event, review, &state)
        case .quit: return quit(event, &state)
        case nil: return []
        }
    }

    // MARK: Quitting with a job running

    private static func quit(_ event: KeyEvent, _ state: inout AppState) -> [Effect] {
        switch KeyChord(event)?.key {
        case .enter, .character("q"): state.exit = .handOver
        case .character("x"):
            state.exit = .stop
            return state.records.filter { !$0.status.isFinal }.map { .cancel($0.id) }
        case .escape: state.dialog = nil
        default: break
        }
        return []
    }

    // MARK: Help

    private static func help(_ event: KeyEvent, _ help: Help, _ state: inout AppState) -> [Effect] {
        var help = help
        let visible = HelpView.visibleRows(help, state.size)
        switch KeyChord(event)?.key {
        case .down: help.scroll += 1
        case .up: help.scroll -= 1
        case .pageDown: help.scroll += visible - 1
        case .pageUp: help.scroll -= visible - 1
        case .escape where help.search != nil: help = Help()
        case .enter where help.search != nil: break
        case let key:
            if var field = help.search {
                if field.handle(event) { help = Help(search: field) }
                break
            }
            switch key {
            case .character("/"): help = Help(search: TextField())
            case .character("j"): help.scroll += 1
            case .character("k"): help.scroll -= 1
            case .character(" "): help.scroll += visible - 1
            case .home, .character("g"): help.scroll = 0
            case .end, .character("G"): help.scroll = .max
            case nil: return []
            default:
                state.dialog = nil
                return []
            }
        }
        let last = max(0, HelpView.lines(help, state).count - HelpView.visibleRows(help, state.size))
        help.scroll = max(0, min(last, help.scroll))
        state.dialog = .help(help)
        return []
    }

    // MARK: Prompts

    private static func prompt(_ event: KeyEvent, _ prompt: Prompt, _ state: inout AppState) -> [Effect] {
        var prompt = prompt
        if case .paste(let text) = event, case .newExample(let intent) = prompt.purpose, text.trimmed.contains(where: \.isNewline) {
            return PasteUpdate.begin(text, intent: intent, &state)
        }
        var event = event
        if case .paste(let text) = event, case .entityValue(let row, _) = prompt.purpose, row.kind != .regex {
            // A list is pasted a line each.
            event = .paste(text.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " | "))
        }
        switch KeyChord(event)?.key {
        case .escape:
            state.dialog = nil
            return []
        case .enter: return PromptAnswer.take(prompt, &state)
        case .tab where prompt.asksForPath:
            return [.completePath(prompt.field.text)]
        default:
            let before = prompt.field.text
            if prompt.field.handle(event) {
                prompt.error = nil
                prompt.completions = []
            }
            state.dialog = .prompt(prompt)
            return prompt.field.text == before ? [] : EntitiesUpdate.typed(prompt, state)
        }
    }

    /// The answer to Tab in a path: the part that all candidates share goes into the field.
    static func completed(_ path: String, _ candidates: [String], _ state: inout AppState) {
        guard case .prompt(var prompt) = state.dialog, prompt.field.text == path else { return }
        if let first = candidates.first {
            let shared = candidates.dropFirst().reduce(first) { String($0.commonPrefix(with: $1)) }
            if shared.count > path.count || candidates.count == 1 { prompt.field = TextField(shared) }
        } else {
            prompt.error = tr("No file begins like that.")
        }
        prompt.completions = candidates.count > 1 ? candidates : []
        state.dialog = .prompt(prompt)
    }

    // MARK: Lists to choose from

    private static func choose(_ event: KeyEvent, _ choose: Choose, _ state: inout AppState) -> [Effect] {
        var choose = choose
        let matches = choose.matches
        switch KeyChord(event) {
        case KeyChord(.escape):
            state.dialog = nil
            switch choose.purpose {
            case .theme(let was): state.themeIndex = was
            case .entity(let marking): state.data.marking = marking
            case .pasteInto(let review): state.dialog = .paste(review)
            default: break
            }
            return []
        case KeyChord(.enter): return ChooseAnswer.take(choose, &state)
        case KeyChord(.up), .control("k"): choose.cursor.move(by: -1, count: matches.count, visible: Choose.visibleRows)
        case KeyChord(.down), .control("j"), KeyChord(.tab):
            choose.cursor.move(by: 1, count: matches.count, visible: Choose.visibleRows)
        case KeyChord(.pageUp): choose.cursor.move(by: -Choose.visibleRows, count: matches.count, visible: Choose.visibleRows)
        case KeyChord(.pageDown): choose.cursor.move(by: Choose.visibleRows, count: matches.count, visible: Choose.visibleRows)
        default: if choose.field.handle(event) { choose.cursor = ListCursor() }
        }
        if case .theme = choose.purpose, choose.matches.indices.contains(choose.cursor.selected) {
            state.themeIndex = choose.matches[choose.cursor.selected]
        }
        state.dialog = .choose(choose)
        return []
    }
}

extension String {
    /// The longest beginning that two texts share.
    fileprivate func commonPrefix(with other: String) -> Substring {
        self[
            ..<(zip(indices, zip(self, other)).first { $0.1.0 != $0.1.1 }?.0
                ?? (count <= other.count ? endIndex : index(startIndex, offsetBy: other.count)))]
    }
}
