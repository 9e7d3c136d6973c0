import NLU

/// What a benchmark measured. Shares are 0…1; the intervals are of 95 %, those of the spans missing where none are marked.
struct BenchmarkResult: Codable {
    var accuracy: Double
    var accuracyLow: Double
    var accuracyHigh: Double
    var macroF1: Double
    var macroF1Low: Double?
    var macroF1High: Double?
    var spanF1: Double
    var spanF1Low: Double?
    var spanF1High: Double?
    /// Macro F1 over the BILOU tags.
    var bilouF1: Double
    var bilouF1Low: Double?
    var bilouF1High: Double?
    /// Expected calibration error.
    var ece: Double
    /// Examples scored.
    var examples: Int
    /// Entity spans marked in them.
    var spans: Int
    var trainExamples: Int
    var intents: Int
    var trainWallSeconds: Double
    var trainCPUSeconds: Double
    /// Largest resident set of the whole run.
    var peakMemoryMB: Double
    var modelMB: Double
    var loadMilliseconds: Double
    /// All cores at once.
    var utterancesPerSecond: Double
    /// One utterance at a time.
    var parseP50Milliseconds: Double
    /// Multiply-adds a second, in thousands of millions, of an epoch of logistic regression on one core, and of reading and
    /// writing the same weights with nothing computed between.
    var epochSpeed: Double
    var epochLimit: Double
    var effort: Effort
    var seed: UInt64
    var candidate: String?
    var inScopeAccuracyWithRejection: Double?
    var outOfScopeRecall: Double?

    enum CodingKeys: String, CodingKey {
        case accuracy
        case accuracyLow = "accuracy_low"
        case accuracyHigh = "accuracy_high"
        case macroF1 = "macro_f1"
        case macroF1Low = "macro_f1_low"
        case macroF1High = "macro_f1_high"
        case spanF1 = "span_f1"
        case spanF1Low = "span_f1_low"
        case spanF1High = "span_f1_high"
        case bilouF1 = "bilou_f1"
        case bilouF1Low = "bilou_f1_low"
        case bilouF1High = "bilou_f1_high"
        case ece, examples, spans
        case trainExamples = "train_examples"
        case intents
        case trainWallSeconds = "train_wall_seconds"
        case trainCPUSeconds = "train_cpu_seconds"
        case peakMemoryMB = "peak_memory_mb"
        case modelMB = "model_mb"
        case loadMilliseconds = "load_ms"
        case utterancesPerSecond = "utterances_per_second"
        case parseP50Milliseconds = "parse_p50_ms"
        case epochSpeed = "epoch_gmacs"
        case epochLimit = "epoch_limit_gmacs"
        case effort, seed, candidate
        case inScopeAccuracyWithRejection = "in_scope_accuracy_with_rejection"
        case outOfScopeRecall = "out_of_scope_recall"
    }

    func table(_ paint: Paint) -> String {
        func interval(_ low: Double?, _ high: Double?) -> String {
            guard let low, let high else { return "" }
            return "95 %: \(PlainText.score(low)) to \(PlainText.score(high))"
        }
        var table = TextTable(.left("MEASURE"), .right("VALUE"), .left(""))
        table.rows = [
            ["accuracy", PlainText.score(accuracy), interval(accuracyLow, accuracyHigh)],
            ["macro F1", PlainText.score(macroF1), interval(macroF1Low, macroF1High)],
            [
                "span F1", spans > 0 ? PlainText.score(spanF1) : "–",
                spans > 0 ? interval(spanF1Low, spanF1High) + ", of \(PlainText.count(spans, "span"))" : "no spans are marked",
            ],
            ["tag F1", spans > 0 ? PlainText.score(bilouF1) : "–", interval(bilouF1Low, bilouF1High)],
            ["calibration error", PlainText.fixed(ece, 4), ""],
            ["scored on", PlainText.grouped(examples), "test examples"],
            ["trained on", PlainText.grouped(trainExamples), "examples of \(PlainText.count(intents, "intent"))"],
            ["training, wall", PlainText.fixed(trainWallSeconds, 2), "s"],
            ["training, CPU", PlainText.fixed(trainCPUSeconds, 2), "s"],
            ["peak memory", PlainText.fixed(peakMemoryMB, 0), "MB"],
            ["model", PlainText.fixed(modelMB, 1), "MB"],
            ["loading", PlainText.fixed(loadMilliseconds, 1), "ms"],
            ["batch parse", PlainText.grouped(Int(utterancesPerSecond)), "utterances/s"],
            [
                "epoch, one core", PlainText.fixed(epochSpeed, 1),
                "thousand million multiply-adds/s, \(Int((100 * epochSpeed / max(epochLimit, 1e-9)).rounded())) % of what memory allows",
            ],
            ["one parse, median", PlainText.fixed(parseP50Milliseconds, 3), "ms"],
        ]
        if let inScopeAccuracyWithRejection, let outOfScopeRecall {
            table.rows.append(["accuracy with refusals", PlainText.score(inScopeAccuracyWithRejection), "a refused one counts as wrong"])
            table.rows.append(["out of scope refused", PlainText.score(outOfScopeRecall), ""])
        }
        return table.lines(paint)
    }
}
