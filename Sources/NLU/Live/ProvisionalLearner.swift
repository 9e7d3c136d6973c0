import CKernels
import Corpus

/// Follows the examples of a project while they are edited: the logistic regression of `quick` training, with its
/// cross-validation, from where it stood before the edit.
///
/// Belongs to one thread. The same edits in the same order give the same model; what an interrupted `learn` did is not lost, only
/// less settled.
package final class ProvisionalLearner {
    /// Visited by nobody else: the learner belongs to one thread.
    private var rows = LiveRows()
    private var folds: StableFolds?
    /// One for each fold, and the one on everything.
    private var fits: [WarmFit] = []
    /// Sorted; a label is a position in it.
    private var intents: [String] = []
    private var updates: UInt64 = 0
    /// Counts the changes of what there is to learn.
    package private(set) var revision = 0

    private let language: LanguageTag
    private let seed: UInt64
    /// Entities that the model finds without having learnt them.
    package var definitions: [EntityDefinition]

    /// Up to so many examples are cut into ten folds, more into five: as training does it.
    private static let finelyCut = 2_000
    /// The number of folds changes only well beyond the line, or each edit there would begin anew.
    private static let reluctance = 1.1

    package init(language: LanguageTag, definitions: [EntityDefinition] = [], seed: UInt64 = 1) {
        self.language = language
        self.definitions = definitions
        self.seed = seed
    }

    /// Train examples with an intent.
    package var count: Int { rows.count }
    /// It takes two intents to tell apart.
    package var canLearn: Bool { rows.intents.count >= 2 }

    /// Takes over what changed. Only labelled train examples are learnt; with any other content an id is as good as gone.
    package func change(_ examples: [(id: Int64, example: Example)], gone: [Int64] = []) {
        for id in gone { remove(id) }
        for (id, example) in examples {
            guard example.type == .train, !example.intent.isEmpty else {
                remove(id)
                continue
            }
            guard example.intent != Example.outOfScope else {
                if rows.refusable[id] == example.text { continue }
                remove(id)
                rows.refusable[id] = example.text
                revision += 1
                continue
            }
            if rows.refusable.removeValue(forKey: id) != nil { revision += 1 }
            put(id, example.text, example.intent)
        }
    }

    /// The same with everything that there is: what is not among it is gone.
    package func replace(_ examples: [(id: Int64, example: Example)]) {
        let present = Set(examples.map(\.id))
        change(examples, gone: rows.ids.filter { !present.contains($0) }.sorted())
    }

    /// The same examples in the same folds, with nothing learnt yet: what the model is to be compared with.
    package func restarted() throws(TrainingError) -> ProvisionalLearner {
        let other = ProvisionalLearner(language: language, definitions: definitions, seed: seed)
        other.rows = rows
        other.folds = folds
        other.intents = intents
        for fit in fits {
            var new = try WarmFit(held: fit.held, slots: rows.capacity, classes: max(intents.count, 1))
            for slot in rows.indices where rows[slot] != nil { new.forget(slot) }
            other.fits.append(new)
        }
        return other
    }

    private func put(_ id: Int64, _ text: String, _ intent: String) {
        if let slot = rows.slot(of: id), let row = rows[slot] {
            guard row.text != text || row.intent != intent else { return }
            revision += 1
            folds?.remove(row.text, row.intent)
            let fold = folds?.add(text, intent) ?? 0
            rows.set(slot, LiveRows.Row(id: id, text: text, intent: intent, fold: fold))
            // Another wording under the same label is a small change: what was learnt of the old one is a good start.
            if row.intent != intent || row.fold != fold { forget(slot) }
        } else {
            revision += 1
            let fold = folds?.add(text, intent) ?? 0
            forget(rows.add(LiveRows.Row(id: id, text: text, intent: intent, fold: fold)))
        }
    }

    private func remove(_ id: Int64) {
        if rows.refusable.removeValue(forKey: id) != nil { revision += 1 }
        guard let slot = rows.slot(of: id), let row = rows[slot] else { return }
        revision += 1
        folds?.remove(row.text, row.intent)
        rows.remove(slot)
        for fit in fits.indices { fits[fit].drop(slot) }
    }

    private func forget(_ slot: Int) { for fit in fits.indices { fits[fit].forget(slot) } }

    /// What the examples make now.
    /// - Parameter isStopped: asked every few rows.
    /// - Throws: `invalidData` while there are no two intents to tell apart, `cancelled` when stopped.
    package func learn(isStopped: () -> Bool = { false }) throws(TrainingError) -> ProvisionalModel {
        guard canLearn else {
            throw .invalidData("it takes two intents with a train example each to learn anything")
        }
        try settle()
        updates += 1
        let counts = try FeatureCounts(rows.grams, classes: intents.count)
        let numbers = Dictionary(uniqueKeysWithValues: intents.enumerated().map { ($1, Int32($0)) })
        let labels = rows.indices.map { rows[$0].flatMap { numbers[$0.intent] } ?? 0 }
        let validation = try validate(counts, labels, isStopped)
        let temperature = Calibration.temperature(of: validation.scores, rows: validation.held, labels: labels)
        let judged = try judge(validation, temperature: temperature, labels: labels)
        let model = try model(
            counts, weights: validation.weights, temperature: temperature, right: judged.right, of: validation.held.count)
        return ProvisionalModel(
            model: model, estimate: judged.estimate, examples: rows.count, folds: fits.count - 1, visits: validation.visits)
    }

    // MARK: Before learning

    /// Folds, classes and room for the rows as they are now.
    private func settle() throws(TrainingError) {
        let wanted = min(max(rows.count, 2), rows.count <= Self.finelyCut ? 10 : 5)
        let isNear = Double(rows.count) <= Double(Self.finelyCut) * Self.reluctance && rows.count > Self.finelyCut
        if folds == nil || fits.count - 1 != wanted && !(isNear && fits.count == 11) { try deal(wanted) }
        let present = rows.intents
        for intent in intents where !present.contains(intent) {
            if let slot = rows.slot(ofName: intent) {
                rows.remove(slot)
                for fit in fits.indices { fits[fit].drop(slot) }
            }
        }
        for intent in present.sorted() where rows.slot(ofName: intent) == nil {
            forget(rows.add(LiveRows.Row(nameOf: intent)))
        }
        let sorted = present.sorted()
        if sorted != intents || fits.contains(where: { $0.duals.rows < rows.capacity }) {
            let before = Dictionary(uniqueKeysWithValues: intents.enumerated().map { ($1, $0) })
            for fit in fits.indices { try fits[fit].reshape(slots: rows.capacity, origins: sorted.map { before[$0] }) }
            intents = sorted
        }
    }

    /// Deals all examples into folds and begins anew.
    private func deal(_ count: Int) throws(TrainingError) {
        let examples = rows.indices.filter { rows[$0]?.isName == false }.sorted { (rows[$0]?.id ?? 0) < (rows[$1]?.id ?? 0) }
        let dealt = StableFolds(
            texts: examples.compactMap { rows[$0]?.text }, intents: examples.compactMap { rows[$0]?.intent }, count: count, seed: seed)
        folds = dealt
        for slot in examples { if let row = rows[slot] { rows.setFold(slot, dealt.fold(of: row.text, row.intent)) } }
        fits = []
        for fold in 0...dealt.count {
            var fit = try WarmFit(held: fold < dealt.count ? fold : nil, slots: rows.capacity, classes: max(intents.count, 1))
            for slot in rows.indices where rows[slot] != nil { fit.forget(slot) }
            fits.append(fit)
        }
    }

    // MARK: Learning

    private struct Validation {
        /// [slots][classes], of the slots in `held`.
        var scores: WeightMatrix
        /// How much of each slot's text its model had seen.
        var known: [Float]
        var held: [Int]
        /// Of the fit on everything.
        var weights: WeightMatrix
        var visits: Int
    }

    private func validate(
        _ counts: FeatureCounts, _ labels: [Int32], _ isStopped: () -> Bool
    ) throws(TrainingError) -> Validation {
        let room = try WeightMatrix(rows: counts.features, columns: intents.count)
        let slots = rows.indices.filter { rows[$0] != nil }
        var result = Validation(
            scores: try WeightMatrix(rows: rows.capacity, columns: intents.count),
            known: [Float](repeating: 0, count: rows.capacity), held: slots.filter { rows[$0]?.isName == false }, weights: room, visits: 0)
        for (number, fit) in fits.enumerated() {
            if isStopped() { throw .cancelled }
            let isHeld = { [rows] (slot: Int) in fit.held != nil && rows[slot]?.fold == fit.held && rows[slot]?.isName == false }
            let chosen = slots.filter { !isHeld($0) }
            let weighted = counts.weighted(asTrainedOn: chosen)
            let generator = SeededGenerator(seed: seed, stream: 100_000 + 100 * updates + UInt64(number))
            let visits = try fits[number].learn(
                weighted, chosen: chosen, labels: labels, weights: room, generator: generator, isStopped: isStopped)
            result.visits = max(result.visits, visits)
            for slot in slots where isHeld(slot) {
                weighted.multiply(slot, by: room, into: result.scores.row(slot))
                result.known[slot] = weighted.known[slot]
            }
        }
        return result
    }

    /// The cross-validated answers, and the acceptance of each that is right.
    private func judge(
        _ validation: Validation, temperature: Double, labels: [Int32]
    ) throws(TrainingError) -> (estimate: Evaluation, right: [Double]) {
        var right: [Double] = []
        var verdicts: [Judge.Verdict] = []
        verdicts.reserveCapacity(validation.held.count)
        for slot in validation.held {
            guard let row = rows[slot] else { continue }
            let scores = validation.scores.row(slot)
            tk_softmax(scores, intents.count, Float(1 / temperature))
            let best = validation.scores.best(slot)
            if best == Int(labels[slot]) {
                let probabilities = UnsafeBufferPointer(start: scores, count: intents.count)
                right.append(Acceptance.value(probabilities, margin: nil, known: validation.known[slot]))
            }
            verdicts.append(
                Judge.Verdict(
                    example: Example(text: row.text, intent: row.intent), intent: intents[best], confidence: Double(scores[best]),
                    entities: nil))
        }
        return (Judge.evaluate(verdicts), right)
    }

    private func model(
        _ counts: FeatureCounts, weights: WeightMatrix, temperature: Double, right: [Double], of total: Int
    ) throws(TrainingError) -> NLUModel {
        let everything = rows.indices.filter { rows[$0] != nil }
        guard
            let classifier = IntentClassifier(
                featurizer: counts.featurizer(trainedOn: everything),
                members: [.init(model: .linear(ByteMatrix(weights)), temperature: temperature, weight: 1, judges: false)],
                classes: intents.count, temperature: 1)
        else { throw .invalidData("the provisional model's sizes do not fit one another") }
        let refusable = rows.refusable.sorted { $0.key < $1.key }.map { classifier.answer(TokenizedText($0.value)).acceptance }
        let configuration = ModelConfiguration(
            language: language, labels: Dictionary(uniqueKeysWithValues: intents.enumerated().map { (String($0), $1) }),
            numbers: Dictionary(uniqueKeysWithValues: intents.enumerated().map { ($1, $0) }), taggedTypes: [],
            training: TrainingFile(TrainingConfiguration(effort: .quick, seed: seed)),
            candidate: Candidate([.logisticRegression: 1]).name(networks: 1),
            members: classifier.members.map { ModelConfiguration.Member($0) }, temperature: 1,
            acceptThreshold: Acceptance.threshold(right: right, of: total, refusable: refusable),
            features: .init(documents: classifier.featurizer.documents))
        return NLUModel(
            configuration: configuration, intents: intents, classifier: classifier, tagger: nil,
            declared: DeclaredEntities(definitions, language: language))
    }
}
