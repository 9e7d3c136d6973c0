import Foundation

/// Tells the time. Tests give their own.
package typealias WallClock = @Sendable () -> Milliseconds

/// How a store is opened.
package struct StoreOptions: Sendable {
    /// The database may not grow beyond this many bytes; nil leaves it to the disk.
    package var maximumBytes: Int?
    /// How long a write waits for another process's write before it gives up.
    package var busySeconds: Double
    package var journal: Journal
    package var clock: WallClock

    /// How SQLite makes commits safe.
    package enum Journal: Sendable {
        /// Write-ahead, except on a network file system.
        case automatic
        case writeAhead
        case rollback
    }

    package init(
        maximumBytes: Int? = nil, busySeconds: Double = 10, journal: Journal = .automatic,
        clock: @escaping WallClock = StoreOptions.systemClock
    ) {
        self.maximumBytes = maximumBytes
        self.busySeconds = busySeconds
        self.journal = journal
        self.clock = clock
    }

    package static let systemClock: WallClock = { Milliseconds((Date().timeIntervalSince1970 * 1000).rounded()) }
}

/// The limits of what a store takes, beside those of the upload formats (`CorpusLimits`).
package enum StoreLimits {
    /// Code points of a project's or a model's name.
    package static let nameLength = 200
    /// Undo steps that a project keeps; the oldest go first.
    package static let undoSteps = 200
    /// Rows of the undo journal that are in memory at once.
    static let journalBatch = 4096
    /// Rows that the undo steps of a project hold together; the newest step stays whatever its size.
    package static let undoRows = 300_000
    /// Examples of one entity definition.
    package static let definitionExamples = 100_000
    /// Lines of one job's log; later ones are dropped, except errors.
    package static let logLines = 2_000
    /// Points of one job's learning curves.
    package static let curvePoints = 20_000
    /// Rows of one page.
    package static let pageRows = 10_000
}
