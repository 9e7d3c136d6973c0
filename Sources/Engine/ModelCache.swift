import NLU
import Store
import Synchronization

/// The last few models that were used, in memory.
final class ModelCache: Sendable {
    private static let limit = 4

    private struct Entry {
        var id: ModelID
        var model: NLUModel
        /// False when somebody may have set another threshold since.
        var isCurrent = true
    }

    /// The most recently used one last.
    private let entries = Mutex<[Entry]>([])

    /// - Parameter threshold: asks the record for the threshold that a person set.
    func model(_ id: ModelID, threshold: () throws -> Double?, load: () throws -> NLUModel) rethrows -> NLUModel {
        if var entry = use(id) {
            if entry.isCurrent { return entry.model }
            entry.model.threshold = try threshold()
            entry.isCurrent = true
            put(entry)
            return entry.model
        }
        // Loaded outside the lock: another model's answer does not wait for this one's files.
        let model = try load()
        put(Entry(id: id, model: model))
        return model
    }

    /// Records may have changed: thresholds are asked for again before their models answer.
    func doubt() { entries.withLock { entries in for i in entries.indices { entries[i].isCurrent = false } } }

    private func put(_ entry: Entry) {
        entries.withLock { entries in
            entries.removeAll { $0.id == entry.id }
            entries.append(entry)
            if entries.count > Self.limit { entries.removeFirst() }
        }
    }

    func forget(_ id: ModelID) { entries.withLock { $0.removeAll { $0.id == id } } }

    private func use(_ id: ModelID) -> Entry? {
        entries.withLock { entries in
            guard let place = entries.firstIndex(where: { $0.id == id }) else { return nil }
            let entry = entries.remove(at: place)
            entries.append(entry)
            return entry
        }
    }
}
