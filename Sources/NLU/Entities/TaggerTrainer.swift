import CKernels

/// Fits the tagger: one AdaGrad step a sequence on the exact gradient of the likelihood, the rate falling to 0.
///
/// Six epochs at rate 0.1 were chosen by hold-out on SNIPS: more epochs bring nothing, nor do dropout and wider windows.
struct TaggerTrainer: Sendable {
    private let epochs = 6
    private let rate: Float = 0.1

    /// From so many texts on, a feature must occur in two of them: half the memory, and a better F1 on texts that were held out.
    private static let fewTexts = 2_000
    /// Sequences between two looks at whether training was cancelled.
    private static let slice = 32

    let scheme: TagScheme
    let seed: UInt64

    /// Features of the chosen texts as numbers, ready for the kernel.
    private struct Sequences {
        var starts: [UInt32] = [0]
        var featureStarts: [UInt32] = [0]
        var features: [UInt32] = []
        var gold: [Int32] = []
        var longest = 1
        var index: KeyIndex
    }

    /// Multiply-adds of a visit of a token: about 35 features forth and back, and the transitions.
    private var visit: Double { Double(WeightMatrix.stride(scheme.count) * (4 * 35 + 3 * scheme.count)) }

    /// Multiply-adds of a fit, for progress and budgets.
    func work(tokens: Int) -> Double { Double(tokens * epochs) * visit }

    /// - Parameters:
    ///   - intents: the true intent of each text.
    ///   - look: called with the tagger after every epoch, where a learning curve is wanted.
    /// - Returns: nil when no text has a token.
    func fit(
        _ texts: [TaggedText], intents: [Int], look: ((EntityTagger, _ epoch: Int) -> Void)? = nil, session: TrainingSession
    ) throws(TrainingError) -> EntityTagger? {
        let phrases = PhraseCounts(texts)
        let sequences = try sequences(texts, intents: intents, phrases: phrases, session: session)
        guard let gazetteer = phrases.gazetteer(), !sequences.gold.isEmpty else { return nil }
        let weights = try WeightMatrix(rows: sequences.index.count, columns: scheme.count)
        let transitions = try WeightMatrix(rows: scheme.count, columns: scheme.count)
        func tagger() -> EntityTagger? {
            EntityTagger(
                scheme: scheme, index: sequences.index, weights: ByteMatrix(weights), transitions: Tensor(transitions),
                gazetteer: gazetteer)
        }
        try learn(sequences, weights, transitions, session: session) { epoch in
            if let look, let tagger = tagger() { look(tagger, epoch) }
        }
        return tagger()
    }

    private func learn(
        _ sequences: Sequences, _ weights: WeightMatrix, _ transitions: WeightMatrix, session: TrainingSession,
        afterEpoch: (Int) -> Void
    ) throws(TrainingError) {
        let squares = try WeightMatrix(rows: weights.rows, columns: scheme.count)
        let transitionSquares = try WeightMatrix(rows: scheme.count, columns: scheme.count)
        let scratch = try WeightMatrix(rows: 3 * sequences.longest + 4 + 2 * scheme.count + sequences.longest, columns: scheme.count)
        var generator = SeededGenerator(seed: seed, stream: 3)
        var order = (0..<UInt32(sequences.starts.count - 1)).map { $0 }
        let total = Double(max(order.count, 1) * epochs)
        for epoch in 0..<epochs {
            generator.shuffle(&order)
            sequences.starts.withUnsafeBufferPointer { starts in
                sequences.featureStarts.withUnsafeBufferPointer { featureStarts in
                    sequences.features.withUnsafeBufferPointer { features in
                        sequences.gold.withUnsafeBufferPointer { gold in
                            var problem = tk_crf(
                                sequenceStarts: starts.baseAddress, featureStarts: featureStarts.baseAddress,
                                features: features.baseAddress, gold: gold.baseAddress, labels: scheme.count, stride: weights.stride,
                                weights: weights.pointer, weightSquares: squares.pointer, transitions: transitions.pointer,
                                transitionSquares: transitionSquares.pointer, scratch: scratch.pointer, longest: sequences.longest)
                            for from in Swift.stride(from: 0, to: order.count, by: Self.slice) where !session.isStopped {
                                let count = min(Self.slice, order.count - from)
                                let done = Double(epoch * order.count + from) / total
                                order.withUnsafeBufferPointer { order in
                                    guard let base = order.baseAddress else { return }
                                    _ = tk_crf_pass(&problem, base + from, count, rate * Float(1 - done))
                                }
                                let tokens = sequences.starts[from + count] - sequences.starts[from]
                                session.advance(visit * Double(tokens))
                            }
                        }
                    }
                }
            }
            try session.check()
            afterEpoch(epoch + 1)
        }
    }

    private func sequences(
        _ texts: [TaggedText], intents: [Int], phrases: PhraseCounts, session: TrainingSession
    ) throws(TrainingError) -> Sequences {
        var keys = DocumentFrequencies(capacity: 1 << 17)
        for (i, text) in texts.enumerated() {
            if i % 64 == 0 { try session.check() }
            for key in features(text, intent: intents[i], phrases: phrases).keys { keys.add(key, text: i) }
        }
        guard let index = KeyIndex(Tensor(keys.keys(least: texts.count < Self.fewTexts ? 1 : 2).sorted())) else {
            throw .invalidData("the texts hold no features")
        }
        var sequences = Sequences(index: index)
        for (i, text) in texts.enumerated() {
            if i % 64 == 0 { try session.check() }
            let features = features(text, intent: intents[i], phrases: phrases)
            index.withSearch { search in
                for token in text.text.tokens.indices {
                    for key in features.keys[Int(features.starts[token])..<Int(features.starts[token + 1])] {
                        if let number = search(key) { sequences.features.append(UInt32(number)) }
                    }
                    sequences.featureStarts.append(UInt32(sequences.features.count))
                }
            }
            sequences.gold += scheme.tags(text.spans, count: text.text.tokens.count).map { Int32($0) }
            sequences.starts.append(UInt32(sequences.gold.count))
            sequences.longest = max(sequences.longest, text.text.tokens.count)
        }
        return sequences
    }

    private func features(_ text: TaggedText, intent: Int, phrases: PhraseCounts) -> TaggerFeatures {
        let tokens = Gazetteer.tokenKeys(text.text)
        return TaggerFeatures(text.text, tokens: tokens, phrases: phrases.features(without: text, tokens: tokens), intent: intent)
    }
}
