import Corpus
import Foundation
internal import GRDB

/// The texts of one language of a project as searches compare them, side by side in memory: SQLite takes twenty times as long to look
/// through 100,000 of them, too long for a list that narrows as somebody types.
final class SearchTexts: Sendable {
    /// What the texts are those of. Every change of examples is an undo step, taken, undone or redone.
    struct Version: Equatable {
        private let project: Int64
        private let language: String
        private let newestEdit: Int64
        private let undone: Int
        private let changedAt: Milliseconds

        init(_ db: Database, _ project: Int64, _ language: LanguageTag) throws {
            self.project = project
            self.language = language.code
            newestEdit = try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'edits'") ?? 0
            undone = try Int.fetchOne(db, sql: "SELECT count(*) FROM edits WHERE project = ? AND undone = 1", arguments: [project]) ?? 0
            changedAt = try Milliseconds.fetchOne(db, sql: "SELECT updated_at FROM projects WHERE id = ?", arguments: [project]) ?? 0
        }
    }

    let version: Version
    private let ids: [ExampleID]
    /// Where each text begins in `bytes`; a zero stands after each.
    private let starts: [Int]
    private let bytes: [CChar]

    init(_ db: Database, _ project: Int64, _ language: LanguageTag) throws {
        version = try Version(db, project, language)
        var ids: [ExampleID] = []
        var starts: [Int] = []
        var bytes: [CChar] = []
        let cursor = try Row.fetchCursor(
            db, sql: "SELECT id, coalesce(folded, text) FROM examples WHERE project = ? AND language = ? ORDER BY id",
            arguments: [project, language.code])
        while let row = try cursor.next() {
            try ids.append(row(0))
            starts.append(bytes.count)
            try row.withUnsafeData(atIndex: 1) { text in
                text?.withUnsafeBytes { bytes.append(contentsOf: $0.bindMemory(to: CChar.self)) }
            }
            bytes.append(0)
        }
        (self.ids, self.starts, self.bytes) = (ids, starts, bytes)
    }

    /// How many texts hold all of the words, and the ids of one page of them in the order they were added.
    func page(_ words: [String], offset: Int, limit: Int) -> (total: Int, ids: [ExampleID]) {
        let words = words.map { Array($0.utf8CString) }
        var total = 0
        var found: [ExampleID] = []
        bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            for (id, start) in zip(ids, starts) {
                guard words.allSatisfy({ strstr(base + start, $0) != nil }) else { continue }
                if total >= offset, found.count < limit { found.append(id) }
                total += 1
            }
        }
        return (total, found)
    }
}
