import Corpus
internal import GRDB

/// Which examples are listed, as SQL.
struct ExampleFilter {
    /// All of them occur in the text, in any order.
    let words: [String]
    /// About `examples`.
    private let condition: String
    /// About `example_counts`; what is searched for in the texts is not among it.
    private let countCondition: String
    private let arguments: StatementArguments

    /// - Parameter intent: nil for all; 0 for unlabelled examples.
    init(project: Int64, language: LanguageTag, intent: Int64?, type: ExampleType?, search: String) throws {
        words = SearchText.words(search)
        var shared = "project = :project AND language = :language"
        if let type { shared += " AND test = \(type == .test ? 1 : 0)" }
        countCondition = shared + (intent.map { " AND intent = \($0)" } ?? "")
        condition = shared + (intent.map { $0 == 0 ? " AND intent IS NULL" : " AND intent = \($0)" } ?? "")
        arguments = ["project": project, "language": language.code]
    }

    /// How many examples match, and the ids of one page of them in the order they were added.
    func page(_ db: Database, offset: Int, limit: Int) throws -> (total: Int, ids: [ExampleID]) {
        words.isEmpty ? try keptPage(db, offset, limit) : try searchedPage(db, offset, limit)
    }

    private func keptPage(_ db: Database, _ offset: Int, _ limit: Int) throws -> (total: Int, ids: [ExampleID]) {
        let kept = "SELECT coalesce(sum(n), 0) FROM example_counts WHERE \(countCondition)"
        let total = max(0, try Int.fetchOne(db, sql: kept, arguments: arguments) ?? 0)
        let count = min(limit, total - offset)
        guard count > 0 else { return (total, []) }
        // Rows before a page are counted one by one: begin at the nearer end.
        let isNearEnd = offset > total / 2
        let order = isNearEnd ? "DESC LIMIT \(count) OFFSET \(total - offset - count)" : "ASC LIMIT \(count) OFFSET \(offset)"
        let ids = try ExampleID.fetchAll(
            db, sql: "SELECT id FROM examples WHERE \(condition) ORDER BY id \(order)", arguments: arguments)
        return (total, isNearEnd ? ids.reversed() : ids)
    }

    /// One pass over the texts finds both.
    private func searchedPage(_ db: Database, _ offset: Int, _ limit: Int) throws -> (total: Int, ids: [ExampleID]) {
        var found = condition
        var values = arguments
        for (index, word) in words.enumerated() {
            found += " AND instr(coalesce(folded, text), :word\(index)) > 0"
            values += ["word\(index)": word]
        }
        let cursor = try ExampleID.fetchCursor(db, sql: "SELECT id FROM examples WHERE \(found) ORDER BY id", arguments: values)
        var total = 0
        var ids: [ExampleID] = []
        while let id = try cursor.next() {
            if total >= offset, ids.count < limit { ids.append(id) }
            total += 1
        }
        return (total, ids)
    }
}
