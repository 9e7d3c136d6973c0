import Foundation
import NLU
import Store
import Synchronization

/// Everything that a person or a client can do, in one place: the dashboard, the command line and the server all call this.
///
/// Safe to use from any thread. Calls block for as long as the disk needs; a dashboard makes them off its main thread.
/// Every throwing call throws a value whose `description` is one line that says what, where and what to do.
/// When a writing call returns, what it wrote is durable.
package final class Workbench: Sendable {
    let store: StoreDatabase
    let options: EngineOptions
    let hub = EventHub()
    let publisher: ModelPublisher
    let cache = ModelCache()
    let nearest = NearestCache()
    let background = Mutex(Background())

    /// The threads that were started.
    struct Background {
        var engine: JobEngine?
        var watcher: StoreWatcher?
        var follower: LiveFollower?
        var isClosed = false
    }

    var corpus: CorpusStore { CorpusStore(store) }
    var modelStore: ModelStore { ModelStore(store) }
    var jobs: JobStore { JobStore(store) }
    var directories: ModelDirectories { ModelDirectories(store) }

    /// Opens (and on first use makes) the store in `directory`.
    /// - Throws: `StoreError` when the directory cannot be used, or was written by a newer version.
    package static func open(_ directory: String) throws -> Workbench { try open(directory, options: EngineOptions()) }

    package static func open(_ directory: String, options: EngineOptions) throws -> Workbench {
        let workbench = Workbench(try StoreDatabase.open(directory, options: options.store), options)
        _ = try workbench.jobs.recover(options.silence)
        return workbench
    }

    private init(_ store: StoreDatabase, _ options: EngineOptions) {
        self.store = store
        self.options = options
        publisher = ModelPublisher(hub)
    }

    deinit { close() }

    package var directory: String { store.directory }
    /// What a person should know about where the store lies (a network file system); nil when there is nothing.
    package var notice: String? { store.notice }

    /// Stops the engine thread (the running job is let go of, as if its process had ended in order) and closes the store.
    package func close() {
        let (engine, watcher, follower) = background.withLock { background in
            defer { background = Background(isClosed: true) }
            return (background.engine, background.watcher, background.follower)
        }
        follower?.close()
        engine?.close()
        watcher?.close()
        hub.close()
        store.close()
    }

    // MARK: Watching

    /// Calls `handler` for each event, on a thread of the engine's, until the token is let go of or cancelled. Changes made by other
    /// processes arrive as `.storeChanged`.
    package func observe(_ handler: @escaping @Sendable (EngineEvent) -> Void) -> Observation {
        startWatcher()
        return hub.observe(handler)
    }

    func startWatcher() {
        background.withLock { background in
            guard background.watcher == nil, !background.isClosed else { return }
            let watcher = StoreWatcher(
                store,
                onChange: { [weak self] in
                    guard let self else { return }
                    self.cache.doubt()
                    self.hub.post(.storeChanged)
                    self.engine?.look()
                }, nextAlarm: { [weak self] in self?.engine?.nextAlarm }, onAlarm: { [weak self] in self?.engine?.giveUp() })
            background.watcher = watcher
            watcher.start()
        }
    }

    var engine: JobEngine? { background.withLock { $0.engine } }

    func dataChanged(_ id: ProjectID?) { hub.post(.dataChanged(id)) }
}
