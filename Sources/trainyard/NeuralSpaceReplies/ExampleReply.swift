import Corpus
import Store

/// An example as the NeuralSpace API shows it.
struct ExampleReply: Codable {
    struct Entity: Codable {
        var start: Int
        var end: Int
        var value: String
        var entity: String
    }

    /// A string, as its client expects.
    var exampleId: String
    var text: String
    var intent: String
    var entities: [Entity]
    var type: String

    init(_ row: StoredExample) {
        exampleId = String(row.id)
        text = row.example.text
        intent = row.example.intent
        entities = row.example.entities.map { span in
            let value = span.value ?? row.example.text.slice(codePoints: span.start, span.end) ?? ""
            return Entity(start: span.start, end: span.end, value: value, entity: span.entity)
        }
        type = row.example.type.rawValue
    }
}

/// `data` of the list of examples.
struct ExampleListReply: Codable {
    /// Number of examples over all pages.
    var count: Int
    var examples: [ExampleReply]
}

/// `data` of an upload: what came of each row.
struct UploadReply: Codable {
    var format: String
    var rows: Int
    var taken: Int
    var refused: Int
    var mended: Int
    /// Examples that the project or the file has already; they are kept.
    var repeats: Int
    /// Examples whose text stands under another intent too.
    var conflicts: Int
    var issues: [RowIssue]
}

/// `data` of deletions of several things.
struct DeletionReply: Codable {
    var deleted: [String]
    var notFound: [String]
}
