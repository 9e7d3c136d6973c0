import Store
import Synchronization

/// Commits changes of models and tells the observers, one after the other: the events' order is the commits' order.
final class ModelPublisher: Sendable {
    private let hub: EventHub
    private let turn = Mutex(())

    init(_ hub: EventHub) { self.hub = hub }

    var post: @Sendable (EngineEvent) -> Void {
        { [hub] in hub.post($0) }
    }

    @discardableResult
    func change(_ commit: () throws -> ModelRecord) throws -> ModelRecord {
        try turn.withLock { _ in
            let record = try commit()
            hub.post(.modelChanged(record))
            return record
        }
    }

    /// The change of a lease's holder: nil when it holds it no more.
    func changeIfHeld(_ commit: () throws -> ModelRecord?) throws -> ModelRecord? {
        try turn.withLock { _ in
            let record = try commit()
            if let record { hub.post(.modelChanged(record)) }
            return record
        }
    }

    func changes(_ commit: () throws -> [ModelRecord]) throws {
        try turn.withLock { _ in
            for record in try commit() { hub.post(.modelChanged(record)) }
        }
    }

    func claim(_ commit: () throws -> ClaimedJob?) throws -> ClaimedJob? {
        try turn.withLock { _ in
            let job = try commit()
            if let job { hub.post(.modelChanged(job.record)) }
            return job
        }
    }

    func delete(_ id: ModelID, _ commit: () throws -> Void) throws {
        try turn.withLock { _ in
            try commit()
            hub.post(.modelDeleted(id))
        }
    }
}
