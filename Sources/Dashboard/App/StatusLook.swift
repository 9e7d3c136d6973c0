import NLU
import Store
import Terminal

/// A status's glyph and colour: the word stands beside them everywhere, so that colour alone says nothing.
struct StatusLook {
    let glyph: String
    let role: Role
    /// The status in words; a job that a person cancelled is called so, though the contract counts it as Failed.
    let word: String
    /// The word, and why where that is known.
    let sentence: String

    init(_ model: ModelRecord) {
        let isCancelled = model.status == .failed && model.message.hasPrefix("Cancelled")
        let message = tr(below: model.message)
        guard !isCancelled else {
            (glyph, role, word, sentence) = ("■", .muted, tr("Cancelled"), message)
            return
        }
        let plain = StatusLook(model.status)
        (glyph, role, word) = (plain.glyph, plain.role, plain.word)
        sentence = message.isEmpty ? plain.word : "\(plain.word): \(message)"
    }

    init(_ status: TrainingStatus) {
        word = status.word
        sentence = status.word
        switch status {
        case .initiated, .queued: (glyph, role) = ("◌", .stateQueued)
        case .completed: (glyph, role) = ("✔", .stateDone)
        case .failed: (glyph, role) = ("✖", .stateFailed)
        case .timedOut: (glyph, role) = ("◷", .stateLost)
        case .dead: (glyph, role) = ("†", .stateLost)
        default: (glyph, role) = ("●", .stateRunning)
        }
    }
}

/// A model's headline score: on its test examples, else the cross-validated estimate, marked `~`.
struct ModelScore {
    let value: Double
    let accuracy: Double
    let isEstimate: Bool

    init(_ model: ModelRecord) {
        isEstimate = model.metrics.testExamples == 0
        value = isEstimate ? model.metrics.estimatedF1 : model.metrics.intentF1
        accuracy = isEstimate ? model.metrics.estimatedAccuracy : model.metrics.intentAccuracy
        judged = isEstimate ? model.examplesPerIntent.values.reduce(0, +) : model.metrics.testExamples
        interval = Wilson.interval(share: accuracy, of: judged)
        hasEntities = !isEstimate && (model.metrics.entityAccuracy > 0 || model.metrics.entityF1 > 0)
    }

    /// How many examples it comes from.
    let judged: Int
    /// Of the accuracy, by the examples that the model was judged by.
    let interval: ConfidenceInterval

    /// False where no entities were judged.
    let hasEntities: Bool

    var f1: String { (isEstimate ? "~" : "") + Format.score(value) }
}

/// The colour of a score between 0 and 1: good, middling, bad.
enum ScoreLook {
    static func role(_ score: Double) -> Role { score >= 0.9 ? .ok : score >= 0.8 ? .warn : .error }
}

extension AppState {
    /// The model that says where a project stands: one being trained, else the newest that can answer, else the newest.
    func standingModel(of project: ProjectID) -> ModelRecord? {
        let models = records.filter { $0.projectID == project }
        return models.first { !$0.status.isFinal } ?? models.first { $0.status == .completed } ?? models.first
    }
}
