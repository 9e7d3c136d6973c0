import NLU
import Store
import Synchronization

/// The last few models that were used, in memory.
final class ModelCache: Sendable {
    private static let limit = 4

    /// The most recently used one last.
    private let entries = Mutex<[(id: ModelID, model: NLUModel)]>([])

    func model(_ id: ModelID, load: () throws -> NLUModel) rethrows -> NLUModel {
        if let model = use(id) { return model }
        // Loaded outside the lock: another model's answer does not wait for this one's files.
        let model = try load()
        entries.withLock { entries in
            entries.removeAll { $0.id == id }
            entries.append((id, model))
            if entries.count > Self.limit { entries.removeFirst() }
        }
        return model
    }

    func forget(_ id: ModelID) { entries.withLock { $0.removeAll { $0.id == id } } }

    private func use(_ id: ModelID) -> NLUModel? {
        entries.withLock { entries in
            guard let place = entries.firstIndex(where: { $0.id == id }) else { return nil }
            let entry = entries.remove(at: place)
            entries.append(entry)
            return entry.model
        }
    }
}
