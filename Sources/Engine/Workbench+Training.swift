import Corpus
import NLU
import Store

/// Training in the background.
extension Workbench {
    /// What keeps this data from being trained, in one sentence that says what to add; nil when nothing does.
    package func missingForTraining(_ id: ProjectID, _ language: LanguageTag) throws -> String? {
        try modelStore.missingForTraining(id, language)
    }

    /// Makes the record and queues the job; returns at once. Refused with `missingForTraining`'s sentence.
    /// - Parameter name: nil names it after the project with the next version number ("bank v3").
    /// - Parameter caller: whom the model counts for; the job's priority is the plan's.
    package func train(
        _ id: ProjectID, _ language: LanguageTag, name: String? = nil, configuration: TrainingConfiguration = .init(),
        caller: Caller = .localOwner
    ) throws -> ModelID {
        let job = try publisher.change {
            try modelStore.create(
                id, language, name: name, configuration: configuration, priority: caller.plan, caller: caller)
        }
        try publisher.change { try modelStore.move(job.id, to: .queued) }
        engine?.look()
        return job.id
    }

    /// The same for several jobs of one project: all of them are queued, or none.
    package func train(_ id: ProjectID, _ orders: [TrainingOrder], caller: Caller) throws -> [ModelID] {
        let jobs = try modelStore.create(id, orders, priority: caller.plan, caller: caller)
        for job in jobs { try publisher.change { try modelStore.move(job.id, to: .queued) } }
        engine?.look()
        return jobs.map(\.id)
    }

    /// - Throws: `.refused` when the caller's plan does not allow so many models more.
    package func requireRoom(for jobs: Int, caller: Caller) throws { try modelStore.requireRoom(for: jobs, caller) }

    /// Cancels a job that is not final: Failed, "Cancelled by …". Whoever runs it stops within the twentieth of a second or so.
    package func cancel(_ id: ModelID, by who: String) throws {
        try publisher.change { try modelStore.move(id, to: .failed, message: "Cancelled by \(who)") }
        engine?.look()
    }

    /// Puts a queued job one place forward (-1) or back (1) in the queue.
    package func moveInQueue(_ id: ModelID, by step: Int) throws {
        try publisher.change { try modelStore.moveInQueue(id, by: step) }
    }

    /// Starts the engine's own thread in this process; without it, jobs wait for another process's engine.
    package func startEngine() throws {
        try background.withLock { background in
            guard background.engine == nil, !background.isClosed else { return }
            let engine = try JobEngine(store, options, publisher)
            background.engine = engine
            engine.start()
        }
        startWatcher()
    }

    /// Returns once no job is queued or running. For a process that only trains.
    package func runUntilIdle() throws {
        try startEngine()
        try waitUntilIdle()
    }

    /// Returns once no job is queued or running, whoever runs it, or this process's engine was stopped. Starts no engine.
    /// - Throws: what keeps this process's engine from its work, such as a full disk; the jobs stay queued then.
    package func waitUntilIdle() throws {
        startWatcher()
        guard let engine else { return }
        while engine === self.engine {
            let rings = engine.progress.count
            guard try jobs.hasWork() || engine.current != nil else { return }
            if let failure = engine.failure { throw StoreError.storage(failure) }
            engine.progress.wait(beyond: rings, 10)
        }
    }

    /// True when a job is queued or running that would stand still if this process ended now: its own, or one that no other
    /// process's engine is there for.
    package func hasWork() throws -> Bool {
        guard let engine else { return false }
        if engine.current != nil { return true }
        return try jobs.hasWork() && !jobs.engineIsAlive(besides: engine.registration)
    }

    /// Stops this process's engine and lets go of its job, which another process's engine goes on with at the same status.
    package func releaseJobs() {
        let engine = background.withLock { background in
            defer { background.engine = nil }
            return background.engine
        }
        engine?.close()
    }

    /// True when some process (this one included) has a live engine on this store.
    package func engineIsAlive() throws -> Bool { try jobs.engineIsAlive() }
}
