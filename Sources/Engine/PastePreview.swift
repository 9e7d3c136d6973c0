import Corpus
import Store

/// Lines that somebody pasted, compared with the project.
package struct PastePreview: Sendable, Equatable {
    /// How a line stands to what is there already.
    package enum Standing: Sendable, Equatable {
        case new
        /// The text stands under this intent already, here or further up in what was pasted.
        case repeated
        /// The text stands under other intents.
        case elsewhere([String])
        case refused(String)
    }

    package struct Line: Sendable, Equatable {
        package var example: Example
        package var standing: Standing

        package init(example: Example, standing: Standing) {
            self.example = example
            self.standing = standing
        }
    }

    /// Lines that are taken from one paste; further ones are left out.
    package static let maximumLines = 20_000

    package var project: ProjectID
    package var language: LanguageTag
    /// The intent of lines that name none; empty for unlabelled.
    package var intent: String
    package var lines: [Line]
    /// Lines over the limit.
    package var leftOut: Int

    package init(project: ProjectID, language: LanguageTag, intent: String, lines: [Line], leftOut: Int = 0) {
        self.project = project
        self.language = language
        self.intent = intent
        self.lines = lines
        self.leftOut = leftOut
    }

    package var new: Int { lines.count { $0.standing == .new } }
    package var repeated: Int { lines.count { $0.standing == .repeated } }
    package var elsewhere: Int { lines.count { if case .elsewhere = $0.standing { true } else { false } } }
    package var refused: Int { lines.count { if case .refused = $0.standing { true } else { false } } }

    /// The examples that would be added.
    package func taken(repeated: Bool, elsewhere: Bool) -> [Example] {
        lines.filter { line in
            switch line.standing {
            case .new: true
            case .repeated: repeated
            case .elsewhere: elsewhere
            case .refused: false
            }
        }.map(\.example)
    }
}

extension Workbench {
    /// Reads one utterance a line: list marks at its start (`-`, `*`, `•`) are dropped, entities may be marked `[like](this)`, and
    /// what follows a tab names another intent. Changes nothing.
    package func previewPaste(
        _ text: String, intent: String, into id: ProjectID, _ language: LanguageTag
    ) throws -> PastePreview {
        let lines = text.split(whereSeparator: \.isNewline).map { Self.withoutListMark($0) }.filter { !$0.isEmpty }
        var intents = try corpus.intentsByText(id, language)
        var preview = PastePreview(
            project: id, language: language, intent: intent, lines: [], leftOut: max(0, lines.count - PastePreview.maximumLines))
        for line in lines.prefix(PastePreview.maximumLines) {
            let parts = line.split(separator: "\t", maxSplits: 1)
            let (utterance, entities) = AnnotatedText.parse(parts.first.map(String.init) ?? line)
            let own = parts.count > 1 ? String(parts[1].trimmingPrefix { $0.isWhitespace }) : ""
            let example = Example(text: utterance, intent: own.isEmpty ? intent : own, entities: entities)
            preview.lines.append(.init(example: example, standing: Self.standing(of: example, among: intents)))
            intents[utterance, default: []].insert(example.intent)
        }
        return preview
    }

    /// Adds what the preview would take, in one undo step.
    /// - Returns: the number of examples added.
    package func commitPaste(_ preview: PastePreview, repeated: Bool, elsewhere: Bool) throws -> Int {
        let examples = preview.taken(repeated: repeated, elsewhere: elsewhere)
        guard !examples.isEmpty else { return 0 }
        try addExamples(examples, to: preview.project, preview.language, label: "paste \(examples.count) examples")
        return examples.count
    }

    private static func standing(of example: Example, among intents: [String: Set<String>]) -> PastePreview.Standing {
        if let fault = CorpusRules.fault(in: example) { return .refused(fault) }
        guard let known = intents[example.text], !known.isEmpty else { return .new }
        if known.contains(example.intent) { return .repeated }
        let others = known.filter { !$0.isEmpty }.sorted()
        // An unlabelled copy is no reason not to label it; a labelled one needs no unlabelled copy.
        if others.isEmpty { return .new }
        return example.intent.isEmpty ? .repeated : .elsewhere(others)
    }

    private static func withoutListMark(_ line: Substring) -> String {
        var text = line.drop { $0.isWhitespace }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        for mark in ["- ", "* ", "• ", "– "] where text.hasPrefix(mark) { text = text.dropFirst(mark.count).drop { $0.isWhitespace } }
        return String(text)
    }
}
