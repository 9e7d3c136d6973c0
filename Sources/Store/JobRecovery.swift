internal import GRDB

/// What went wrong in other processes.
extension JobStore {
    /// Finds the jobs whose process is gone (queued again once, then Dead), that gave no sign of life for too long (Dead) or that
    /// were never queued, and forgets dead engines.
    /// - Returns: the jobs that changed.
    package func recover(_ limits: SilenceLimits = .init()) throws(StoreError) -> [ModelRecord] {
        guard try store.read({ try !faults($0, limits).isEmpty }) else { return [] }
        return try store.write { db in
            var changed: [ModelRecord] = []
            for fault in try faults(db, limits) {
                switch fault {
                case .neverQueued(let id):
                    let record = try models.record(db, id)
                    try models.transition(db, try models.row(db, id), record, to: .queued)
                    changed.append(try models.record(db, id))
                case .silent(let id): changed.append(try bury(db, id, "no sign of life for \(limits.job / 3_600_000) hours; train again"))
                case .lost(let id): changed.append(try requeue(db, id))
                case .engine(let row): try db.execute(sql: "DELETE FROM engines WHERE id = ?", arguments: [row])
                }
            }
            return changed
        }
    }

    private enum Fault {
        case neverQueued(ModelID)
        case silent(ModelID)
        case lost(ModelID)
        case engine(Int64)
    }

    private func faults(_ db: Database, _ limits: SilenceLimits) throws -> [Fault] {
        let now = store.clock()
        let gone = try engines(db).filter { engine in
            engine.process.isGone ?? (engine.aliveAt.map { Self.time(from: $0, to: now) > limits.foreignProcess } ?? false)
        }.map(\.row)
        let jobs = try Row.fetchAll(db, sql: "SELECT key, status, alive_at, engine FROM models ORDER BY id").compactMap { row -> Fault? in
            guard let status = TrainingStatus(rawValue: try row(1)), !status.isFinal else { return nil }
            let id = ModelID(rawValue: try row(0))
            let silence = Self.time(from: try row(2), to: now)
            if status == .initiated { return silence > limits.initiated ? .neverQueued(id) : nil }
            if let engine: Int64 = try row(3), gone.contains(engine) { return .lost(id) }
            return status.isRunning && silence > limits.job ? .silent(id) : nil
        }
        return jobs + gone.map(Fault.engine)
    }

    /// A damaged file may hold any number.
    private static func time(from begin: Milliseconds, to end: Milliseconds) -> Milliseconds {
        let (time, overflows) = end.subtractingReportingOverflow(begin)
        return overflows ? .max : time
    }

    private func requeue(_ db: Database, _ id: ModelID) throws -> ModelRecord {
        let row = try models.row(db, id)
        guard try Int.fetchOne(db, sql: "SELECT run FROM models WHERE id = ?", arguments: [row]) ?? 1 < 2 else {
            return try bury(db, id, "the process that trained it ended unexpectedly twice; see the log, then train again")
        }
        let record = try models.record(db, id)
        let text = "the process that trained it ended unexpectedly at \(record.status.rawValue); queued again"
        try append(db, row, [LogLine(at: store.clock(), level: .warning, text: text)])
        try db.execute(sql: "DELETE FROM model_curves WHERE model = ?", arguments: [row])
        try db.execute(sql: "UPDATE models SET leaderboard = '[]' WHERE id = ?", arguments: [row])
        try models.transition(db, row, record, to: .queued, message: text)
        return try models.record(db, id)
    }

    private func bury(_ db: Database, _ id: ModelID, _ why: String) throws -> ModelRecord {
        let row = try models.row(db, id)
        try append(db, row, [LogLine(at: store.clock(), level: .error, text: why)])
        try models.transition(db, row, try models.record(db, id), to: .dead, message: why)
        return try models.record(db, id)
    }

    struct Engine {
        var row: Int64
        var process: ProcessIdentity
        /// When its running job last gave a sign; nil when it has none.
        var aliveAt: Milliseconds?
    }

    func engines(_ db: Database) throws -> [Engine] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT e.id, e.host, e.boot, e.pid, e.start, (SELECT alive_at FROM models WHERE engine = e.id) FROM engines e
                """
        ).map { row in
            let process = ProcessIdentity(
                host: try row(1), boot: try row(2), pid: try row(3), start: UInt64(try row(4) as String) ?? 0)
            return Engine(row: try row(0), process: process, aliveAt: try row(5))
        }
    }
}
