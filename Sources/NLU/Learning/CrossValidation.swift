import CKernels

/// Scores of every training row by a model that did not see it.
struct CrossValidation: Sendable {
    let data: IntentData
    let candidate: Candidate
    let seed: UInt64
    let session: TrainingSession
    /// [rows][intents]
    let scores: WeightMatrix
    /// The first fold's scores by epoch, on the examples held out and on as many of those learnt from.
    let curve = Shared<[CurvePoint]>([])
    private let foldScores: Shared<[Int: Double]>
    private let began: Double

    init(_ data: IntentData, candidate: Candidate, seed: UInt64, threads: Int, session: TrainingSession) throws(TrainingError) {
        self.data = data
        self.candidate = candidate
        self.seed = seed
        self.session = session
        scores = try WeightMatrix(rows: data.rows, columns: data.intents.count)
        foldScores = Shared([:])
        began = session.elapsedSeconds
        var tasks: [@Sendable () throws -> Void] = []
        for fold in 0..<data.folds.count {
            tasks.append { [self] in try judge(fold) }
        }
        try session.run(tasks, threads: threads)
    }

    /// The candidate's line on the leaderboard, as far as its folds are done.
    var score: CandidateScore {
        let scores = foldScores.value.sorted { $0.key < $1.key }.map(\.value)
        let mean = scores.reduce(0, +) / Double(max(scores.count, 1))
        let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(scores.count - 1, 1))
        return CandidateScore(
            name: candidate.name, macroF1: scores.isEmpty ? nil : mean, deviation: scores.isEmpty ? nil : variance.squareRoot(),
            foldsDone: scores.count, folds: data.folds.count, seconds: session.elapsedSeconds - began)
    }

    /// Scores the rows and says how good the scores are.
    private func macroF1(of chosen: [Int], _ rows: SparseRows, _ weights: WeightMatrix) -> Double {
        for row in chosen { rows.score(row, with: weights, into: scores.row(row)) }
        return Judge.macroF1(
            truth: chosen.map { data.labels[$0] }, predicted: chosen.map { Int32(scores.best($0)) }, classes: data.intents.count)
    }

    /// One fold is enough to see how learning goes on; watching all would cost as much as an epoch more.
    private func watch(epoch: Int, _ weights: WeightMatrix, _ rows: SparseRows, held: [Int], kept: [Int]) {
        let points = [
            CurvePoint(series: "held-out examples", epoch: epoch, score: macroF1(of: held, rows, weights)),
            CurvePoint(series: "examples learnt from", epoch: epoch, score: sampledF1(of: kept, held.count, rows, weights)),
        ]
        curve.change { $0 += points }
        for point in points { session.emit(.curve(point)) }
    }

    /// The same for as many rows of other folds, whose places in `scores` are not this fold's to write.
    private func sampledF1(of kept: [Int], _ count: Int, _ rows: SparseRows, _ weights: WeightMatrix) -> Double {
        var room = [Float](repeating: 0, count: scores.stride)
        let step = max(1, kept.count / max(count, 1))
        let sample = stride(from: 0, to: kept.count, by: step).map { kept[$0] }
        let predicted = sample.map { row in
            room.withUnsafeMutableBufferPointer { room -> Int32 in
                guard let base = room.baseAddress else { return 0 }
                rows.score(row, with: weights, into: base)
                return Int32(room.prefix(data.intents.count).enumerated().max { $0.element < $1.element }?.offset ?? 0)
            }
        }
        return Judge.macroF1(truth: sample.map { data.labels[$0] }, predicted: predicted, classes: data.intents.count)
    }

    /// Each fold writes its own rows of the scores, so that the folds may run at once.
    private func judge(_ fold: Int) throws(TrainingError) {
        let held = data.folds.held(fold)
        let kept = data.folds.kept(fold) + data.nameRows
        let rows = data.counts.weighted(asTrainedOn: kept)
        let weights = try LogisticRegression().fit(
            rows, chosen: kept, labels: data.labels, classes: data.intents.count,
            generator: SeededGenerator(seed: seed, stream: 100 + UInt64(fold)), session: session,
            watch: fold == 0 ? { watch(epoch: $0, $1, rows, held: held, kept: data.folds.kept(fold)) } : nil)
        let macroF1 = macroF1(of: held, rows, weights)
        foldScores.change { $0[fold] = macroF1 }
        session.emit(.candidate(score))
    }
}
