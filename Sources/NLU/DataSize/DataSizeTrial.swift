import Corpus
import Foundation

/// Measures a `DataSizeCurve`, on the calling thread alone and in counted work: the same data give the same curve.
package struct DataSizeTrial: Sendable {
    /// Parts of the training rows that are learnt from.
    private static let shares = [0.125, 0.25, 0.5, 1]
    private static let folds = 5
    /// Multiply-adds that the trial may take: folds are left out until it fits, one always remains.
    private static let budget = 3e10
    private static let resamples = 400
    private static let tail = 0.025

    private let data: IntentData
    private let learner: Learner
    private let seed: UInt64
    private let tried: Int
    private let session: TrainingSession

    /// - Parameter training: how the model was learnt; the quickest of its learners is used.
    /// - Throws: `TrainingError.invalidData` when fewer than two intents have an example, `.cancelled` when told so.
    package init(_ dataset: Dataset, training: TrainingFile?, seed: UInt64, control: TrainingControl) throws(TrainingError) {
        let examples = dataset.train
        guard Set(examples.map(\.intent)).count >= 2 else {
            throw .invalidData("there is nothing to measure: two intents with a train example each are needed")
        }
        func check() throws(TrainingError) { if control.isCancelled() { throw .cancelled } }
        data = try IntentData(examples, folds: Self.folds, seed: seed, check: check)
        let used = Set((training?.recipe?.models ?? []).compactMap { Learner(rawValue: $0.learner) })
        // In the order of what they cost.
        learner = [.logisticRegression, .balancedRegression, .supportVectorMachine].first(where: used.contains) ?? .logisticRegression
        self.seed = seed
        let (rows, entries, classes) = (data.rows, data.counts.entriesPerRow, data.intents.count)
        let fold = learner.work(rows: rows, entriesPerRow: entries, classes: classes) * Self.shares.reduce(0, +)
        tried = max(1, min(data.folds.count, Int(Self.budget / max(fold, 1))))
        session = TrainingSession(control, total: fold * Double(tried))
    }

    package func curve() throws(TrainingError) -> DataSizeCurve {
        var asked: [Int] = []
        var answers = [[Int32]](repeating: [], count: Self.shares.count)
        var sizes = [Int](repeating: 0, count: Self.shares.count)
        for fold in 0..<tried {
            let held = data.folds.held(fold)
            asked += held
            let kept = spread(data.folds.kept(fold), fold)
            for (number, share) in Self.shares.enumerated() {
                let chosen = kept.flatMap { $0.prefix(max(1, Int((share * Double($0.count)).rounded(.up)))) }.sorted()
                sizes[number] += chosen.count
                answers[number] += try ask(held, learningFrom: chosen, fold: fold)
                session.pulse()
                try session.check()
            }
        }
        session.finish()
        return summary(asked, answers, sizes.map { $0 / tried })
    }

    /// The rows of each intent, shuffled, so that a part of them is drawn from all over.
    private func spread(_ rows: [Int], _ fold: Int) -> [[Int]] {
        var generator = SeededGenerator(seed: seed, stream: 40 + UInt64(fold))
        var members = [[Int]](repeating: [], count: data.intents.count)
        for row in rows { members[Int(data.labels[row])].append(row) }
        return members.filter { !$0.isEmpty }.map { rows in
            var rows = rows
            generator.shuffle(&rows)
            return rows
        }
    }

    private func ask(_ held: [Int], learningFrom chosen: [Int], fold: Int) throws(TrainingError) -> [Int32] {
        let rows = data.counts.weighted(asTrainedOn: chosen + data.nameRows)
        let generator = CrossValidation.generator(seed: seed, learner, repetition: 0, fold: fold)
        let model = try learner.fit(rows, of: data, chosen: chosen + data.nameRows, generator: generator, session: session)
        var scores = [Float](repeating: 0, count: WeightMatrix.stride(data.intents.count))
        return held.map { row in
            model.score(row, of: rows, into: &scores)
            return Int32((1..<data.intents.count).reduce(0) { scores[$1] > scores[$0] ? $1 : $0 })
        }
    }

    // MARK: What came of it

    private func summary(_ asked: [Int], _ answers: [[Int32]], _ sizes: [Int]) -> DataSizeCurve {
        let truth = asked.map { data.labels[$0] }
        let right = answers.map { zip($0, truth).map { $0 == $1 } }
        let points = Self.shares.indices.map { number in
            let accuracy = Double(right[number].count { $0 }) / Double(max(asked.count, 1))
            return DataSizeCurve.Point(
                share: Self.shares[number], examples: sizes[number], accuracy: accuracy,
                interval: Wilson.interval(share: accuracy, of: asked.count),
                macroF1: Judge.macroF1(truth: truth, predicted: answers[number], classes: data.intents.count))
        }
        let sizes = points.map { Double(max($0.examples, 1)) }
        let gain = Self.gain(wrong: right.map { $0.count { !$0 } }, of: asked.count, sizes: sizes)
        return DataSizeCurve(
            learner: learner.rawValue, examples: data.rows, asked: asked.count, points: points, gain: gain,
            gainInterval: interval(right, sizes, around: gain),
            gains: gains(truth, half: answers[answers.count - 2], all: answers[answers.count - 1]))
    }

    /// What twice the rows would add: errors fall by a power of the number of examples (Hestness et al., "Deep learning scaling is
    /// predictable, empirically", 2017), whose exponent is fitted to the largest parts, three as a rule.
    private static func gain(wrong: [Int], of asked: Int, sizes: [Double], fitted: Int = 3) -> Double {
        // Half an error more than there is, so that none at all has a logarithm.
        let errors = wrong.map { (Double($0) + 0.5) / (Double(asked) + 1) }
        let (x, y) = (sizes.suffix(fitted).map { log2($0) }, errors.suffix(fitted).map { log2($0) })
        let (meanX, meanY) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
        let spread = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
        guard spread > 0, let last = wrong.last else { return 0 }
        let slope = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) } / spread
        return Double(last) / Double(max(asked, 1)) * (1 - exp2(min(slope, 0)))
    }

    /// The middle 95 % of what the same answers give when they are drawn anew, and the curve is laid through two, three or four
    /// points: where it goes on is less sure than where it went.
    private func interval(_ right: [[Bool]], _ sizes: [Double], around gain: Double) -> ConfidenceInterval {
        let count = right.first?.count ?? 0
        guard count > 0 else { return ConfidenceInterval(low: 0, high: 1) }
        var generator = SeededGenerator(seed: 1)
        let gains = (0..<Self.resamples).map { turn in
            var wrong = [Int](repeating: 0, count: right.count)
            for _ in 0..<count {
                let row = generator.next(below: count)
                for number in right.indices where !right[number][row] { wrong[number] += 1 }
            }
            return Self.gain(wrong: wrong, of: count, sizes: sizes, fitted: 2 + turn % 3)
        }.sorted()
        let cut = Int(Self.tail * Double(gains.count))
        return ConfidenceInterval(low: min(gains[cut], gain), high: max(gains[gains.count - 1 - cut], gain))
    }

    /// Two examples more that are right may be chance; an intent needs as many to be named.
    private static let fewest = 2

    private func gains(_ truth: [Int32], half: [Int32], all: [Int32]) -> [DataSizeCurve.Gain] {
        let (before, now) = (counts(truth, half), counts(truth, all))
        return data.intents.indices.compactMap { intent -> DataSizeCurve.Gain? in
            guard now[intent].both - before[intent].both >= Self.fewest else { return nil }
            let gain = DataSizeCurve.Gain(
                intent: data.intents[intent], examples: now[intent].gold, half: before[intent].f1, all: now[intent].f1)
            return gain.difference > 0 ? gain : nil
        }
        .sorted { ($1.difference, $0.intent) < ($0.difference, $1.intent) }.prefix(DataSizeCurve.mostGains).map { $0 }
    }

    private func counts(_ truth: [Int32], _ predicted: [Int32]) -> [Judge.Counts] {
        var counts = [Judge.Counts](repeating: Judge.Counts(), count: data.intents.count)
        for (truth, predicted) in zip(truth, predicted) {
            counts[Int(truth)].gold += 1
            counts[Int(predicted)].predicted += 1
            if truth == predicted { counts[Int(truth)].both += 1 }
        }
        return counts
    }
}
