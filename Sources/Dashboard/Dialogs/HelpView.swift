import Terminal

/// Every key, made from the command table, and what the screen's words mean.
enum HelpView {
    enum Line {
        case heading(String)
        case key(String, String)
        case blank
    }

    static func visibleRows(_ size: Size) -> Int { max(1, size.height - 7) }

    static func lines(_ state: AppState) -> [Line] {
        let moving = Set(CommandTable.moving.map(\.id))
        let all = CommandTable.all.filter { $0.applies(in: state.place) }
        let parts = [
            ("In this pane", all.filter { !$0.places.isEmpty && !moving.contains($0.id) }),
            ("Everywhere", all.filter { $0.places.isEmpty && !moving.contains($0.id) }),
            ("Moving about", all.filter { moving.contains($0.id) }),
        ]
        var lines: [Line] = []
        for (heading, commands) in parts where !commands.isEmpty {
            lines += [.heading(heading)] + commands.map { .key($0.keys.map(\.name).joined(separator: " "), $0.help) } + [.blank]
        }
        lines.append(.heading("What the words mean"))
        lines += Glossary.entries.map { .key($0.word, $0.meaning) }
        return lines
    }

    static func draw(_ state: AppState, scroll: Int, on canvas: inout Canvas) {
        let lines = lines(state)
        let rows = visibleRows(state.size)
        let footer = lines.count > rows ? "\(min(lines.count, scroll + rows)) of \(lines.count)" : ""
        let inner = DialogView.box(width: 104, height: rows + 2, title: "Help · \(state.screen.title)", state, footer: footer, on: &canvas)
        for (row, line) in lines.dropFirst(scroll).prefix(inner.height).enumerated() {
            let y = inner.y + row
            switch line {
            case .heading(let text): canvas.put(text, x: inner.x, y: y, width: inner.width, style: Style(.title, .bold))
            case .key(let key, let meaning):
                canvas.put(key, x: inner.x + 1, y: y, width: 16, style: Style(.key, .bold))
                canvas.put(meaning, x: inner.x + 18, y: y, width: inner.width - 18)
            case .blank: break
            }
        }
    }
}

/// The field's words in one sentence each, for people who have never trained a model.
package enum Glossary {
    package static let entries: [(word: String, meaning: String)] = [
        ("utterance", "Something a person says or types, such as “I lost my card”."),
        ("intent", "What the person wants, such as card_lost. Every example stands under one."),
        ("entity", "A word or phrase that matters, such as the visa in “my visa card”."),
        ("train", "Examples that the model learns from."),
        ("test", "Examples kept back, to see how the model does on what it has not seen."),
        ("i_acc", "Accuracy: the share of test examples whose intent the model got right."),
        ("i_f1", "Macro F1: right answers balanced over all intents, small ones counting as much."),
        ("precision", "Of the answers that say this intent, the share that is right."),
        ("recall", "Of the examples that have this intent, the share that was found."),
        ("e_acc", "The share of marked entities found with exact bounds and type."),
        ("e_f1", "Macro F1 over the entity tags, word by word (BILOU)."),
        ("~.941", "An estimate by cross-validation on the training examples: there are no test examples."),
        ("confidence", "How sure the model is; calibrated, so that .8 is right about eight times in ten."),
    ]
}
