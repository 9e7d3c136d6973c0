/// What one wait brought. Several things may have come at once; nothing when the time was up.
package struct InputBatch: Sendable, Equatable {
    package var keys: [KeyEvent] = []
    package var signals: [SignalEvent] = []
    /// True when the inbox has messages: drain it.
    package var hasMessages = false
    /// Those of the other descriptors that are readable.
    package var ready: [Int32] = []
    /// Bytes of a paste that were too many to keep.
    package var droppedPasteBytes = 0

    package init() {}

    package var isEmpty: Bool { self == InputBatch() }
}
