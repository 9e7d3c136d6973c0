import Corpus
import NLU
import Store

/// One deployed model and who answers for it: this process, or workers of their own.
///
/// The model lies in this process in either case: its files are mapped, so that all share one copy of them in memory, and what no
/// worker answers, because they all died this instant, is answered here.
final class Deployment: Sendable {
    let record: DeploymentRecord
    let model: NLUModel
    /// Nil with one replica.
    let workers: WorkerPool?

    init(_ record: DeploymentRecord, _ model: NLUModel, _ workers: WorkerPool?) {
        self.record = record
        self.model = model
        self.workers = workers
    }

    deinit { workers?.close() }

    /// Replicas that can answer now.
    var ready: Int { workers?.ready ?? 1 }

    /// The answer to a request: bounded, measured, and kept where the server keeps what it is asked.
    func ask(_ text: String, as shape: AnswerShape, _ meter: ServerMeter, _ log: ParseLogger?) async throws(APIError) -> Answer {
        guard text.utf8.count <= ServerLimits.textLength || text.codePointCount <= ServerLimits.textLength else {
            throw APIError.badRequest("the text is longer than \(ServerLimits.textLength) characters; shorten it")
        }
        let start = ContinuousClock.now
        let answer = await workers?.answer(text, as: shape) ?? model.answer(text, as: shape)
        count(text, answer, since: start, meter, log)
        return answer
    }

    /// Measures an answer, and keeps it where the server keeps what it is asked.
    func count(_ text: String, _ answer: Answer, since start: ContinuousClock.Instant, _ meter: ServerMeter, _ log: ParseLogger?) {
        meter.count(record.model, ContinuousClock.now - start)
        log?.add(text, answer, by: record.model)
    }
}
