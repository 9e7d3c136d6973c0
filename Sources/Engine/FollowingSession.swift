import Corpus
import NLU
import Store

/// One project as the follower knows it. Belongs to the follower's thread.
final class FollowingSession {
    enum Reading {
        case unchanged, changed, tooFew
        case tooMany(Int)
    }

    let target: LiveFollower.Target
    private let corpus: CorpusStore
    private let models: ModelStore
    private var learner: ProvisionalLearner
    private var cursor: EditCursor?
    private var model: ProvisionalModel?
    private var spansBy: ModelID?
    private var version = 0

    /// Whether the model knows all that was read.
    private(set) var isCurrent = false

    init(_ target: LiveFollower.Target, _ store: StoreDatabase) {
        self.target = target
        corpus = CorpusStore(store)
        models = ModelStore(store)
        learner = ProvisionalLearner(language: target.language)
    }

    /// Takes over what was edited since the last call.
    func read() throws -> Reading {
        spansBy = try models.models(target.project, target.language).first { $0.status == .completed }?.id
        let intents = try corpus.intents(target.project, target.language).map(\.train)
        let count = intents.reduce(0, +)
        guard Provisional.isFollowed(examples: count, intents: intents.count { $0 > 0 }) else {
            forget()
            return .tooMany(count)
        }
        let changes = try corpus.changes(target.project, target.language, since: cursor)
        let before = learner.revision
        let rows = changes.examples.map { (id: $0.id, example: $0.example) }
        if changes.isWhole { learner.replace(rows) } else { learner.change(rows, gone: changes.gone) }
        if let definitions = changes.definitions { learner.definitions = definitions }
        cursor = changes.cursor
        guard learner.canLearn else {
            model = nil
            isCurrent = false
            return .tooFew
        }
        if learner.revision != before || changes.definitions != nil { isCurrent = false }
        return isCurrent ? .unchanged : .changed
    }

    /// - Throws: `TrainingError.cancelled` when stopped; what was done helps the next call.
    func learn(isStopped: () -> Bool) throws {
        model = try learner.learn(isStopped: isStopped)
        version += 1
        isCurrent = true
    }

    func news(_ state: Provisional.State) -> Provisional {
        Provisional(
            project: target.project, language: target.language, state: state, model: model, spansBy: spansBy, version: version)
    }

    private func forget() {
        learner = ProvisionalLearner(language: target.language)
        cursor = nil
        model = nil
        isCurrent = false
    }
}
