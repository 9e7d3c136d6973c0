import Corpus
import Foundation
import NLU
import Store

/// Takes one claimed job through its stations, each with the work of its name, on the calling thread.
///
/// A job that another process let go of goes on where it was: on the same snapshot of the data, and when it was trained
/// already, from the trained model's files. Training itself is deterministic, so beginning it again gives the same model.
struct JobRunner {
    /// What is committed with a status.
    struct Commit: Sendable {
        var status: TrainingStatus
        var message = ""
        var metrics: ModelMetrics?
        var examplesPerIntent: [String: Int]?
    }

    /// Thrown when the job is no longer ours: there is nothing to say about it.
    private struct Lost: Error {}

    let job: ClaimedJob
    let stop: StopSign
    let reporter: JobReporter
    let options: EngineOptions
    let store: StoreDatabase
    /// Commits and tells the observers; nil when the job is no longer ours.
    let commit: @Sendable (Commit) throws -> ModelRecord?

    private var id: ModelID { job.lease.model }
    private var clock: WallClock { options.store.clock }
    private var directories: ModelDirectories { ModelDirectories(store) }

    /// When the job will have been running for too long, however many processes had it.
    static func deadline(of record: ModelRecord, _ options: EngineOptions) -> Milliseconds {
        let begun = record.history.first { $0.status == .pipelineBuilding }?.at ?? record.lastStatusAt
        return begun + Milliseconds(options.hardLimitSeconds * 1000)
    }

    /// - Returns: the end that is still to be committed; nil when the job is Completed or no longer ours.
    func run() -> Commit? {
        do {
            try travel()
            return nil
        } catch is Lost {
            return nil
        } catch {
            switch stop.reason {
            case .lost, .letGo: return nil
            case .timedOut: return Commit(status: .timedOut, message: Self.timeOutMessage(options))
            case .failed(let why): return Commit(status: .failed, message: why)
            case nil: return Commit(status: .failed, message: JobFailure.explain(error))
            }
        }
    }

    static func timeOutMessage(_ options: EngineOptions) -> String {
        let seconds = options.hardLimitSeconds
        let limit = seconds >= 3600 ? "\((seconds / 3600).formatted()) hours" : "\(seconds.formatted()) seconds"
        return "stopped after the time limit of \(limit); train with less effort or on less data"
    }

    private func travel() throws {
        if job.goesOn {
            reporter.log(.info, "this process goes on with the job at \(job.record.status.rawValue)")
        } else {
            // A process before this one may have left files when it died.
            directories.remove(id)
        }
        options.atStation(job.record)
        if let model = try trainedBefore() {
            try finish(model, tests: try snapshot().dataset.test)
            return
        }
        reporter.enter(0, 0.02)
        let snapshot = try snapshot()
        let dataset = snapshot.dataset
        let plan = try recipe.build(dataset, job.record.configuration)
        for finding in plan.findings { reporter.log(.info, finding) }
        reporter.log(.info, "candidates: \(plan.candidates.joined(separator: "; "))")
        try write(plan.description, ModelFile.pipeline)
        try reach(Commit(status: .pipelineBuilt, examplesPerIntent: dataset.examplesPerIntent))

        try reach(Commit(status: .preparingData))
        reporter.enter(0.02, 0.1)
        let batch = try plan.prepare(dataset, control)
        reporter.log(.info, batch.summary)
        try reach(Commit(status: .dataPrepared))

        try reach(Commit(status: .training))
        reporter.enter(0.1, 0.97)
        let product = try batch.train(control)
        reporter.settle(product.leaderboard)
        try write(try ModelFile.encoded(product.estimate), ModelFile.estimate)
        if let review = product.review {
            try write(try ModelFile.encoded(ReviewFile(review, trainIDs: snapshot.trainIDs)), ModelFile.review)
        }
        for (name, data) in product.artifacts.sorted(by: { $0.key < $1.key }) { try write(data, name) }
        try reach(Commit(status: .trained))
        try finish(TrainedBefore(estimate: product.estimate, judge: product.judge), tests: dataset.test)
    }

    private var recipe: TrainingRecipe { options.recipe }

    private var control: TrainingControl {
        let deadline = Self.deadline(of: job.record, options)
        let began = ContinuousClock.now
        return TrainingControl(
            report: reporter.handle,
            isCancelled: { [reporter, stop, clock] in
                reporter.pulse()
                if clock() >= deadline { stop.show(.timedOut) }
                return stop.reason != nil
            }, elapsedSeconds: { (ContinuousClock.now - began) / .seconds(1) })
    }

    /// Commits a status that the job has not had yet.
    private func reach(_ commit: Commit) throws {
        if control.isCancelled() { throw TrainingError.cancelled }
        let stations = TrainingStatus.stations
        if let there = stations.firstIndex(of: commit.status), let here = stations.firstIndex(of: job.record.status), there <= here {
            return
        }
        guard let record = try self.commit(commit) else { throw Lost() }
        options.atStation(record)
    }

    private func write(_ data: Data, _ name: String) throws {
        if control.isCancelled() { throw TrainingError.cancelled }
        try directories.write(data, name, of: id)
    }

    // MARK: The data

    /// The data as it is now; kept with the job, so that whoever goes on with it learns from the same.
    private func snapshot() throws -> DataSnapshot {
        if job.goesOn, let kept = directories.workFile(ModelFile.data, of: id) { return try DataSnapshot(kept) }
        let (dataset, ids) = try CorpusStore(store).datasetWithIDs(job.record.projectID, job.record.language)
        let snapshot = DataSnapshot(dataset, ids: ids)
        let counts = dataset.examplesPerIntent
        if let missing = TrainingRequirement.missing(counts, dataset.language) { throw TrainingError.invalidData(missing) }
        for warning in TrainingRequirement.starved(counts) { reporter.log(.warning, warning) }
        let tests = dataset.test.count
        reporter.log(
            .info, "\(counts.values.reduce(0, +).grouped) training and \(tests.grouped) test examples in \(counts.count.grouped) intents")
        try write(try snapshot.encoded(), ModelFile.data)
        return snapshot
    }

    // MARK: From Trained to Completed

    private struct TrainedBefore {
        var estimate: Evaluation
        var judge: TrainingRecipe.Judge
    }

    /// The model that an earlier process had trained already; nil when it had not come so far, or its files are not whole.
    private func trainedBefore() throws -> TrainedBefore? {
        guard job.goesOn, job.record.status == .trained || job.record.status == .saved else { return nil }
        let isPublished = directories.isPublished(id)
        let files = isPublished ? try directories.files(of: id) : try directories.workFiles(of: id)
        guard let estimate = files[ModelFile.estimate], let decoded = try? JSONDecoder().decode(Evaluation.self, from: estimate),
            let judge = try? recipe.revive(files.filter { !ModelFile.all.contains($0.key) })
        else { return nil }
        return TrainedBefore(estimate: decoded, judge: judge)
    }

    /// Judges the model on the test examples, makes its directory durable, and commits the record.
    private func finish(_ model: TrainedBefore, tests: [Example]) throws {
        reporter.enter(0.97, 1)
        let evaluation = tests.isEmpty ? nil : model.judge(tests, max(1, job.record.configuration.threads))
        let metrics = ModelMetrics(evaluation, estimate: model.estimate)
        reporter.log(.info, metrics.sentence(hasSpans: tests.contains { !$0.entities.isEmpty }))
        if !directories.isPublished(id) {
            if let evaluation { try write(try ModelFile.encoded(evaluation), ModelFile.evaluation) }
            try describe(metrics)
            try directories.publish(id, dropping: [ModelFile.data])
        }
        try reach(Commit(status: .saved, metrics: metrics))
        try reach(Commit(status: .completed, metrics: metrics))
    }

    /// The record and the log, so that the directory explains itself wherever it is copied.
    private func describe(_ metrics: ModelMetrics) throws {
        let models = ModelStore(store)
        var record = try models.model(id)
        record.status = .saved
        record.lastStatusAt = clock()
        record.history.append(StatusChange(status: .saved, at: record.lastStatusAt))
        record.metrics = metrics
        record.leaderboard = reporter.leaderboard
        try write(try ModelFile.encoded(record), ModelFile.record)
        let lines = try models.log(id) + reporter.waitingLines
        let text = lines.map { line in
            "\(Date(timeIntervalSince1970: Double(line.at) / 1000).formatted(.iso8601)) \(line.level.rawValue) \(line.text)\n"
        }
        try write(Data(text.joined().utf8), ModelFile.log)
    }
}
