import NLU
import Store
import Terminal

/// The Training screen: every job of the store, and the selected one in detail.
package struct TrainingState: Sendable {
    package var cursor = ListCursor()
    /// Nil while the log follows.
    package var logCursor: ListCursor?
    /// Words that are looked for in the log.
    package var search: TextField?
    package var searchHasFocus = false
    /// Whether every long line of the log is shown whole; the chosen one always is.
    package var wraps = false
    /// A job that was just queued: the cursor goes there when it has been read.
    package var wanted: ModelID?
    /// The job whose log and curve were read from the store, with them.
    package var detail: Detail?

    package struct Detail: Sendable, Equatable {
        package var id: ModelID
        package var log: [LogLine]
        package var curve: [CurvePoint]
    }
}

extension AppState {
    /// The jobs as the Training screen lists them: those that run, the queue in its order, then what has ended, newest first.
    package var jobs: [ModelRecord] {
        let running = records.filter { !$0.status.isFinal && queuePositions[$0.id] == nil }
        let queued = records.filter { !$0.status.isFinal && queuePositions[$0.id] != nil }
            .sorted { (queuePositions[$0.id] ?? 0) < (queuePositions[$1.id] ?? 0) }
        return running + queued + records.filter(\.status.isFinal)
    }

    /// Puts the cursor of the jobs back on a job after their order changed.
    mutating func keepJob(_ id: ModelID?) {
        let all = jobs
        let wanted = all.firstIndex { $0.id == training.wanted }
        if wanted != nil { training.wanted = nil }
        if let row = wanted ?? all.firstIndex(where: { $0.id == id }) {
            training.cursor.move(to: row, count: all.count, visible: Layout.listRows(self))
        } else {
            training.cursor.clamp(count: all.count, visible: Layout.listRows(self))
        }
    }
}
