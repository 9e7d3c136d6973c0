import CKernels

/// What models say about training rows that they did not see: a learner's scores, fold by fold.
struct CrossValidation: Sendable {
    let data: IntentData
    let learner: Learner
    /// Networks start at random: the probabilities of so many of them are averaged.
    let repeats: Int
    let seed: UInt64
    /// One a repeat.
    let scores: [HeldOutScores]
    /// [1][rows]: how much of each row's text its model had seen (`Familiarity`).
    let known: WeightMatrix

    init(_ data: IntentData, held: HeldOutRows, learner: Learner, repeats: Int, seed: UInt64) throws(TrainingError) {
        self.data = data
        self.learner = learner
        self.repeats = repeats
        self.seed = seed
        var scores: [HeldOutScores] = []
        for _ in 0..<repeats { scores.append(try HeldOutScores(held, intents: data.intents.count)) }
        self.scores = scores
        known = try WeightMatrix(rows: 1, columns: data.rows)
    }

    /// Each fold and repeat writes its own rows, so that they may run at once.
    /// - Parameter series: the name of the learning curve, where one is wanted.
    func run(fold: Int, repetition: Int, series: String?, session: TrainingSession) throws(TrainingError) {
        let kept = data.folds.kept(fold) + data.nameRows
        let rows = data.counts.weighted(asTrainedOn: kept)
        let held = data.folds.held(fold)
        let watch = series.map { Watch(rows, held: held, of: data, series: $0, session: session) }
        let model = try learner.fit(
            rows, of: data, chosen: kept, generator: Self.generator(seed: seed, learner, repetition: repetition, fold: fold),
            watch: watch, session: session)
        for row in held { model.score(row, of: rows, into: scores[repetition].row(row)) }
        if repetition == 0 { for row in held { known.pointer[row] = rows.known[row] } }
    }

    /// Every fit draws its own numbers; nil is the fit on all rows.
    static func generator(seed: UInt64, _ learner: Learner, repetition: Int, fold: Int?) -> SeededGenerator {
        let kind: UInt64 = Learner.allCases.firstIndex(of: learner).map { UInt64($0) } ?? 0
        return SeededGenerator(seed: seed, stream: 1_000 * (kind + 1) + 100 * UInt64(repetition) + UInt64(fold.map { $0 + 1 } ?? 0))
    }

    /// Macro F1 on one fold, all of whose repeats are done.
    func macroF1(fold: Int) -> Double {
        let held = data.folds.held(fold)
        var room = [Float](repeating: 0, count: scores[0].stride)
        let predicted = held.map { row in
            var sum = [Float](repeating: 0, count: room.count)
            for scores in scores {
                for k in room.indices { room[k] = scores.row(row)[k] }
                tk_softmax(&room, data.intents.count, 1)
                tk_add(&sum, room, 1, room.count)
            }
            return Int32(sum.indices.reduce(0) { sum[$1] > sum[$0] ? $1 : $0 })
        }
        return Judge.macroF1(truth: held.map { data.labels[$0] }, predicted: predicted, classes: data.intents.count)
    }

    /// Calibrated probabilities of the rows, averaged over the repeats.
    func probabilities() throws(TrainingError) -> (HeldOutScores, temperature: Double) {
        // One temperature serves all repeats: they are as sure of themselves as one another.
        let held = scores[0].held
        let temperature = Calibration.temperature(of: scores[0].matrix, rows: held.places, labels: held.labels)
        let mean = try HeldOutScores(held, intents: data.intents.count)
        var room = [Float](repeating: 0, count: mean.stride)
        for scores in scores {
            for row in held.rows {
                for k in room.indices { room[k] = scores.row(row)[k] }
                tk_softmax(&room, mean.columns, Float(1 / temperature))
                tk_add(mean.row(row), room, 1 / Float(repeats), mean.stride)
            }
        }
        return (mean, temperature)
    }
}
