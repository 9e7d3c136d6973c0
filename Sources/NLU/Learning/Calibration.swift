import CKernels
import Foundation

/// Temperature scaling: one number that makes confidence mean what it says (Guo et al., "On calibration of modern neural
/// networks", ICML 2017), fitted on predictions of rows that the model was not trained on.
package enum Calibration {
    private static let range = log(0.1)...log(10.0)

    /// The temperature T for which softmax(z / T) gives the true labels the highest likelihood.
    ///
    /// A prior worth one example's loss at e-fold keeps it near 1 where there are too few rows to tell.
    package static func temperature(of scores: WeightMatrix, rows: some Collection<Int>, labels: [Int32]) -> Double {
        guard !rows.isEmpty else { return 1 }
        var (low, high) = (range.lowerBound, range.upperBound)
        let golden = (5.0.squareRoot() - 1) / 2
        func loss(_ logT: Double) -> Double {
            logLoss(of: scores, rows: rows, labels: labels, temperature: exp(logT)) * Double(rows.count) + logT * logT
        }
        var (a, b) = (high - golden * (high - low), low + golden * (high - low))
        var (lossA, lossB) = (loss(a), loss(b))
        while high - low > 0.005 {
            if lossA < lossB {
                (high, b, lossB) = (b, a, lossA)
                a = high - golden * (high - low)
                lossA = loss(a)
            } else {
                (low, a, lossA) = (a, b, lossB)
                b = low + golden * (high - low)
                lossB = loss(b)
            }
        }
        return exp((low + high) / 2)
    }

    /// Mean negative log-likelihood of the true labels.
    package static func logLoss(of scores: WeightMatrix, rows: some Collection<Int>, labels: [Int32], temperature: Double) -> Double {
        var room = [Float](repeating: 0, count: scores.stride)
        var total = 0.0
        for row in rows {
            let from = scores.row(row)
            for k in 0..<scores.stride { room[k] = from[k] }
            tk_softmax(&room, scores.columns, Float(1 / temperature))
            total -= log(max(Double(room[Int(labels[row])]), 1e-12))
        }
        return total / Double(max(rows.count, 1))
    }
}
