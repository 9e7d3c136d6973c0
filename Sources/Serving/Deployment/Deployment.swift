import Corpus
import NLU
import Store

/// One deployed model and where it runs.
final class Deployment: Sendable {
    enum Home: Sendable {
        /// In this process.
        case here(NLUModel)
    }

    let record: DeploymentRecord
    private let home: Home

    init(_ record: DeploymentRecord, _ home: Home) {
        self.record = record
        self.home = home
    }

    func answer(_ text: String, as shape: AnswerShape) async throws -> Answer {
        switch home {
        case .here(let model): model.answer(text, as: shape)
        }
    }
}

extension Deployment {
    /// The answer to a request: bounded, measured, and kept where the server keeps what it is asked.
    func ask(_ text: String, as shape: AnswerShape, _ meter: ServerMeter, _ log: ParseLogger?) async throws -> Answer {
        guard text.utf8.count <= ServerLimits.textLength || text.codePointCount <= ServerLimits.textLength else {
            throw APIError.badRequest("the text is longer than \(ServerLimits.textLength) characters; shorten it")
        }
        let start = ContinuousClock.now
        do {
            let answer = try await answer(text, as: shape)
            meter.count(record.model, ContinuousClock.now - start, isError: false)
            log?.add(text, answer, by: record.model)
            return answer
        } catch {
            meter.count(record.model, ContinuousClock.now - start, isError: true)
            throw error
        }
    }
}
