import Store
import Terminal

/// What came of a job, or what it waits for, in words; for one that failed, why, and what to do.
enum Outcome {
    static func lines(_ job: ModelRecord, _ state: AppState, _ width: Int) -> [(String, Style)] {
        let style = Style(StatusLook(job).role)
        switch job.status {
        case .initiated, .queued: return wrap(waiting(job, state), width, rows: 2).map { ($0, style) }
        case .completed:
            let score = ModelScore(job)
            let judged =
                score.isEstimate ? "cross-validated, no test examples" : "on \(Format.plural(job.metrics.testExamples, "test example"))"
            let text =
                "Ready in \(Format.duration(job.trainingSeconds)): accuracy \(Format.score(score.accuracy)), macro F1 \(Format.score(score.value)), \(judged)."
            guard score.interval.isWide else { return [(text, style)] }
            let doubt =
                "\(Format.plural(score.judged, "example")) are too few to know: the accuracy may be anything from \(Format.score(score.interval.low)) to \(Format.score(score.interval.high)). More examples, of which some are test, say more."
            return [(text, style)] + wrap(doubt, width).map { ($0, Style.muted) }
        case .failed, .timedOut, .dead:
            let why = wrap(job.message.isEmpty ? job.status.rawValue : job.message, width).map { ($0, style) }
            return why + wrap(advice(job, state), width).map { ($0, Style.muted) }
        default: return [("", style)]
        }
    }

    private static func waiting(_ job: ModelRecord, _ state: AppState) -> String {
        guard let position = state.queuePositions[job.id] else { return "Waits for its turn; priority \(job.priority.name)." }
        var words = "Number \(position) of \(state.queuePositions.count) in the queue, priority \(job.priority.name); + and - change it."
        if let running = state.runningJob {
            words += " First \(running.name) has to end"
            words += state.live[running.id]?.secondsLeft.map { ", eta \(Format.remaining($0))." } ?? "."
        }
        return words
    }

    private static func advice(_ job: ModelRecord, _ state: AppState) -> String {
        let project = state.projects.all.first { $0.id == job.projectID }
        let again =
            project.map { $0.id == state.project?.id ? "t trains it anew" : "open \($0.name) (1, Enter), then t trains it anew" }
            ?? "its project is gone; d deletes the record"
        let isCancelled = job.message.hasPrefix("Cancelled")
        let first =
            switch job.status {
            case .timedOut: "Less data or less effort takes less time (nlu train --effort quick)"
            case .dead: "Nothing of the data is lost"
            default: isCancelled ? "Nothing of the data is lost" : "Tab goes to the log, which says how far it came"
            }
        return "\(first); \(again)."
    }
}
