import CKernels

/// Scores of every training row by a model that did not see it.
struct CrossValidation: Sendable {
    let data: IntentData
    let candidate: Candidate
    let seed: UInt64
    let session: TrainingSession
    /// [rows][intents]
    let scores: WeightMatrix
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

    /// Each fold writes its own rows of the scores, so that the folds may run at once.
    private func judge(_ fold: Int) throws(TrainingError) {
        let held = data.folds.held(fold)
        let kept = data.folds.kept(fold) + data.nameRows
        let rows = data.counts.weighted(asTrainedOn: kept)
        let weights = try LogisticRegression().fit(
            rows, chosen: kept, labels: data.labels, classes: data.intents.count,
            generator: SeededGenerator(seed: seed, stream: 100 + UInt64(fold)), session: session)
        for row in held { rows.score(row, with: weights, into: scores.row(row)) }
        let macroF1 = Judge.macroF1(
            truth: held.map { data.labels[$0] }, predicted: held.map { Int32(scores.best($0)) }, classes: data.intents.count)
        foldScores.change { $0[fold] = macroF1 }
        session.emit(.candidate(score))
    }
}
