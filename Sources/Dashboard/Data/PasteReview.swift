import Corpus
import Engine
import Store
import Terminal

/// Many lines pasted at once: what they are, before any of them is taken.
package struct PasteReview: Sendable {
    /// The intent that the lines are for; empty for unlabelled.
    package var intent: String
    /// What was pasted so far.
    package var text = ""
    /// Nil until there is something to show.
    package var preview: PastePreview?
    package var takesRepeated = false
    package var takesElsewhere = false
    package var scroll = 0

    package init(intent: String) { self.intent = intent }

    var taken: Int { preview?.taken(repeated: takesRepeated, elsewhere: takesElsewhere).count ?? 0 }
    var place: String { intent.isEmpty ? tr("the unlabelled") : intent }
}

enum PasteUpdate {
    /// What is pasted where no field has the keyboard: lines for the intent under the cursor.
    static func pasted(_ text: String, _ state: inout AppState) -> [Effect] {
        guard state.project != nil, state.screen == .data || state.screen == .review, !state.data.showsEntities else { return [] }
        let intent = state.screen == .data ? state.data.chosenIntent ?? "" : ""
        return begin(text, intent: intent, &state)
    }

    static func begin(_ text: String, intent: String, _ state: inout AppState) -> [Effect] {
        guard !text.allSatisfy(\.isWhitespace) else { return [] }
        var review = PasteReview(intent: intent)
        review.text = text
        state.dialog = .paste(review)
        return read(review, state)
    }

    private static func read(_ review: PasteReview, _ state: AppState) -> [Effect] {
        state.project.map { [.previewPaste(review.text, intent: review.intent, $0.id, state.language)] } ?? []
    }

    static func key(_ event: KeyEvent, _ review: PasteReview, _ state: inout AppState) -> [Effect] {
        var review = review
        if case .paste(let text) = event {
            review.text += (review.text.isEmpty || review.text.hasSuffix("\n") ? "" : "\n") + text
            state.dialog = .paste(review)
            return read(review, state)
        }
        let last = max(0, (review.preview?.lines.count ?? 0) - 1)
        switch KeyChord(event)?.key {
        case .enter:
            guard let preview = review.preview, review.taken > 0 else { return [] }
            state.dialog = nil
            return [.commitPaste(preview, repeated: review.takesRepeated, elsewhere: review.takesElsewhere)]
        case .escape: state.dialog = nil
        case .character("r"): review.takesRepeated.toggle()
        case .character("o"): review.takesElsewhere.toggle()
        case .character("m"):
            var choose = Choose(
                purpose: .pasteInto(review), title: tr("Which intent are they for?"), items: DataUpdate.intentItems(state) + [unlabelled])
            choose.allowsNew = true
            state.dialog = .choose(choose)
            return []
        case .down, .character("j"): review.scroll = min(last, review.scroll + 1)
        case .up, .character("k"): review.scroll = max(0, review.scroll - 1)
        case .pageDown: review.scroll = min(last, review.scroll + 10)
        case .pageUp: review.scroll = max(0, review.scroll - 10)
        default: break
        }
        if state.dialog != nil { state.dialog = .paste(review) }
        return []
    }

    private static var unlabelled: Choose.Item {
        Choose.Item(label: tr("unlabelled"), detail: tr("none yet: they wait in the inbox of Review"))
    }

    /// Another intent for the lines.
    static func assign(_ intent: String, _ review: PasteReview, _ state: inout AppState) -> [Effect] {
        var review = review
        review.intent = intent == unlabelled.label ? "" : intent
        state.dialog = .paste(review)
        return review.text.isEmpty ? [] : read(review, state)
    }

    static func arrived(_ preview: PastePreview, _ state: inout AppState) {
        guard case .paste(var review) = state.dialog, review.intent == preview.intent else { return }
        review.preview = preview
        review.scroll = min(review.scroll, max(0, preview.lines.count - 1))
        state.dialog = .paste(review)
    }
}

enum PasteView {
    static func hints(_ review: PasteReview) -> [(String, String)] {
        guard let preview = review.preview else { return [("m", tr("other intent")), ("Esc", tr("leave it"))] }
        var hints: [(String, String)] = review.taken > 0 ? [("Enter", tr("take \(Format.count(review.taken))"))] : []
        if preview.repeated > 0 { hints.append(("r", review.takesRepeated ? tr("leave repeats") : tr("repeats too"))) }
        if preview.elsewhere > 0 { hints.append(("o", review.takesElsewhere ? tr("leave conflicts") : tr("conflicts too"))) }
        return hints + [("m", tr("other intent")), ("↑↓", tr("scroll")), ("Esc", tr("leave it"))]
    }

    static func draw(_ review: PasteReview, _ state: AppState, on canvas: inout Canvas) {
        let height = review.preview.map { 7 + min($0.lines.count, 16) } ?? 8
        let inner = DialogView.box(width: 104, height: height, title: tr("Paste into \(review.place)"), state, on: &canvas)
        guard let preview = review.preview else {
            let words =
                review.text.isEmpty
                ? [
                    tr("Paste now, with your terminal's own paste key: one utterance a line."),
                    tr("A tab and an intent after it sorts a line under that intent; entities may be marked [like this](entity)."),
                    tr("Nothing is taken before you have seen it."),
                ].joined(separator: " ")
                : tr("Reading …")
            for (line, text) in wrap(words, inner.width).enumerated() {
                canvas.put(text, x: inner.x, y: inner.y + line, width: inner.width)
            }
            return
        }
        var x = inner.x
        let counts: [(Int, String, Role, Bool)] = [
            (preview.new, tr("new"), .ok, true), (preview.repeated, tr("repeated"), .warn, review.takesRepeated),
            (preview.elsewhere, tr("under another intent"), .warn, review.takesElsewhere), (preview.refused, tr("refused"), .error, false),
        ]
        for (count, label, role, isTaken) in counts where count > 0 {
            let text = "\(isTaken ? "✓" : "–") \(Format.count(count)) \(label)"
            x += canvas.put(text, x: x, y: inner.y, width: max(0, inner.maxX - x), style: Style(role, isTaken ? .bold : [])) + 3
        }
        let leftOut = Format.count(preview.leftOut)
        let note = preview.leftOut > 0 ? " " + tr("The last \(leftOut) lines are left out: too many for one paste.") : ""
        canvas.put(
            tr("✓ is taken, – is left; all of it is one undo step.") + note, x: inner.x, y: inner.y + 1, width: inner.width, style: .muted)
        let widest = preview.lines.map { words($0, review).columns }.max() ?? 0
        for (row, line) in preview.lines.dropFirst(review.scroll).prefix(max(0, inner.height - 3)).enumerated() {
            draw(line, review, min(widest, inner.width / 3), inner, inner.y + 3 + row, &canvas)
        }
    }

    /// How a line stands to what is there already.
    private static func words(_ line: PastePreview.Line, _ review: PasteReview) -> String {
        switch line.standing {
        case .new: line.example.intent == review.intent ? tr("new") : line.example.intent
        case .repeated: tr("repeated")
        case .elsewhere(let intents): intents.joined(separator: ", ")
        case .refused(let why): tr(below: why)
        }
    }

    private static func draw(
        _ line: PastePreview.Line, _ review: PasteReview, _ right: Int, _ inner: Rect, _ y: Int, _ canvas: inout Canvas
    ) {
        let (role, isTaken): (Role, Bool) =
            switch line.standing {
            case .new: (.ok, true)
            case .repeated: (.warn, review.takesRepeated)
            case .elsewhere: (.warn, review.takesElsewhere)
            case .refused: (.error, false)
            }
        canvas.put(isTaken ? "✓" : "–", x: inner.x, y: y, style: Style(isTaken ? .ok : .muted, .bold))
        canvas.put(
            line.example.text, x: inner.x + 2, y: y, width: inner.width - right - 4, style: isTaken ? .text : .muted)
        canvas.putRight(words(line, review).fittedInMiddle(to: right), maxX: inner.maxX, y: y, style: Style(role))
    }
}
