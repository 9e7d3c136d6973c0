import NLU
import Store
import Terminal

/// The Training screen: every job of the store, and the selected one in detail.
package struct TrainingState: Sendable {
    package var cursor = ListCursor()
    package var logCursor: ListCursor?
    /// Words of the log lines wanted.
    package var logFilter: TextField?
    package var logFilterHasFocus = false
    /// The job whose log and curve were read from the store, with them.
    package var detail: Detail?

    package struct Detail: Sendable, Equatable {
        package var id: ModelID
        package var log: [LogLine]
        package var curve: [CurvePoint]
    }
}
