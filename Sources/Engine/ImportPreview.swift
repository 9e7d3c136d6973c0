import Corpus
import Exchange
import Store

/// What to import, where to, and how to read it.
package struct ImportRequest: Sendable {
    package var path: String
    package var project: ProjectID
    package var language: LanguageTag
    /// Overrides the rows' own type where given.
    package var type: ExampleType?
    /// The format to read it as, instead of looking.
    package var format: DataFormat?
    /// What the columns of a table are called, where their names are not the usual ones.
    package var columns: TableColumns
    /// Leaves out so many examples from the beginning.
    package var skipFirst = 0

    package init(
        _ path: String, into project: ProjectID, _ language: LanguageTag, type: ExampleType? = nil, format: DataFormat? = nil,
        columns: TableColumns = TableColumns()
    ) {
        self.path = path
        self.project = project
        self.language = language
        self.type = type
        self.format = format
        self.columns = columns
    }
}

/// What is told while a file is being read, and how the reading is called off. Everything is called on the thread that reads.
package struct ImportWatch: Sendable {
    package var progress: @Sendable (ImportProgress) -> Void = { _ in }
    package var isCalledOff: @Sendable () -> Bool = { false }
    /// Is told of every issue, also those that the report only counts.
    package var issue: (@Sendable (RowIssue) throws -> Void)?

    package init() {}
}

/// What a file holds, compared with the project; in numbers, as the file may hold millions of examples.
package struct ImportSummary: Sendable {
    package var report: ImportReport
    /// Examples that are taken.
    package var examples = 0
    /// Those of them that have no intent.
    package var unlabelled = 0
    /// The different intents that the others stand under.
    package var intents = 0
    package var definitions = 0
    /// Examples whose text (and intent) the project or the file already has.
    package var repeats = 0
    /// Examples whose text stands under another intent already.
    package var conflicts = 0
}

/// What an import would do.
package struct ImportPreview: Sendable {
    package var request: ImportRequest
    package var summary: ImportSummary
}
