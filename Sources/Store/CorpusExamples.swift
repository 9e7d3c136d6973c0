import Corpus
import Foundation
internal import GRDB

/// Examples: reading them by page or whole, and changing them.
extension CorpusStore {
    /// One page of the examples that match, in the order they were added, and how many match in all.
    /// - Parameters:
    ///   - intent: nil for all, "" for unlabelled ones.
    ///   - search: what the text must contain, whatever the case; empty for all.
    package func examples(
        _ id: ProjectID, _ language: LanguageTag, intent: String?, type: ExampleType?, search: String, offset: Int, limit: Int
    ) throws(StoreError) -> (total: Int, rows: [StoredExample]) {
        try store.read { db in
            let project = try projectRow(db, id)
            let filter = try ExampleFilter(
                project: project, language: language, intent: try intent.map { try intentNumber(db, $0, project) }, type: type,
                search: search)
            let limit = min(max(0, limit), StoreLimits.pageRows)
            let isAmongAll = intent == nil && type == nil && !filter.words.isEmpty
            let (total, ids) =
                if isAmongAll, let texts = try preparedTexts(db, project, language) {
                    texts.page(filter.words, offset: max(0, offset), limit: limit)
                } else {
                    try filter.page(db, offset: max(0, offset), limit: limit)
                }
            let list = ids.map(String.init).joined(separator: ", ")
            return (total, try fetchExamples(db, "WHERE e.id IN (\(list))"))
        }
    }

    /// Reads the texts of all examples into memory, so that searches among them are answered within milliseconds. They stay there until
    /// others are read; when the data has changed since, searches read the database again.
    package func prepareSearch(_ id: ProjectID, _ language: LanguageTag) throws(StoreError) {
        let texts = try store.read { db in
            let project = try projectRow(db, id)
            return try preparedTexts(db, project, language) ?? SearchTexts(db, project, language)
        }
        store.searchTexts.withLock { $0 = texts }
    }

    /// A search that finds nothing, with its slips mended after the words that the texts have; nil where that is no help.
    package func spelt(_ search: String, _ id: ProjectID, _ language: LanguageTag) throws(StoreError) -> String? {
        try prepareSearch(id, language)
        return store.searchTexts.withLock(\.self)?.spelt(SearchText.words(search))?.joined(separator: " ")
    }

    /// Nil where they were not read, or are out of date.
    private func preparedTexts(_ db: Database, _ project: Int64, _ language: LanguageTag) throws -> SearchTexts? {
        guard let texts = store.searchTexts.withLock(\.self) else { return nil }
        return try texts.version == .init(db, project, language) ? texts : nil
    }

    /// The intent as `example_counts` numbers it: 0 for unlabelled examples, -1 for a name that no intent has.
    func intentNumber(_ db: Database, _ name: String, _ project: Int64) throws -> Int64 {
        name.isEmpty ? 0 : try intentRow(db, name, project) ?? -1
    }

    /// Everything of one language, in the order it was added.
    package func dataset(_ id: ProjectID, _ language: LanguageTag) throws(StoreError) -> Dataset {
        try datasetWithIDs(id, language).dataset
    }

    /// The same, with the row of each example.
    package func datasetWithIDs(_ id: ProjectID, _ language: LanguageTag) throws(StoreError) -> (dataset: Dataset, ids: [ExampleID]) {
        try store.read { db in
            let project = try projectRow(db, id)
            let rows = try fetchExamples(
                db, "WHERE e.project = :project AND e.language = :language", ["project": project, "language": language.code])
            let dataset = Dataset(
                language: language, examples: rows.map(\.example), definitions: try allDefinitions(db, project, language))
            return (dataset, rows.map(\.id))
        }
    }

    /// The intents under which each text of one language stands.
    package func intentsByText(_ id: ProjectID, _ language: LanguageTag) throws(StoreError) -> [String: Set<String>] {
        var intents: [String: Set<String>] = [:]
        try eachLabel(id, language) { intents[$0, default: []].insert($1) }
        return intents
    }

    /// Rows in the order of their ids.
    /// - Parameter filter: the WHERE clause, about `examples` as `e`.
    func fetchExamples(_ db: Database, _ filter: String, _ arguments: StatementArguments = []) throws -> [StoredExample] {
        let cursor = try Row.fetchCursor(
            db,
            sql: """
                SELECT e.id, e.text, e.intent, e.test, e.entities FROM examples e \(filter) ORDER BY e.id
                """, arguments: arguments)
        let decoder = JSONDecoder()
        var rows: [StoredExample] = []
        // One name in memory for all examples of an intent.
        var names: [Int64: String] = [:]
        func name(_ intent: Int64?) throws -> String {
            guard let intent else { return "" }
            if let name = names[intent] { return name }
            let name = try String.fetchOne(db.cachedStatement(sql: "SELECT name FROM intents WHERE id = ?"), arguments: [intent]) ?? ""
            names[intent] = name
            return name
        }
        while let row = try cursor.next() {
            let example = Example(
                text: try row(1), intent: try name(row(2)), entities: try EntityColumn.decode(row(4), decoder),
                type: try row(3) ? .test : .train)
            rows.append(StoredExample(id: try row(0), example: example))
        }
        return rows
    }

    /// - Parameters:
    ///   - definitions: entity definitions that come in the same undo step.
    ///   - replacing: the `train` examples of the language go first, in the same step.
    /// - Returns: the new rows' ids, in order.
    /// - Throws: `.refused` naming the first example that breaks a rule; then nothing is added.
    package func add(
        _ examples: [Example], definitions: [EntityDefinition] = [], to id: ProjectID, _ language: LanguageTag, replacing: Bool = false,
        label: String? = nil
    ) throws(StoreError) -> [ExampleID] {
        for example in examples { if let fault = CorpusRules.fault(in: example) { throw .refused(fault) } }
        for definition in definitions { if let fault = CorpusRules.fault(in: definition) { throw .refused(fault) } }
        return try edit(id, label ?? "add \(counted(examples.count))") { db, project in
            if replacing {
                try db.execute(
                    sql: "DELETE FROM examples WHERE project = ? AND language = ? AND test = 0", arguments: [project, language.code])
            }
            return try ExampleWriter.adding(self, db, project, language) { writer in
                let ids = try examples.map { try writer.add($0) }
                for definition in definitions { try writer.add(definition) }
                return ids
            }
        }
    }

    /// Replaces each row's text, intent, entities and type.
    /// - Returns: the projects that changed.
    @discardableResult
    package func update(_ rows: [StoredExample], label: String) throws(StoreError) -> [ProjectID] {
        for row in rows { if let fault = CorpusRules.fault(in: row.example) { throw .refused(fault) } }
        let examples = Dictionary(rows.map { ($0.id, $0.example) }, uniquingKeysWith: { $1 })
        return try change(rows.map(\.id), label) { db, project, id in
            if let example = examples[id] { try replace(id, with: example, db, project) }
        }
    }

    func replace(_ id: ExampleID, with example: Example, _ db: Database, _ project: Int64) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE examples SET intent = ?, test = ?, text = ?, folded = ?, entities = ? WHERE id = ?")
        try statement.execute(arguments: [
            try intent(db, named: example.intent, project), example.type == .test, example.text,
            SearchText.column(example.text), EntityColumn.encode(sorted(example.entities)), id,
        ])
    }

    @discardableResult
    package func delete(_ ids: [ExampleID]) throws(StoreError) -> [ProjectID] {
        try change(ids, "delete \(counted(ids.count))") { db, _, id in
            try db.cachedStatement(sql: "DELETE FROM examples WHERE id = ?").execute(arguments: [id])
        }
    }

    /// An intent that is not there is made; "" takes the label away.
    @discardableResult
    package func move(_ ids: [ExampleID], toIntent name: String) throws(StoreError) -> [ProjectID] {
        if let fault = CorpusRules.faultInIntent(name) { throw .refused(fault) }
        return try change(ids, "move \(counted(ids.count)) to \(name.isEmpty ? "unlabelled" : name)") { db, project, id in
            try db.cachedStatement(sql: "UPDATE examples SET intent = ?1 WHERE id = ?2 AND intent IS NOT ?1")
                .execute(arguments: [try intent(db, named: name, project), id])
        }
    }

    @discardableResult
    package func setType(_ type: ExampleType, of ids: [ExampleID]) throws(StoreError) -> [ProjectID] {
        try change(ids, "mark \(counted(ids.count)) as \(type.rawValue)") { db, _, id in
            try db.cachedStatement(sql: "UPDATE examples SET test = ?1 WHERE id = ?2 AND test <> ?1")
                .execute(arguments: [type == .test, id])
        }
    }

    /// Changes rows one by one, all or none; one undo step in each project that they belong to.
    func change(
        _ ids: [ExampleID], _ label: String, _ body: (Database, Int64, ExampleID) throws -> Void
    ) throws(StoreError) -> [ProjectID] {
        try store.write { db in
            var byProject: [(project: Int64, ids: [ExampleID])] = []
            for id in ids {
                let statement = try db.cachedStatement(sql: "SELECT project FROM examples WHERE id = ?")
                guard let project = try Int64.fetchOne(statement, arguments: [id]) else {
                    throw StoreError.notFound("no example \(id); it may have been deleted meanwhile")
                }
                if let place = byProject.firstIndex(where: { $0.project == project }) {
                    byProject[place].ids.append(id)
                } else {
                    byProject.append((project, [id]))
                }
            }
            return try byProject.map { project, ids in
                try EditJournal(db: db).record(project: project, label: label, at: store.clock()) {
                    for id in ids { try body(db, project, id) }
                }
                return ProjectID(
                    rawValue: try String.fetchOne(db, sql: "SELECT key FROM projects WHERE id = ?", arguments: [project]) ?? "")
            }
        }
    }

    func sorted(_ entities: [EntityAnnotation]) -> [EntityAnnotation] { entities.sorted { $0.start < $1.start } }

    func counted(_ count: Int) -> String { count == 1 ? "1 example" : "\(count) examples" }
}

extension CorpusStore {
    /// Those of the rows that are there and belong to the account's projects, in the order given.
    package func examples(_ ids: [ExampleID], of account: AccountID?) throws(StoreError) -> [ExampleID] {
        try store.read { db in
            let statement = try db.cachedStatement(
                sql: "SELECT count(*) FROM examples e JOIN projects p ON p.id = e.project WHERE e.id = ? AND p.account IS ?")
            return try ids.filter { try Int.fetchOne(statement, arguments: [$0, account]) == 1 }
        }
    }
}
