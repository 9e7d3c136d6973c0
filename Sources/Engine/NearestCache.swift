import Corpus
import NLU
import Store
import Synchronization

/// The examples of the project as the last model that was asked sees them.
final class NearestCache: Sendable {
    struct Entry: Sendable {
        var model: ModelID
        /// When the project's data changed last.
        var changedAt: Milliseconds
        var index: NearestExamples
        /// The store's row of each of the index's examples.
        var ids: [ExampleID]
    }

    /// One is all that a person looks at, and all that the memory should be spent on.
    private let last = Mutex<Entry?>(nil)

    func entry(_ model: ModelID, changedAt: Milliseconds, build: () throws -> Entry) rethrows -> Entry {
        if let entry = last.withLock({ $0 }), entry.model == model, entry.changedAt == changedAt { return entry }
        let entry = try build()
        last.withLock { $0 = entry }
        return entry
    }

    func forget(_ model: ModelID) { last.withLock { if $0?.model == model { $0 = nil } } }
}
