import Corpus
import NLU
import Store
import Terminal

/// The Review screen: what to mend next, worst first, and the utterances that wait for an intent.
package struct ReviewState: Sendable {
    package var findings: [ReviewFinding] = []
    /// Findings that somebody put aside as right.
    package var dismissed = 0
    /// Those of them that were put aside since the last edit, the last one last: undo brings them back first.
    package var putAside: [ReviewFinding] = []
    package var isLoaded = false
    package var cursor = ListCursor()
    package var inbox = InboxState()

    /// Findings to be worked off. A label that the model disputes may well be right: it is there to be looked at.
    package var waiting: Int { findings.count { !$0.isDispute } }

    /// Whether one key mends a finding along with the chosen one: both are of one kind and ask nothing.
    func isAlike(_ finding: ReviewFinding) -> Bool {
        finding.isMendedUnasked && finding.title == selected?.title && selected?.isMendedUnasked == true
    }

    package var selected: ReviewFinding? { findings.indices.contains(cursor.selected) ? findings[cursor.selected] : nil }
}

/// A finding of the doctor's, or a label that a model disputes, with the examples it is about.
package struct ReviewFinding: Sendable, Equatable {
    package enum Level: Int, Sendable { case error, warning, note }
    package var level: Level
    /// A few words: "Same text under two intents".
    package var title: Phrase
    /// One sentence: what is wrong.
    package var reason: Phrase
    /// One sentence: what to do.
    package var advice: Phrase
    /// The intent to look at, and a text to search for there.
    package var intent: String?
    /// As many as a pane can show.
    package var examples: [About]
    /// What one key does about it; nil when only a look at the examples can tell.
    package var remedy: Remedy?
    /// All the examples that the remedy is for.
    package var ids: [ExampleID]
    /// True where the intent is what is wrong, and not its examples.
    package var isAboutIntent = false

    package init(
        level: Level, title: Phrase, reason: Phrase, advice: Phrase, intent: String?, examples: [About], remedy: Remedy? = nil,
        ids: [ExampleID] = [], isAboutIntent: Bool = false
    ) {
        self.isAboutIntent = isAboutIntent
        self.level = level
        self.title = title
        self.reason = reason
        self.advice = advice
        self.intent = intent
        self.examples = examples
        self.remedy = remedy
        self.ids = ids
    }

    /// Which of its examples the remedy deletes; none where more are concerned than are listed, or a choice decides.
    package var deleted: Set<Int> {
        guard examples.count == ids.count, case .keepOne? = remedy else { return [] }
        return Set(Remedy.keepOne.amendment(of: examples.map(\.example), intent: nil).deletions)
    }

    /// Whether the remedy asks nothing, so that many can be mended at once.
    package var isMendedUnasked: Bool {
        switch remedy {
        case .keepOne, .dropBrokenSpans, .widenSpans, .retypeSpans, .markPhrase: true
        default: false
        }
    }

    package var isDispute: Bool { if case .relabel? = remedy { true } else { false } }

    /// The same for the same finding tomorrow, and in every language.
    package var key: String { title.english + ": " + reason.english }

    /// One of the examples that a finding is about.
    package struct About: Sendable, Equatable {
        package var example: Example

        package init(_ example: Example) { self.example = example }
    }
}

/// Utterances without an intent, those first that would teach the model most.
package struct InboxState: Sendable {
    package var rows: [InboxRow] = []
    package var isLoaded = false
    package var cursor = ListCursor()

    package var selected: InboxRow? { rows.indices.contains(cursor.selected) ? rows[cursor.selected] : nil }
}

/// An utterance without an intent, and what the newest model makes of it.
package struct InboxRow: Sendable, Equatable {
    package var row: StoredExample
    /// Nil where there is no model.
    package var suggestion: ParseResult?

    package init(row: StoredExample, suggestion: ParseResult?) {
        self.row = row
        self.suggestion = suggestion
    }

    /// How much the label would teach: 1 when two intents are equally likely, 0 when the model is certain.
    package var worth: Double {
        guard let ranking = suggestion?.intentRanking, let best = ranking.first else { return 0 }
        return 1 - (best.confidence - (ranking.count > 1 ? ranking[1].confidence : 0))
    }

    package var isOutOfScope: Bool { suggestion?.intent.name == ParseResult.fallbackName }

    /// The utterance as the model would label it; nil where the model has nothing to suggest.
    package var suggested: Example? {
        guard let suggestion, !isOutOfScope, let best = suggestion.intentRanking.first else { return nil }
        var example = row.example
        example.intent = best.name
        if example.entities.isEmpty { example.entities = Self.annotations(suggestion) }
        return example
    }

    package static func annotations(_ result: ParseResult) -> [EntityAnnotation] {
        // What is declared is found without marks, and a date's value is no part of the data.
        result.entities.filter { $0.source == .trainable }.map { entity in
            let own = result.text.slice(codePoints: entity.start, entity.end)
            return EntityAnnotation(
                start: entity.start, end: entity.end, entity: entity.entity,
                value: own == entity.value || entity.resolved != nil ? nil : entity.value)
        }
    }
}
