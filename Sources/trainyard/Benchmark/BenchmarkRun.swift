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
        let evaluation = model.evaluate(test, threads: configuration.threads)
        let interval = Wilson.interval(share: evaluation.accuracy, of: evaluation.examples)
        return BenchmarkResult(
            accuracy: evaluation.accuracy, accuracyLow: interval.lowerBound, accuracyHigh: interval.upperBound,
            macroF1: evaluation.macroF1, spanF1: evaluation.spanF1, ece: evaluation.calibrationError, examples: evaluation.examples,
            trainExamples: train.train.count, intents: model.intents.count, trainWallSeconds: training.seconds,
            trainCPUSeconds: after.cpuSeconds - before.cpuSeconds, peakMemoryMB: ProcessUsage.now.peakMegabytes,
            modelMB: Double(saved.bytes) / 1e6, loadMilliseconds: loading.seconds * 1000,
            utterancesPerSecond: Double(texts.count) / max(batch.seconds, 1e-9), parseP50Milliseconds: single[single.count / 2] * 1000,
            effort: configuration.effort, seed: configuration.seed,
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

enum Stopwatch {
    static func measure<Value>(_ work: () throws -> Value) rethrows -> (value: Value, seconds: Double) {
        let start = ContinuousClock.now
        let value = try work()
        return (value, (ContinuousClock.now - start) / .seconds(1))
    }
}

/// What this process has used so far.
struct ProcessUsage {
    /// Of all threads, in user and kernel mode.
    var cpuSeconds: Double
    /// Largest resident set, in millions of bytes.
    var peakMegabytes: Double

    static var now: ProcessUsage {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        // Linux counts the resident set in units of 1024 bytes.
        return ProcessUsage(
            cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), peakMegabytes: Double(usage.ru_maxrss) * 1024 / 1e6)
    }
}

/// A model written to files and read back as a program that serves it would: memory-mapped.
struct SavedModel {
    private let directory: URL
    private let names: [String]
    let bytes: Int

    init(_ model: NLUModel) throws {
        let artifacts = model.artifacts()
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("trainyard-benchmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        for (name, data) in artifacts { try data.write(to: directory.appendingPathComponent(name)) }
        names = artifacts.keys.sorted()
        bytes = artifacts.values.reduce(0) { $0 + $1.count }
    }

    func load() throws -> NLUModel {
        var artifacts: [String: Data] = [:]
        for name in names { artifacts[name] = try Data(contentsOf: directory.appendingPathComponent(name), options: .alwaysMapped) }
        return try NLUModel(artifacts: artifacts)
    }

    func remove() { try? FileManager.default.removeItem(at: directory) }
}
