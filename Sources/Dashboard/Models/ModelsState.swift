import NLU
import Store
import Terminal

/// The Models screen: the versions of a project, and how the selected one did.
package struct ModelsState: Sendable {
    package var cursor = ListCursor()
    package var intentCursor = ListCursor()
    package var confusionCursor = ListCursor()
    package var mistakeCursor = ListCursor()
    package var detail: Detail?
    package var order = IntentOrder()
    /// Hundredths that a person moved the threshold to; nil where it stands as the model has it.
    package var moved: Int?
    /// The version that the others are held against; nil where each is held against the one before it.
    package var base: ModelID?
    /// What was found out about pairs of versions; nil where they cannot be compared.
    package var comparisons: [ModelPair: EvaluationComparison?] = [:]
    /// The panes that had the keyboard, the latest last: where several share a frame, it is in front.
    package var front: [Place] = []
    package var dataSize = DataSizeState()
    /// Utterances that a model got wrong and that were edited, moved or deleted since.
    package var mended: Set<String> = []
    /// A comparison that was left for one of its examples, to come back to.
    package var left: Comparison?

    /// Two versions, the later one first.
    package struct ModelPair: Hashable, Sendable {
        package var now: ModelID
        package var before: ModelID

        package init(now: ModelID, before: ModelID) {
            self.now = now
            self.before = before
        }
    }

    /// Whether more examples would help, as far as it is known of a model.
    package struct DataSizeState: Sendable {
        package var model: ModelID?
        package var curve: DataSizeCurve?
        /// The share that is done while it is being measured.
        package var progress: Double?
    }

    /// The rows of the table of intents.
    package var intents: [Evaluation.LabelScore] { order.sorted(detail?.shown?.intents ?? []) }

    /// Another model is judged: what pointed into the last one's answers points nowhere.
    mutating func forgetPlaces() {
        moved = nil
        confusionCursor = ListCursor()
        mistakeCursor = ListCursor()
        intentCursor = ListCursor()
    }

    mutating func bringForward(_ place: Place) {
        guard front.last != place else { return }
        front.removeAll { $0 == place }
        front.append(place)
    }

    package struct Detail: Sendable {
        package var id: ModelID
        /// On test examples; nil when there were none.
        package var evaluation: Evaluation?
        /// Cross-validated on the training examples.
        package var estimate: Evaluation?
        /// What training chose.
        package var chosenThreshold: Double?
        /// Wrong answers, the surest first: those teach the most.
        package var mistakes: [Evaluation.WrongPrediction]

        package init(id: ModelID, evaluation: Evaluation?, estimate: Evaluation?, chosenThreshold: Double? = nil) {
            self.id = id
            self.evaluation = evaluation
            self.estimate = estimate
            self.chosenThreshold = chosenThreshold
            mistakes = ((evaluation ?? estimate)?.wrong ?? []).sorted { ($1.confidence, $0.text) < ($0.confidence, $1.text) }
        }

        /// What the charts show: the test result, else the estimate.
        package var shown: Evaluation? { evaluation ?? estimate }
        package var isEstimate: Bool { evaluation == nil }
    }
}

extension AppState {
    /// Hundredths at which the selected model's threshold stands now: where a person moved it, else where the model has it.
    var threshold: Int { models.moved ?? ownThreshold }

    /// The model's own: what a person set, else what training chose.
    var ownThreshold: Int {
        Int(((selectedModel?.acceptThreshold ?? models.detail?.chosenThreshold ?? 0) * 100).rounded())
    }

    /// The version that a version is held against: the one that was marked, else the newest of the older ones that can answer.
    func opponent(of model: ModelRecord) -> ModelRecord? {
        let all = projectRecords
        if let base = models.base, let marked = all.first(where: { $0.id == base && $0.status == .completed }) {
            return marked.id == model.id ? nil : marked
        }
        guard let place = all.firstIndex(where: { $0.id == model.id }) else { return nil }
        return all[(place + 1)...].first { $0.status == .completed }
    }
}
