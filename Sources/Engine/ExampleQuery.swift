import Corpus
import Store

/// Which examples to list.
package struct ExampleQuery: Sendable, Equatable {
    package var project: ProjectID
    package var language: LanguageTag
    /// Nil for all intents; "" for unlabelled utterances.
    package var intent: String?
    package var type: ExampleType?
    /// Words that the utterance must contain, in any order and whatever their case; empty for all.
    package var search: String
    package var offset: Int
    package var limit: Int
    /// For whoever asks, to tell the answer from one to an older question; it changes nothing in the answer.
    package var token = 0

    package init(
        project: ProjectID, language: LanguageTag, intent: String? = nil, type: ExampleType? = nil, search: String = "", offset: Int = 0,
        limit: Int = 200
    ) {
        self.project = project
        self.language = language
        self.intent = intent
        self.type = type
        self.search = search
        self.offset = offset
        self.limit = limit
    }
}

package struct ExamplePage: Sendable, Equatable {
    /// Number of examples that match, over all pages.
    package var total: Int
    /// In the order they were added.
    package var rows: [StoredExample]
    /// What was searched for in place of the words of the query, in which there were slips; nil where that was not needed.
    package var spelt: String?

    package init(total: Int, rows: [StoredExample]) {
        self.total = total
        self.rows = rows
    }
}
