import Corpus
internal import GRDB

/// A great many examples of one project and language, added one after another in one transaction.
///
/// The triggers that count and journal each row cost more than the row itself. So they are set aside meanwhile, and what they
/// would have written is written at the end at once: a number for each intent, and one line of the journal for all rows. A
/// transaction that is rolled back brings them back.
struct ExampleRun {
    private struct Kind: Hashable {
        /// 0 where the examples are unlabelled.
        var intent: Int64
        var isTest: Bool
    }

    private let db: Database
    private let project: Int64
    private let language: LanguageTag
    /// The statements that make the triggers again.
    private let triggers: [String]
    private var counts: [Kind: Int] = [:]
    private var first: Int64?
    private var last: Int64 = 0

    init(_ db: Database, _ project: Int64, _ language: LanguageTag) throws {
        self.db = db
        self.project = project
        self.language = language
        let names = ["examples_counted_in", "examples_recorded_insert"]
        triggers = try names.compactMap {
            try String.fetchOne(db, sql: "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", arguments: [$0])
        }
        for name in names { try db.execute(sql: "DROP TRIGGER \(name)") }
    }

    /// - Parameter id: larger than that of the row before.
    mutating func add(_ id: Int64, intent: Int64?, type: ExampleType) {
        counts[Kind(intent: intent ?? 0, isTest: type == .test), default: 0] += 1
        first = first ?? id
        last = id
    }

    func finish() throws {
        for trigger in triggers { try db.execute(sql: trigger) }
        guard let first else { return }
        for (kind, count) in counts {
            try db.execute(
                sql: "INSERT INTO example_counts VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
                arguments: [project, language.code, kind.intent, kind.isTest, count])
        }
        try db.execute(
            sql: "INSERT INTO edit_changes (edit, source, row, through) SELECT edit, ?, ?, ? FROM recording WHERE edit IS NOT NULL",
            arguments: [JournalledTable.examples.rawValue, first, last])
    }
}
