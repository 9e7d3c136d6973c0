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

    /// The words with each that stands in no text replaced by one that is a slip away (a letter wrong, missing, too many, or two changed
    /// places), the most frequent of those; nil where nothing is replaced, or nothing is near.
    func spelt(_ words: [String]) -> [String]? {
        var spelt = words
        for (place, word) in words.enumerated() where page([word], offset: 0, limit: 0).total == 0 {
            guard let near = nearest(Array(word.utf8)) else { return nil }
            spelt[place] = near
        }
        return spelt == words ? nil : spelt
    }

    private func nearest(_ word: [UInt8]) -> String? {
        guard word.count >= Self.shortestSpelt else { return nil }
        var counts: [[UInt8]: Int] = [:]
        bytes.withUnsafeBytes { bytes in
            var start = 0
            for end in bytes.indices where !Self.isLetter(bytes[end]) {
                let token = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
                if let length = Self.slip(word, token) { counts[Array(token.prefix(length)), default: 0] += 1 }
                start = end + 1
            }
        }
        return counts.max { ($0.value, $1.key.count) < ($1.value, $0.key.count) }.map { String(decoding: $0.key, as: UTF8.self) }
    }

    /// Shorter words have too many others a slip away.
    private static let shortestSpelt = 4

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 128 || (48...57).contains(byte) || (97...122).contains(byte)
    }

    /// How much of the beginning of a text's word is the sought one but for one slip; nil where it is not.
    private static func slip(_ word: [UInt8], _ token: UnsafeRawBufferPointer) -> Int? {
        guard token.count >= word.count - 1 else { return nil }
        var same = 0
        while same < word.count, same < token.count, word[same] == token[same] { same += 1 }
        guard same < word.count else { return nil }
        /// Whether the rest of the word from `w` is what the token has from `t`.
        func goesOn(_ w: Int, _ t: Int) -> Bool {
            let rest = word.count - w
            return t + rest <= token.count && (0..<rest).allSatisfy { word[w + $0] == token[t + $0] }
        }
        if same + 1 < word.count, same + 1 < token.count, word[same] == token[same + 1], word[same + 1] == token[same],
            goesOn(same + 2, same + 2)
        {
            return word.count
        }
        if goesOn(same + 1, same + 1) { return word.count }
        if goesOn(same, same + 1) { return word.count + 1 }
        return goesOn(same + 1, same) ? word.count - 1 : nil
    }
}
