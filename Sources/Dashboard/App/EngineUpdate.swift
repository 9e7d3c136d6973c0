import Engine
import NLU
import Store

/// What the engine says, into the state.
enum EngineUpdate {
    static func apply(_ event: EngineEvent, _ state: inout AppState) -> [Effect] {
        switch event {
        case .dataChanged(let id):
            state.data.savedAt = state.now
            // Nil: a project is gone. Whether it is the one that is open, the list of projects tells.
            guard let project = state.project, id == project.id else { return [.loadProjects] }
            return [.loadProjects, .loadFindings(project.id, state.language)] + DataUpdate.reload(state)
                + (state.screen == .review ? InboxUpdate.load(state) : [])
        case .storeChanged:
            let server: [Effect] = state.server.isWatched ? [.loadServer] : []
            guard let project = state.project else { return [.loadProjects, .loadModels] + server }
            // Another process that trains writes every second: the data is read again, and examined, where the list of projects says
            // that it has changed.
            state.data.seenAt = state.data.seenAt ?? project.updatedAt
            return [.loadProjects, .loadModels] + TrainingUpdate.loadDetail(state) + server
        case .modelChanged(let record): return modelChanged(record, &state)
        case .modelDeleted(let id):
            state.records.removeAll { $0.id == id }
            state.live[id] = nil
            if state.data.scoresModel == id { state.data.forgetScores() }
            return [.loadModels]
        case .progress(let id, let fraction, let left):
            state.live[id, default: LiveJob()].fraction = fraction
            state.live[id, default: LiveJob()].secondsLeft = left
        case .candidate(let id, let score):
            var job = state.live[id, default: LiveJob()]
            if let index = job.candidates.firstIndex(where: { $0.name == score.name }) {
                job.candidates[index] = score
            } else {
                job.candidates.append(score)
            }
            state.live[id] = job
        case .curve(let id, let point): state.live[id, default: LiveJob()].curve.append(point)
        case .provisional(let news): return ProvisionalUpdate.arrived(news, &state)
        case .log(let id, let line):
            state.live[id, default: LiveJob()].log.append(line)
        }
        return []
    }

    private static let longJob: Milliseconds = 10_000

    private static func modelChanged(_ record: ModelRecord, _ state: inout AppState) -> [Effect] {
        let before = state.records.first { $0.id == record.id }
        let job = state.selectedJob?.id
        defer { state.keepJob(job) }
        if let index = state.records.firstIndex(where: { $0.id == record.id }) {
            state.records[index] = record
        } else {
            state.records.insert(record, at: 0)
            if state.screen != .training { state.training.wanted = record.id }
        }
        if record.status == .queued { state.live[record.id] = nil }
        if record.status != .queued { state.queuePositions[record.id] = nil }
        // Of a queued job that stays queued, the place in the queue is news.
        guard before?.status != record.status else { return record.status == .queued ? [.loadModels] : [] }
        var effects: [Effect] = []
        if record.status.isFinal {
            effects += ended(record, &state)
            // What was heard while it ran is let go of: the store has all of it.
            if record.id == job { effects.append(.loadJob(record.id)) }
        }
        if record.status.isFinal || record.status == .queued { effects.append(.loadModels) }
        return effects
    }

    private static func ended(_ record: ModelRecord, _ state: inout AppState) -> [Effect] {
        state.live[record.id] = nil
        switch record.status {
        case .completed:
            if record.projectID == state.project?.id { state.tryIt.model = nil }
            let judged = record.metrics.testExamples > 0
            let f1 = judged ? record.metrics.intentF1 : record.metrics.estimatedF1
            state.show(
                .ok,
                judged
                    ? tr("\(record.name) is ready: macro F1 \(Format.score(f1)). 6 tries it, 5 shows how good it is.")
                    : tr("\(record.name) is ready: macro F1 \(Format.score(f1)) (estimated). 6 tries it, 5 shows how good it is."))
        case .failed where record.message.hasPrefix("Cancelled"): state.show(.info, tr("\(record.name) was cancelled."))
        case .failed, .timedOut, .dead: state.show(.error, "\(record.name): \(record.status.word). \(tr(below: record.message))")
        default: break
        }
        var effects: [Effect] = [.loadProjects]
        let began = record.history.first { $0.status == .queued }?.at ?? record.createdAt
        if record.lastStatusAt - began >= longJob {
            // Whoever waited that long is looking at something else.
            effects.append(.notify(title: "Trainyard", body: "\(record.name): \(StatusLook(record).word)"))
        } else {
            effects.append(.bell)
        }
        if state.screen == .training { effects += TrainingUpdate.loadDetail(state) }
        if record.projectID == state.project?.id {
            effects.append(.loadEvaluation(record.id))
            if state.screen == .tryIt { effects += TryUpdate.parse(&state) }
        }
        return effects
    }
}
