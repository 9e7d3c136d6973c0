import Corpus
internal import GRDB
import NLU

/// The queue as the engines of all processes see it. At most one job runs at a time: a training uses every core.
package struct JobStore: Sendable {
    let store: StoreDatabase
    var models: ModelStore { ModelStore(store) }

    package init(_ store: StoreDatabase) { self.store = store }

    // MARK: Engines

    package func register(_ process: ProcessIdentity) throws(StoreError) -> EngineID {
        try store.write { db in
            try db.execute(
                sql: "INSERT INTO engines (host, boot, pid, start, since) VALUES (?, ?, ?, ?, ?)",
                arguments: [process.host, process.boot, process.pid, String(process.start), store.clock()])
            return EngineID(row: db.lastInsertedRowID)
        }
    }

    /// Lets go of the engine's job, which another engine then goes on with, and forgets the engine.
    package func withdraw(_ engine: EngineID) throws(StoreError) {
        try store.write { db in
            try db.execute(sql: "UPDATE models SET engine = NULL, alive_at = ? WHERE engine = ?", arguments: [store.clock(), engine.row])
            try db.execute(sql: "DELETE FROM engines WHERE id = ?", arguments: [engine.row])
        }
    }

    /// True when a process on this machine that has an engine on this store lives.
    package func engineIsAlive(besides one: EngineID? = nil) throws(StoreError) -> Bool {
        try store.read { db in try engines(db).contains { $0.row != one?.row && $0.process.isGone == false } }
    }

    // MARK: The queue

    /// True when a job is queued or running, or about to be queued.
    package func hasWork() throws(StoreError) -> Bool {
        try store.read { db in
            let statuses = try String.fetchSet(db, sql: "SELECT DISTINCT status FROM models")
            return statuses.contains { TrainingStatus(rawValue: $0)?.isFinal == false }
        }
    }

    /// The job that the engine of some process runs now.
    package func running() throws(StoreError) -> ModelID? {
        try store.read { db in
            try String.fetchOne(db, sql: "SELECT key FROM models WHERE engine IS NOT NULL").map(ModelID.init)
        }
    }

    /// Takes the next job: one that was let go of, else the first of the queue. Nil while another job runs or none waits.
    package func claim(_ engine: EngineID) throws(StoreError) -> ClaimedJob? {
        // A look first: a write transaction would wake every other process.
        guard try running() == nil, try hasWork() else { return nil }
        return try store.write { db in
            guard try Int.fetchOne(db, sql: "SELECT count(*) FROM models WHERE engine IS NOT NULL") == 0 else { return nil }
            let letGo = try first(db, "engine IS NULL AND status IN (\(Self.runningStatuses)) ORDER BY id")
            guard let next = try letGo ?? first(db, "status = 'Queued' \(ModelStore.queueOrder)") else { return nil }
            let row = try models.row(db, next.id)
            try db.execute(
                sql: "UPDATE models SET engine = ?, run = run + ?, alive_at = ? WHERE id = ?",
                arguments: [engine.row, letGo == nil ? 1 : 0, store.clock(), row])
            if letGo == nil { try models.transition(db, row, next, to: .pipelineBuilding) }
            let run = try Int.fetchOne(db, sql: "SELECT run FROM models WHERE id = ?", arguments: [row]) ?? 1
            return ClaimedJob(
                lease: JobLease(model: next.id, engine: engine, run: run), record: try models.record(db, next.id), goesOn: letGo != nil)
        }
    }

    private func first(_ db: Database, _ condition: String) throws -> ModelRecord? {
        let key = try String.fetchOne(db, sql: "SELECT key FROM models WHERE \(condition) LIMIT 1")
        return try key.map { try models.record(db, ModelID(rawValue: $0)) }
    }

    private static let runningStatuses = TrainingStatus.allCases.filter(\.isRunning).map { "'\($0.rawValue)'" }.joined(separator: ", ")

    // MARK: A running job

    /// True while the job is the lease's: not cancelled, timed out, declared dead or taken over.
    package func holds(_ lease: JobLease) throws(StoreError) -> Bool {
        try store.read { db in try row(db, lease) != nil }
    }

    /// The job's next status.
    /// - Parameter finish: what is committed with it.
    /// - Returns: nil when the job is no longer the lease's; then nothing has changed.
    package func advance(
        _ lease: JobLease, to status: TrainingStatus, message: String = "", metrics: ModelMetrics? = nil,
        examplesPerIntent: [String: Int]? = nil, report: JobReport = .init()
    ) throws(StoreError) -> ModelRecord? {
        try store.write { db in
            guard let row = try row(db, lease) else { return nil }
            try write(db, row, report)
            if let metrics {
                try db.execute(sql: "UPDATE models SET metrics = ? WHERE id = ?", arguments: [try models.encoded(metrics), row])
            }
            if let examplesPerIntent {
                try db.execute(
                    sql: "UPDATE models SET examples_per_intent = ? WHERE id = ?", arguments: [try models.encoded(examplesPerIntent), row])
            }
            let record = try models.record(db, lease.model)
            try models.transition(db, row, record, to: status, message: message)
            return try models.record(db, lease.model)
        }
    }

    /// Keeps what the job says; a sign of life.
    /// - Returns: false when the job is no longer the lease's; then nothing is kept.
    package func keep(_ report: JobReport, of lease: JobLease) throws(StoreError) -> Bool {
        try store.write { db in
            guard let row = try row(db, lease) else { return false }
            try write(db, row, report)
            return true
        }
    }

    private func row(_ db: Database, _ lease: JobLease) throws -> Int64? {
        try Int64.fetchOne(
            db, sql: "SELECT id FROM models WHERE key = ? AND engine = ? AND run = ?",
            arguments: [lease.model.rawValue, lease.engine.row, lease.run])
    }

    private func write(_ db: Database, _ row: Int64, _ report: JobReport) throws {
        try db.execute(
            sql: "UPDATE models SET alive_at = ?, progress = max(progress, coalesce(?, 0)) WHERE id = ?",
            arguments: [store.clock(), report.progress, row])
        if let leaderboard = report.leaderboard {
            try db.execute(sql: "UPDATE models SET leaderboard = ? WHERE id = ?", arguments: [try models.encoded(leaderboard), row])
        }
        try append(db, row, report.lines)
        guard !report.points.isEmpty else { return }
        let kept = try Int.fetchOne(db, sql: "SELECT count(*) FROM model_curves WHERE model = ?", arguments: [row]) ?? 0
        for point in report.points.prefix(max(0, StoreLimits.curvePoints - kept)) {
            try db.cachedStatement(sql: "INSERT INTO model_curves (model, series, epoch, score) VALUES (?, ?, ?, ?)")
                .execute(arguments: [row, point.series, point.epoch, point.score])
        }
    }

    func append(_ db: Database, _ row: Int64, _ lines: [LogLine]) throws {
        guard !lines.isEmpty else { return }
        let kept = try Int.fetchOne(db, sql: "SELECT count(*) FROM model_log WHERE model = ?", arguments: [row]) ?? 0
        let room = max(0, StoreLimits.logLines - kept)
        for (place, line) in lines.enumerated() where place < room || line.level == .error {
            try db.cachedStatement(sql: "INSERT INTO model_log (model, at, level, text) VALUES (?, ?, ?, ?)")
                .execute(arguments: [row, line.at, line.level.rawValue, line.text])
        }
    }
}
