import Corpus
import Foundation
internal import GRDB
import NLU

/// The models' records, which are the jobs that make them. The rules of the life cycle hold inside each transaction, so no
/// process can break them, whatever it believes the status to be.
package struct ModelStore: Sendable {
    let store: StoreDatabase

    package init(_ store: StoreDatabase) { self.store = store }

    // MARK: Reading

    /// Newest first.
    package func models(_ project: ProjectID? = nil, _ language: LanguageTag? = nil) throws(StoreError) -> [ModelRecord] {
        try store.read { db in
            if let project { _ = try CorpusStore(store).projectRow(db, project) }
            return try fetch(
                db, "(?1 IS NULL OR p.key = ?1) AND (?2 IS NULL OR m.language = ?2)", [project?.rawValue, language?.code])
        }
    }

    package func model(_ id: ModelID) throws(StoreError) -> ModelRecord {
        try store.read { try record($0, id) }
    }

    /// 1-based: the highest priority first, then the oldest.
    package func queuePositions() throws(StoreError) -> [ModelID: Int] {
        let keys = try store.read { try String.fetchAll($0, sql: "SELECT key FROM models WHERE status = 'Queued' \(Self.queueOrder)") }
        return Dictionary(zip(keys.map(ModelID.init), 1...), uniquingKeysWith: { first, _ in first })
    }

    static let queueOrder = "ORDER BY priority DESC, queued_at, id"

    package func log(_ id: ModelID) throws(StoreError) -> [LogLine] {
        try store.read { db in
            try Row.fetchAll(
                db, sql: "SELECT at, level, text FROM model_log WHERE model = ? ORDER BY id", arguments: [try row(db, id)]
            ).map { LogLine(at: try $0(0), level: LogLine.Level(rawValue: try $0(1)) ?? .info, text: try $0(2)) }
        }
    }

    package func curve(_ id: ModelID) throws(StoreError) -> [CurvePoint] {
        try store.read { db in
            try Row.fetchAll(
                db, sql: "SELECT series, epoch, score FROM model_curves WHERE model = ? ORDER BY id", arguments: [try row(db, id)]
            ).map { CurvePoint(series: try $0(0), epoch: try $0(1), score: try $0(2)) }
        }
    }

    // MARK: A person's changes

    /// Makes the record of a job, Initiated, when its data may be trained.
    /// - Parameter name: nil names it after the project with the number of the training call.
    /// - Parameter caller: whose plan limits it, and whom it counts for.
    /// - Throws: `.refused` with what is missing; then there is no record.
    package func create(
        _ project: ProjectID, _ language: LanguageTag, name: String?, configuration: TrainingConfiguration, priority: Priority,
        caller: Caller = .localOwner
    ) throws(StoreError) -> ModelRecord {
        try store.write { db in
            if let full = try planIsFull(db, caller, wanting: 1) { throw StoreError.refused(full) }
            return try insert(
                db, project, TrainingOrder(language: language, name: name, configuration: configuration), priority, caller)
        }
    }

    /// The same for several jobs of one project: all of them, or none.
    package func create(
        _ project: ProjectID, _ orders: [TrainingOrder], priority: Priority, caller: Caller
    ) throws(StoreError) -> [ModelRecord] {
        try store.write { db in
            if let full = try planIsFull(db, caller, wanting: orders.count) { throw StoreError.refused(full) }
            return try orders.map { try insert(db, project, $0, priority, caller) }
        }
    }

    private func insert(
        _ db: Database, _ project: ProjectID, _ order: TrainingOrder, _ priority: Priority, _ caller: Caller
    ) throws -> ModelRecord {
        let given = try order.name.map { try CorpusRules.name($0, of: "model") }
        let corpus = CorpusStore(store)
        let projectRow = try corpus.projectRow(db, project)
        try corpus.requireLanguage(db, order.language, projectRow)
        let counts = try trainCounts(db, projectRow, order.language)
        if let missing = TrainingRequirement.missing(counts, order.language) { throw StoreError.refused(missing) }
        try db.execute(sql: "UPDATE projects SET trainings = trainings + 1 WHERE id = ?", arguments: [projectRow])
        let next = try String.fetchOne(db, sql: "SELECT name || ' v' || trainings FROM projects WHERE id = ?", arguments: [projectRow])
        let id = ModelID.new()
        let now = store.clock()
        try db.execute(
            sql: """
                INSERT INTO models (key, project, language, name, status, status_at, priority, configuration, created_at, updated_at,
                  alive_at, examples_per_intent, counted_as) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?6, ?6, ?6, ?9, ?10)
                """,
            arguments: [
                id.rawValue, projectRow, order.language.code, given ?? next, TrainingStatus.initiated.rawValue, now, priority.rawValue,
                try encoded(order.configuration), try encoded(counts), caller.countedAs,
            ])
        try note(db, db.lastInsertedRowID, .initiated, now)
        return try record(db, id)
    }

    /// - Throws: `.refused` when the caller's plan does not allow so many models more.
    package func requireRoom(for jobs: Int, _ caller: Caller) throws(StoreError) {
        if let full = try store.read({ try planIsFull($0, caller, wanting: jobs) }) { throw .refused(full) }
    }

    /// Why the caller's plan does not allow so many models more; nil when it does. Models that came to nothing do not count.
    private func planIsFull(_ db: Database, _ caller: Caller, wanting jobs: Int) throws -> String? {
        guard let limit = caller.plan.modelLimit else { return nil }
        let count =
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM models WHERE counted_as = ? AND status NOT IN ('Failed', 'Timed Out', 'Dead')",
                arguments: [caller.countedAs]) ?? 0
        guard count + jobs > limit else { return nil }
        let allowed = "the \(caller.plan.name) plan allows \(limit) trained models"
        return count >= limit
            ? "\(allowed), and there are as many; delete one first" : "\(allowed) and there are \(count): \(jobs) more are too many"
    }

    /// What keeps the data from being trained, in one sentence; nil when nothing does.
    package func missingForTraining(_ project: ProjectID, _ language: LanguageTag) throws(StoreError) -> String? {
        try store.read { db in
            let row = try CorpusStore(store).projectRow(db, project)
            return TrainingRequirement.missing(try trainCounts(db, row, language), language)
        }
    }

    private func trainCounts(_ db: Database, _ project: Int64, _ language: LanguageTag) throws -> [String: Int] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT i.name, c.n FROM example_counts c JOIN intents i ON i.id = c.intent
                WHERE c.project = ? AND c.language = ? AND c.test = 0 AND c.n > 0
                """, arguments: [project, language.code])
        var counts: [String: Int] = try Dictionary(rows.map { (try $0(0), try $0(1)) }, uniquingKeysWith: { first, _ in first })
        counts[Example.outOfScope] = nil
        return counts
    }

    package func rename(_ id: ModelID, to name: String) throws(StoreError) -> ModelRecord {
        let name = try CorpusRules.name(name, of: "model")
        return try change(id) { db, row, _ in
            try db.execute(sql: "UPDATE models SET name = ?, updated_at = ? WHERE id = ?", arguments: [name, store.clock(), row])
        }
    }

    /// Puts a queued job one place forward (-1) or back (1) in the queue. Beside one of another priority it takes that priority: the
    /// order is that of the priorities, then of the times of queueing, which the jobs of one priority pass on.
    /// - Throws: `.refused` unless it is queued and there is such a place.
    package func moveInQueue(_ id: ModelID, by step: Int) throws(StoreError) -> ModelRecord {
        try change(id) { db, row, record in
            guard record.status == .queued else {
                throw StoreError.refused("“\(record.name)” is \(record.status.rawValue); only queued jobs have a place in the queue")
            }
            var queue = try Row.fetchAll(
                db, sql: "SELECT id, priority, queued_at FROM models WHERE status = 'Queued' \(Self.queueOrder)"
            ).map { (id: try $0(0) as Int64, priority: try $0(1) as Int, at: try $0(2) as Milliseconds) }
            guard let here = queue.firstIndex(where: { $0.id == row }), queue.indices.contains(here + step) else {
                throw StoreError.refused("“\(record.name)” is the \(step < 0 ? "first" : "last") in the queue")
            }
            queue[here].priority = queue[here + step].priority
            queue.swapAt(here, here + step)
            let alike = queue.indices.filter { queue[$0].priority == queue[here + step].priority }
            var time = Milliseconds.min
            for (place, at) in zip(alike, alike.map { queue[$0].at }.sorted()) {
                time = max(at, time + 1)
                try db.execute(
                    sql: "UPDATE models SET priority = ?, queued_at = ? WHERE id = ?",
                    arguments: [queue[place].priority, time, queue[place].id])
            }
        }
    }

    /// Records how many replicas serve the model; 0 undeploys.
    package func deploy(_ id: ModelID, replicas: Int) throws(StoreError) -> ModelRecord {
        guard (0...64).contains(replicas) else { throw .refused("\(replicas) replicas: give a number from 0 (undeploy) to 64") }
        return try change(id) { db, row, record in
            guard record.status == .completed else {
                throw StoreError.refused("“\(record.name)” is \(record.status.rawValue); only Completed models can be deployed")
            }
            let status: DeploymentStatus = replicas > 0 ? .deployed : .notDeployed
            try db.execute(
                sql: "UPDATE models SET replicas = ?1, deployment = ?2, message = '', updated_at = ?3, deployed_at = ?3 WHERE id = ?4",
                arguments: [replicas, status.rawValue, store.clock(), row])
        }
    }

    /// Records that the model is to be served by one replica once it is Completed, in place of others of its project and language.
    package func deployWhenCompleted(_ id: ModelID) throws(StoreError) -> ModelRecord {
        try change(id) { db, row, _ in
            try db.execute(sql: "UPDATE models SET replicas = 1, deployed_at = ? WHERE id = ?", arguments: [store.clock(), row])
        }
    }

    /// The models that are to be served, the one deployed last first.
    package func deployments() throws(StoreError) -> [DeploymentRecord] {
        try store.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT m.key, p.key, p.account, m.language, m.replicas, m.deployed_at, m.deployment, m.accept_threshold
                    FROM models m JOIN projects p ON p.id = m.project
                    WHERE m.replicas > 0 AND m.status = 'Completed' ORDER BY m.deployed_at DESC, m.id DESC
                    """
            ).compactMap { row in
                guard let language = LanguageTag(try row(3)) else { return nil }
                return DeploymentRecord(
                    model: ModelID(rawValue: try row(0)), project: ProjectID(rawValue: try row(1)), account: try row(2),
                    language: language, replicas: try row(4), deployedAt: try row(5),
                    status: DeploymentStatus(rawValue: try row(6)) ?? .deployed, acceptThreshold: try row(7))
            }
        }
    }

    /// What a server tells of a deployment that it could or could not start.
    package func setDeployment(_ status: DeploymentStatus, of id: ModelID, message: String) throws(StoreError) -> ModelRecord {
        try change(id) { db, row, _ in
            try db.execute(
                sql: "UPDATE models SET deployment = ?, message = ?, updated_at = ? WHERE id = ? AND replicas > 0",
                arguments: [status.rawValue, message, store.clock(), row])
        }
    }

    /// Sets the acceptance below which an utterance is out of scope; nil goes back to the one that training chose.
    package func setThreshold(_ threshold: Double?, of id: ModelID) throws(StoreError) -> ModelRecord {
        if let threshold, !(0...1).contains(threshold) { throw .refused("a threshold of \(threshold): give a number from 0 to 1") }
        return try change(id) { db, row, record in
            guard record.status == .completed else {
                throw StoreError.refused("“\(record.name)” is \(record.status.rawValue); only Completed models have a threshold")
            }
            try db.execute(
                sql: "UPDATE models SET accept_threshold = ?, updated_at = ? WHERE id = ?", arguments: [threshold, store.clock(), row])
        }
    }

    /// Deletes the record; the directory is `ModelDirectories.remove`'s, and is removed at the next opening when that fails.
    package func delete(_ id: ModelID) throws(StoreError) {
        try store.write { db in
            let record = try record(db, id)
            guard record.status.isFinal else {
                throw StoreError.refused(
                    "“\(record.name)” is \(record.status.rawValue); only Completed, Failed, Timed Out and Dead models can be deleted")
            }
            try db.execute(sql: "INSERT INTO discarded_models VALUES (?)", arguments: [id.rawValue])
            try db.execute(sql: "DELETE FROM models WHERE key = ?", arguments: [id.rawValue])
        }
    }

    // MARK: The life cycle

    /// Makes the next step of a job's life that nobody's lease is needed for: queueing it, or ending it from outside (whoever
    /// runs it finds that it no longer does).
    /// - Throws: `.refused` when the life cycle has no such step.
    @discardableResult
    package func move(_ id: ModelID, to status: TrainingStatus, message: String = "") throws(StoreError) -> ModelRecord {
        try change(id) { db, row, record in
            if status == .queued, record.status.isRunning {
                throw StoreError.refused("“\(record.name)” is running; only a job whose process died is queued again")
            }
            try transition(db, row, record, to: status, message: message)
        }
    }

    /// The one place where a status changes.
    func transition(_ db: Database, _ row: Int64, _ record: ModelRecord, to next: TrainingStatus, message: String = "") throws {
        guard record.status.mayBecome(next) else {
            throw StoreError.refused("“\(record.name)” is \(record.status.rawValue) and cannot become \(next.rawValue)")
        }
        let now = store.clock()
        if next == .queued {
            try db.execute(sql: "DELETE FROM model_statuses WHERE model = ? AND ?", arguments: [row, record.status.isRunning])
            try db.execute(sql: "UPDATE models SET queued_at = ?, progress = 0, engine = NULL WHERE id = ?", arguments: [now, row])
        }
        try note(db, row, next, now)
        try db.execute(
            sql: """
                UPDATE models SET status = ?1, status_at = ?2, updated_at = ?2, alive_at = ?2, message = ?3,
                  engine = CASE WHEN ?4 THEN NULL ELSE engine END WHERE id = ?5
                """, arguments: [next.rawValue, now, message, next.isFinal, row])
        // What was to be deployed as soon as it is there takes the place of what was deployed before it.
        if next == .completed, record.replicas > 0 {
            try db.execute(
                sql: """
                    UPDATE models SET replicas = 0, deployment = ?1, updated_at = ?2
                    WHERE replicas > 0 AND id <> ?3 AND status = 'Completed'
                      AND (project, language) = (SELECT project, language FROM models WHERE id = ?3)
                    """, arguments: [DeploymentStatus.notDeployed.rawValue, now, row])
        }
        if next.isFinal {
            // The share done stays where it was when a job ends badly: it says how far it came.
            let begun = record.history.first { $0.status == .pipelineBuilding }?.at ?? now
            try db.execute(
                sql: "UPDATE models SET training_seconds = ?, progress = CASE WHEN ? THEN 1 ELSE progress END WHERE id = ?",
                arguments: [(Double(now) - Double(begun)) / 1000, next == .completed, row])
        }
    }

    private func note(_ db: Database, _ row: Int64, _ status: TrainingStatus, _ at: Milliseconds) throws {
        try db.execute(
            sql: """
                INSERT INTO model_statuses SELECT ?1, coalesce(max(sequence), 0) + 1, ?2, ?3 FROM model_statuses WHERE model = ?1
                """, arguments: [row, status.rawValue, at])
    }

    private func change(_ id: ModelID, _ body: (Database, Int64, ModelRecord) throws -> Void) throws(StoreError) -> ModelRecord {
        try store.write { db in
            try body(db, try row(db, id), try record(db, id))
            return try record(db, id)
        }
    }
}
