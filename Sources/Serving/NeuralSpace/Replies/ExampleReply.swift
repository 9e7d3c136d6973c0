import Corpus
import Store

/// An example as the NeuralSpace API shows it.
package struct ExampleReply: Codable {
    package struct Entity: Codable {
        package var start: Int
        package var end: Int
        package var value: String
        package var entity: String
        /// Of spans that have them.
        package var role: String?
        package var group: String?
    }

    /// A string, as its client expects.
    package var exampleId: String
    package var text: String
    package var intent: String
    package var entities: [Entity]
    package var type: String

    package init(_ row: StoredExample) {
        exampleId = String(row.id)
        text = row.example.text
        intent = row.example.intent
        entities = row.example.entities.map { span in
            let value = span.value ?? row.example.text.slice(codePoints: span.start, span.end) ?? ""
            return Entity(start: span.start, end: span.end, value: value, entity: span.entity, role: span.role, group: span.group)
        }
        type = row.example.type.rawValue
    }
}

/// `data` of the list of examples.
package struct ExampleListReply: Codable {
    /// Number of examples over all pages.
    package var count: Int
    package var examples: [ExampleReply]

    package init(count: Int, examples: [ExampleReply]) {
        self.count = count
        self.examples = examples
    }
}

/// `data` of an upload: what came of each row.
package struct UploadReply: Codable {
    package var format: String
    package var rows: Int
    package var taken: Int
    package var refused: Int
    package var mended: Int
    /// Examples that the project or the file has already; they are kept.
    package var repeats: Int
    /// Examples whose text stands under another intent too.
    package var conflicts: Int
    package var issues: [RowIssue]

    package init(
        format: String, rows: Int, taken: Int, refused: Int, mended: Int, repeats: Int, conflicts: Int, issues: [RowIssue]
    ) {
        self.format = format
        self.rows = rows
        self.taken = taken
        self.refused = refused
        self.mended = mended
        self.repeats = repeats
        self.conflicts = conflicts
        self.issues = issues
    }
}

/// `data` of deletions of several things.
package struct DeletionReply: Codable {
    package var deleted: [String]
    package var notFound: [String]

    package init(deleted: [String], notFound: [String]) {
        self.deleted = deleted
        self.notFound = notFound
    }
}
