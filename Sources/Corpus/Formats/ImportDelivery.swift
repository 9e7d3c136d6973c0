/// How far an import has come.
package struct ImportProgress: Sendable, Equatable {
    /// Of the file, or of all files together.
    package var bytes: Int
    package var totalBytes: Int
    package var rows: Int

    package init(bytes: Int, totalBytes: Int, rows: Int) {
        self.bytes = bytes
        self.totalBytes = totalBytes
        self.rows = rows
    }

    /// From 0 to 1.
    package var share: Double { totalBytes > 0 ? min(1, Double(bytes) / Double(totalBytes)) : 0 }
}

/// Takes what a reader finds row by row, so that no more than the row at hand need be in memory. Used by one thread at a time.
package final class ImportDelivery {
    /// Takes an example, or says why it cannot be taken.
    package typealias Taking = (Example, RowStanding) throws -> String?

    private let taking: Taking
    private let progress: (ImportProgress) throws -> Void
    private let issue: ((RowIssue) throws -> Void)?
    /// What made taking or telling impossible; the reader stops at the next row.
    package private(set) var failure: (any Error)?
    /// The bytes of all files, and those of files that are done.
    package var totalBytes = 0
    private var doneBytes = 0

    /// Rows between two words on progress.
    static let stride = 1024

    /// - Parameters:
    ///   - progress: is told every thousand rows; an error stops the reading.
    ///   - issue: is told of every issue, also those that the report only counts.
    package init(
        _ taking: @escaping Taking, progress: @escaping (ImportProgress) throws -> Void = { _ in },
        issue: ((RowIssue) throws -> Void)? = nil
    ) {
        self.taking = taking
        self.progress = progress
        self.issue = issue
    }

    package var isStopped: Bool { failure != nil }
    var wantsEveryIssue: Bool { issue != nil }

    func take(_ example: Example, _ standing: RowStanding) -> String? {
        var refusal: String?
        attempt { refusal = try taking(example, standing) }
        return refusal
    }

    func tell(_ told: RowIssue) { attempt { try issue?(told) } }

    func passed(bytes: Int, rows: Int) {
        guard rows % Self.stride == 0 else { return }
        attempt { try progress(ImportProgress(bytes: doneBytes + bytes, totalBytes: totalBytes, rows: rows)) }
    }

    func finished(bytes: Int) { doneBytes += bytes }

    private func attempt(_ body: () throws -> Void) {
        guard failure == nil else { return }
        do { try body() } catch { failure = error }
    }
}
