import Corpus
import Engine
import NLU
import Store
import Terminal

/// The Data screen: the intents of the project in one language, and the examples of the chosen one.
package struct DataState: Sendable {
    package var intents: [IntentSummary] = [] {
        didSet { sortRows() }
    }
    /// The intents with the most examples first; nil as the first row stands for all of them, an empty name for the unlabelled.
    /// Where they are filtered, only those that match, the best first.
    package private(set) var rows: [IntentSummary?] = [nil]
    package var isLoaded = false
    package var intentCursor = ListCursor()
    /// The intent whose examples are shown. It follows the cursor when that rests: reading on every key of a held arrow would
    /// redraw half the screen each time.
    package var shownIntent: String?
    /// What the rows shown were filtered by.
    package var shownSearch = ""
    /// When the examples of the intent under the cursor are to be read; nil when they are shown, or asked for.
    package var previewDue: Milliseconds?
    package static let previewDelay: Milliseconds = 120
    package var page = ExamplePage(total: 0, rows: [])
    package var pageOffset = 0
    package var exampleCursor = ListCursor()
    package var selected: Set<ExampleID> = []
    /// Where a range selection began.
    package var rangeStart: Int?
    package var filter: TextField?
    package var filterHasFocus = false
    package var marking: SpanMarking?
    /// Entity types seen in the project's examples or definitions, for marking.
    package var entityTypes: Set<String> = []
    package var savedAt: Milliseconds?
    /// When the project was last changed as far as is known here, while another process may have changed it since.
    package var seenAt: Milliseconds?
    /// What another screen led here for.
    package var visit: Visit?
    /// An intent that was just made: the cursor goes there when it has been read.
    package var wantedIntent: String?
    /// Utterances without an intent in this language.
    package var unlabelled = 0 {
        didSet { sortRows() }
    }
    /// Letters of the intents wanted, in order, anywhere in their names.
    package var intentFilter: TextField? {
        didSet { if intentFilter?.text != oldValue?.text { sortRows() } }
    }
    package var intentFilterHasFocus = false
    /// True while the entities are shown in the place of the intents.
    package var showsEntities = false
    package var entities = EntitiesState()
    /// Counts the changes made to the rows before the store has them: a page read before the last of them is out of date.
    package var revision = 0
    /// How the intents do in the newest model, and the model that says so.
    package var trained = IntentScores()
    package var scoresModel: ModelID?
    /// How they do in the model that follows the edits; nil where there is none.
    package var provisional: IntentScores?
    /// F1 of each intent, in the model that knows most.
    package var scores: [String: Evaluation.LabelScore] { (provisional ?? trained).byIntent }
    package var confusedWith: [String: (other: String, count: Int)] { (provisional ?? trained).confusedWith }

    /// How many examples are read at once; scrolling reads on.
    package static let pageSize = 400

    /// A look at the data that began on another screen, to which Esc leads back.
    package struct Visit: Sendable, Equatable {
        package var origin: Screen
        /// The utterance to look at: the filter may find others that have its words.
        package var text: String?
        /// The intent that the model gave it.
        package var said: String?

        package init(from origin: Screen, text: String? = nil, said: String? = nil) {
            self.origin = origin
            self.text = text
            self.said = said
        }
    }

    /// All intents, those with the most examples first.
    package private(set) var sorted: [IntentSummary] = []

    private mutating func sortRows() {
        sorted = intents.sorted { ($0.train + $0.test, $1.name) > ($1.train + $1.test, $0.name) }
        if let word = intentFilter?.text, !word.isEmpty {
            rows = sorted.enumerated().compactMap { place, intent in
                FuzzyMatch.score(word, in: intent.name).map { (score: $0, place: place, intent: intent) }
            }.sorted { ($0.score, $1.place) > ($1.score, $0.place) }.map { Optional.some($0.intent) }
        } else {
            rows = [nil] + (unlabelled > 0 ? [IntentSummary(name: "", train: unlabelled, test: 0)] : []) + sorted.map(Optional.some)
        }
    }

    /// Shows a row as it will be when the store has it.
    mutating func replace(_ row: StoredExample) {
        revision += 1
        guard let place = page.rows.firstIndex(where: { $0.id == row.id }) else { return }
        page.rows[place] = row
    }

    package var chosenIntent: String? { rows.indices.contains(intentCursor.selected) ? rows[intentCursor.selected]?.name : nil }

    /// The example under the cursor, when it has been read.
    package var current: StoredExample? { row(exampleCursor.selected) }

    package func row(_ index: Int) -> StoredExample? {
        let position = index - pageOffset
        return page.rows.indices.contains(position) ? page.rows[position] : nil
    }

    /// What commands act on: the selection, else the example under the cursor.
    package var targets: [ExampleID] { selected.isEmpty ? (current.map { [$0.id] } ?? []) : selected.sorted() }

    /// Puts the cursor on an intent, or on all of them where it is not found; a filter of intents would hide it.
    mutating func choose(_ intent: String?, visible: Int) {
        intentFilter = nil
        intentFilterHasFocus = false
        showsEntities = false
        intentCursor.move(to: rows.firstIndex { $0?.name == intent } ?? 0, count: rows.count, visible: visible)
        exampleCursor = ListCursor()
        selected = []
        rangeStart = nil
    }

    /// What the rows were searched for: what is in the filter, or that without its slips.
    package var sought: String { page.spelt ?? filter?.text ?? "" }

    mutating func forgetScores() {
        trained = IntentScores()
        scoresModel = nil
    }

    package func query(project: ProjectID, language: LanguageTag, around row: Int) -> ExampleQuery {
        var query = ExampleQuery(
            project: project, language: language, intent: chosenIntent, search: filter?.text ?? "",
            offset: max(0, row - Self.pageSize / 2), limit: Self.pageSize)
        query.token = revision
        return query
    }
}
