import Foundation
import NLU
import Testing

@Suite("Learners reach what they minimise")
struct LearnerTests {
    /// Dense points as sparse rows.
    private func rows(_ points: [[Float]]) -> SparseRows {
        let width = points[0].count
        return SparseRows(
            starts: (0...points.count).map { UInt32($0 * width) }, indices: points.flatMap { _ in (0..<UInt32(width)).map { $0 } },
            values: points.flatMap { $0 }, norms: points.map { $0.reduce(0) { $0 + $1 * $1 } }, features: width)
    }

    private let session = TrainingSession(TrainingControl(), total: 1)

    private func fit(_ loss: LinearLearner.Loss, _ points: [[Float]], _ labels: [Int32], classes: Int) throws -> WeightMatrix {
        try LinearLearner(loss).fit(
            rows(points), chosen: Array(points.indices), labels: labels, classes: classes, generator: SeededGenerator(seed: 3), work: 1,
            session: session)
    }

    private let points: [[Float]] = [
        [1, 0.2, 0.3], [0.9, -0.1, 0.3], [0.1, 1, 0.3], [-0.2, 0.8, 0.3], [-1, -1, 0.3], [-0.8, -0.9, 0.3], [0.5, 0.5, 0.3],
    ]
    private let labels: [Int32] = [0, 0, 1, 1, 2, 2, 1]

    @Test("logistic regression: the weights are C times the sum of what the probabilities still miss")
    func stationary() throws {
        let weights = try fit(.crossEntropy, points, labels, classes: 3)
        var gradient = [[Double]](repeating: [0, 0, 0], count: 3)
        for (point, label) in zip(points, labels) {
            let scores = (0..<3).map { k in (0..<3).reduce(0.0) { $0 + Double(point[$1] * weights.row($1)[k]) } }
            let total = scores.reduce(0) { $0 + exp($1) }
            for k in 0..<3 {
                let missing = (Int(label) == k ? 1 : 0) - exp(scores[k]) / total
                for f in 0..<3 { gradient[f][k] += 20 * Double(point[f]) * missing }
            }
        }
        for f in 0..<3 { for k in 0..<3 { #expect(abs(gradient[f][k] - Double(weights.row(f)[k])) < 0.05) } }
    }

    @Test("support vector machine: one point of length 1 is met with weight 2C / (1 + 2C)")
    func hinge() throws {
        let weights = try fit(.squaredHinge, [[1]], [0], classes: 2)
        #expect(abs(weights.row(0)[0] - 2.0 / 3) < 1e-3)
        #expect(abs(weights.row(0)[1] + 2.0 / 3) < 1e-3)
    }

    @Test("the padding of the weights stays empty", arguments: [2, 16, 17])
    func padding(classes: Int) throws {
        for loss in [LinearLearner.Loss.crossEntropy, .squaredHinge] {
            let weights = try fit(loss, points, labels.map { $0 % 2 }, classes: classes)
            #expect((classes..<weights.stride).allSatisfy { weights.row(0)[$0] == 0 })
        }
    }

    @Test("a network tells apart what no linear model can")
    func exclusiveOr() throws {
        let points: [[Float]] = (0..<200).map { [$0 & 1 == 0 ? 1 : -1, $0 & 2 == 0 ? 1 : -1] }
        let labels = (0..<200).map { Int32(($0 & 1) ^ ($0 >> 1 & 1)) }
        let rows = rows(points)
        let network = try NetworkLearner(classes: 2).fit(
            rows, chosen: Array(points.indices), labels: labels, classes: 2, generator: SeededGenerator(seed: 5), work: 1, session: session)
        var scores = [Float](repeating: 0, count: 16)
        let right = points.indices.count { row in
            FittedModel.network(network).score(row, of: rows, into: &scores)
            return (scores[1] > scores[0]) == (labels[row] == 1)
        }
        #expect(right == points.count)
    }

    @Test("the temperature makes confidence mean what it says", arguments: [0.5, 1.0, 3.0])
    func temperature(truth: Double) throws {
        // Scores drawn from a known distribution, then multiplied.
        var generator = SeededGenerator(seed: 11)
        let scores = try WeightMatrix(rows: 4_000, columns: 3)
        let labels = (0..<4_000).map { row -> Int32 in
            let logits = (0..<3).map { _ in 4 * generator.unit() - 2 }
            for k in 0..<3 { scores.row(row)[k] = Float(logits[k] * truth) }
            let total = logits.reduce(0) { $0 + exp($1) }
            var draw = generator.unit() * total
            for k in 0..<3 {
                draw -= exp(logits[k])
                if draw < 0 { return Int32(k) }
            }
            return 2
        }
        let found = Calibration.temperature(of: scores, rows: Array(0..<4_000), labels: labels)
        #expect(abs(found / truth - 1) < 0.1)
    }

    @Test("folds spread every intent and keep repeats together")
    func folds() {
        let texts = (0..<103).map { "text \($0 < 100 ? $0 : 7)" }
        let labels = (0..<103).map { Int32($0 < 100 ? $0 % 4 : 3) }
        let folds = Folds(texts: texts, labels: labels, classes: 4, count: 5, seed: 1)
        for label in 0..<4 {
            let counts = (0..<5).map { fold in (0..<100).count { labels[$0] == label && folds.assignment[$0] == fold } }
            #expect(counts == [5, 5, 5, 5, 5])
        }
        #expect(Set([7, 100, 101, 102].map { folds.assignment[$0] }).count == 1)
        #expect(folds != Folds(texts: texts, labels: labels, classes: 4, count: 5, seed: 2))
    }
}
