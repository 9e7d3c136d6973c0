import Corpus
import Foundation
import NLU

/// One training and one scoring, measured.
struct BenchmarkRun {
    var train: Dataset
    var test: [Example]
    /// Utterances that ought to be refused.
    var outOfScope: [Example]?
    var configuration: TrainingConfiguration

    func result() throws -> BenchmarkResult {
        let control = TrainingControl(report: { event in
            switch event {
            case .log(let line), .warning(let line): Console.error.line(line)
            default: break
            }
        })
        let before = ProcessUsage.now
        let trained: TrainedModel
        let training = try Stopwatch.measure {
            let pipeline = try Pipeline.build(for: train, configuration: configuration)
            return try pipeline.train(pipeline.prepare(train, control: control), control: control)
        }
        trained = training.value
        let after = ProcessUsage.now
        let saved = try SavedModel(trained.model)
        defer { saved.remove() }
        let loading = try Stopwatch.measure { try saved.load() }
        let model = loading.value

        let texts = test.map(\.text)
        let batch = Stopwatch.measure { model.parse(texts, threads: configuration.threads) }
        let single = texts.map { text in Stopwatch.measure { model.parse(text) }.seconds }.sorted()
        let start = ContinuousClock.now
        let epoch = try EpochSpeed(train) { (ContinuousClock.now - start) / .seconds(1) }
        let evaluation = model.evaluate(test, threads: configuration.threads)
        let intervals = evaluation.intervals
        let accuracy = Wilson.interval(share: evaluation.accuracy, of: evaluation.examples)
        return BenchmarkResult(
            accuracy: evaluation.accuracy, accuracyLow: accuracy.low, accuracyHigh: accuracy.high,
            macroF1: evaluation.macroF1, macroF1Low: intervals?.macroF1.low, macroF1High: intervals?.macroF1.high,
            spanF1: evaluation.spanF1, spanF1Low: intervals?.spanF1?.low, spanF1High: intervals?.spanF1?.high,
            bilouF1: evaluation.bilouMacroF1, bilouF1Low: intervals?.bilouMacroF1?.low, bilouF1High: intervals?.bilouMacroF1?.high,
            ece: evaluation.calibrationError, examples: evaluation.examples,
            spans: evaluation.entities.reduce(0) { $0 + $1.support },
            trainExamples: train.train.count, intents: model.intents.count, trainWallSeconds: training.seconds,
            trainCPUSeconds: after.cpuSeconds - before.cpuSeconds, peakMemoryMB: ProcessUsage.now.peakMegabytes,
            modelMB: Double(saved.bytes) / 1e6, loadMilliseconds: loading.seconds * 1000,
            utterancesPerSecond: Double(texts.count) / max(batch.seconds, 1e-9), parseP50Milliseconds: single[single.count / 2] * 1000,
            epochSpeed: epoch.learnt / 1e9, epochLimit: epoch.limit / 1e9, effort: configuration.effort, seed: configuration.seed,
            candidate: trained.leaderboard.first(where: \.chosen)?.name,
            inScopeAccuracyWithRejection: outOfScope.map { _ in share(of: zip(batch.value, test)) { $0.intent.name == $1.intent } },
            outOfScopeRecall: outOfScope.map { refusable in
                share(of: model.parse(refusable.map(\.text), threads: configuration.threads)) { $0.intent.name == ParseResult.fallbackName }
            })
    }

    private func share<Elements: Sequence>(of elements: Elements, where holds: (Elements.Element) -> Bool) -> Double {
        var count = 0
        var hits = 0
        for element in elements {
            count += 1
            if holds(element) { hits += 1 }
        }
        return count == 0 ? 0 : Double(hits) / Double(count)
    }
}
