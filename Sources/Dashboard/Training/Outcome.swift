import Store
import Terminal

/// What came of a job, or what it waits for, in words; for one that failed, why, and what to do.
enum Outcome {
    /// - Parameter isShort: without the doubts about a Completed job's score, where the log would have no room.
    static func lines(_ job: ModelRecord, _ state: AppState, _ width: Int, isShort: Bool) -> [(String, Style)] {
        let style = Style(StatusLook(job).role)
        switch job.status {
        case .initiated, .queued: return wrap(waiting(job, state), width, rows: 2).map { ($0, style) }
        case .completed:
            let score = ModelScore(job)
            let judged =
                score.isEstimate
                ? tr("cross-validated, no test examples") : tr("on \(Format.plural(job.metrics.testExamples, "test example"))")
            let (accuracy, f1) = (Format.score(score.accuracy), Format.score(score.value))
            let text = tr("Ready in \(Format.duration(job.trainingSeconds)): accuracy \(accuracy), macro F1 \(f1), \(judged).")
            guard score.interval.isWide, !isShort else { return [(text, style)] }
            let (low, high) = (Format.score(score.interval.low), Format.score(score.interval.high))
            let doubt = tr(
                "\(Format.plural(score.judged, "example")) can tell little: the accuracy may be anything from \(low) to \(high).")
            return [(text, style)]
                + wrap(doubt + " " + tr("More examples, of which some are test, say more."), width).map { ($0, Style.muted) }
        case .failed, .timedOut, .dead:
            let why = wrap(job.message.isEmpty ? job.status.word : tr(below: job.message), width).map { ($0, style) }
            return why + wrap(advice(job, state), width).map { ($0, Style.muted) }
        default: return [("", style)]
        }
    }

    private static func waiting(_ job: ModelRecord, _ state: AppState) -> String {
        guard let position = state.queuePositions[job.id] else { return tr("Waits for its turn.") }
        let count = state.queuePositions.count
        let words = count > 1 ? tr("Number \(position) of \(count) in the queue; + and - move it.") : tr("Next in the queue.")
        guard let running = state.runningJob else { return words }
        let left = state.live[running.id]?.secondsLeft.map { tr("First \(running.name) has to end, eta \(Format.remaining($0)).") }
        return words + " " + (left ?? tr("First \(running.name) has to end."))
    }

    private static func advice(_ job: ModelRecord, _ state: AppState) -> String {
        let project = state.projects.all.first { $0.id == job.projectID }
        let again =
            project.map { $0.id == state.project?.id ? tr("t trains it anew") : tr("open \($0.name) (1, Enter), then t trains it anew") }
            ?? tr("its project is gone; d deletes the record")
        let isCancelled = job.message.hasPrefix("Cancelled")
        let first =
            switch job.status {
            case .timedOut: tr("Less data or less effort takes less time: ^T chooses")
            case .dead: tr("Nothing of the data is lost")
            default: isCancelled ? tr("Nothing of the data is lost") : tr("Tab goes to the log, which says how far it came")
            }
        return "\(first); \(again)."
    }
}
