import Terminal

/// Every key, made from the command table, and what the screen's words mean.
enum HelpView {
    enum Line {
        case heading(String)
        case key(String, String)
        case blank
    }

    private static let boxWidth = 104
    private static let meaningColumn = 19

    static func visibleRows(_ size: Size) -> Int { max(1, size.height - 7) }

    static func lines(_ state: AppState) -> [Line] {
        let moving = Set(CommandTable.moving.map(\.id))
        let all = state.keymap.table.filter { $0.applies(in: state.keyPlace) }
        let parts = [
            (tr("In this pane"), all.filter { !$0.places.isEmpty && !moving.contains($0.id) }),
            (tr("Everywhere"), all.filter { $0.places.isEmpty && !moving.contains($0.id) }),
            (tr("Moving about"), all.filter { moving.contains($0.id) }),
        ]
        var lines: [Line] = []
        for (heading, commands) in parts where !commands.isEmpty {
            lines.append(.heading(heading))
            for command in commands { lines += entry(command.keys.map(\.shown).joined(separator: " "), tr(command.help), state) }
            lines.append(.blank)
        }
        lines.append(.heading(tr("What the words mean")))
        for entry in Glossary.entries { lines += self.entry(tr(entry.word), tr(entry.meaning), state) }
        return lines
    }

    /// A key or word with its meaning, over as many lines as that takes.
    private static func entry(_ word: String, _ meaning: String, _ state: AppState) -> [Line] {
        let width = min(state.size.width - 4, boxWidth) - 4 - meaningColumn
        return wrap(meaning, width).enumerated().map { .key($0 == 0 ? word : "", $1) }
    }

    static func draw(_ state: AppState, scroll: Int, on canvas: inout Canvas) {
        let lines = lines(state)
        let rows = visibleRows(state.size)
        let footer = lines.count > rows ? tr("\(min(lines.count, scroll + rows)) of \(lines.count)") : ""
        let inner = DialogView.box(
            width: boxWidth, height: rows + 2, title: tr("Help · \(state.screen.title)"), state, footer: footer, on: &canvas)
        for (row, line) in lines.dropFirst(scroll).prefix(inner.height).enumerated() {
            let y = inner.y + row
            switch line {
            case .heading(let text): canvas.put(text, x: inner.x, y: y, width: inner.width, style: Style(.title, .bold))
            case .key(let key, let meaning):
                canvas.put(key, x: inner.x + 1, y: y, width: meaningColumn - 2, style: Style(.key, .bold))
                canvas.put(meaning, x: inner.x + meaningColumn, y: y, width: inner.width - meaningColumn)
            case .blank: break
            }
        }
    }
}

/// The field's words in one sentence each, for people who have never trained a model.
package enum Glossary {
    package static let entries: [(word: Phrase, meaning: Phrase)] = [
        ("utterance", "Something a person says or types, such as “I lost my card”."),
        ("intent", "What the person wants, such as card_lost. Every example stands under one."),
        ("entity", "A word or phrase that matters, such as the visa in “my visa card”."),
        (Phrase("train", sense: "examples"), "Examples that the model learns from."),
        (Phrase("test", sense: "examples"), "Examples kept back, to see how the model does on what it has not seen."),
        ("accuracy", "The share of test examples whose intent the model got right (i_acc in the files)."),
        ("95 % range", "Where the accuracy would lie with other test examples, nineteen times in twenty."),
        ("macro F1", "Right answers balanced over all intents, small ones counting as much (i_f1 in the files)."),
        ("F1", "One number for an intent: high only when both its precision and its recall are. Below .80 it is marked !"),
        ("P, precision", "Of the answers that say this intent, the share that is right."),
        ("R, recall", "Of the examples that have this intent, the share that was found."),
        ("e_acc", "The share of marked entities found with exact bounds and type."),
        ("e_f1", "Macro F1 over the entity tags, word by word (BILOU)."),
        ("~.941", "An estimate by cross-validation on the training examples: there are no test examples."),
        (
            "provisional",
            "A model that follows your edits in the background, and its cross-validated score; never saved. +0.8: what the last edit brought."
        ),
        ("candidate", "One way of learning that training tries; the best, marked ★, makes the model."),
        ("10-fold", "Each candidate is tried ten times, each time on a tenth of the examples that it has not seen."),
        ("within noise", "The difference between two models is too small to tell from chance with so few test examples."),
        ("confusion", "Which intents the model takes for which others."),
        ("calibration error", "How far the model's confidence is from how often it is right; .02 is very good."),
        ("deployed, ▲", "Put in service under its id, with so many replicas answering at once."),
        ("span F1", "One number for the entities: high only when few are missed and few are made up, exact bounds and type."),
        ("threshold", "How acceptable an answer must be to be given; below it the utterance counts as out of scope."),
        ("out of scope", "An utterance that no intent fits, such as a joke told to a bank; the answer is nlu_fallback."),
        (
            "neural network, logistic regression, support vector machine",
            "Ways of learning; which suits your data is what training finds out."
        ),
        ("epoch", "One pass of learning over all training examples."),
        ("p50, p99", "Half, or 99 of 100, of the answers came at least so fast."),
        ("confidence", "How sure the model is; calibrated, so that .8 is right about eight times in ten."),
    ]
}
