import CKernels
import Foundation

/// What a candidate says about the rows that it was held out from, in cross-validation.
struct Opinion: Sendable {
    let candidate: Candidate
    /// Calibrated.
    let probabilities: HeldOutScores
    /// What the logarithm of the learners' mean was divided by.
    let temperature: Double
    var score: CandidateScore
    /// Lower is better: what is missing to full accuracy and to full macro F1, and, as the finer judge, a quarter of the log-loss.
    let loss: Double

    /// - Parameters:
    ///   - means: each learner's probabilities.
    ///   - folds: those that were tried.
    init(
        _ candidate: Candidate, means: [Learner: HeldOutScores], held: HeldOutRows, data: IntentData, folds: Range<Int>, name: String
    ) throws(TrainingError) {
        let mean = try HeldOutScores(held, intents: data.intents.count)
        let rows = held.rows
        for (learner, share) in candidate.shares.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard let part = means[learner] else { continue }
            for row in rows { tk_add(mean.row(row), part.row(row), Float(share), mean.stride) }
        }
        let logarithms = try HeldOutScores(held, intents: data.intents.count)
        for row in rows {
            for k in 0..<mean.columns { logarithms.row(row)[k] = Opinion.logarithm(mean.row(row)[k]) }
        }
        let temperature = Calibration.temperature(of: logarithms.matrix, rows: held.places, labels: held.labels)
        for row in rows { tk_sharpen(mean.row(row), mean.columns, Float(1 / temperature)) }
        let foldScores = folds.map { fold in
            let rows = data.folds.held(fold)
            return Judge.macroF1(
                truth: rows.map { data.labels[$0] }, predicted: rows.map { Int32(mean.best($0)) }, classes: data.intents.count)
        }
        let predicted = rows.map { Int32(mean.best($0)) }
        let truth = held.labels
        let errors = Double(zip(truth, predicted).count { $0 != $1 }) / Double(max(rows.count, 1))
        let missing = 1 - Judge.macroF1(truth: truth, predicted: predicted, classes: data.intents.count)
        let logLoss = Calibration.logLoss(of: logarithms.matrix, rows: held.places, labels: truth, temperature: temperature)
        self.candidate = candidate
        self.temperature = temperature
        probabilities = mean
        loss = (errors + missing) / 2 + logLoss / 4
        score = CandidateScore(name: name, foldScores: foldScores, folds: folds.count)
    }

    private static func logarithm(_ p: Float) -> Float { Float(log(Double(max(p, 1e-12)))) }
}
