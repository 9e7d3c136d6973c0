import NLU

/// What following edits came to. Times in milliseconds of one thread; gaps in points, a hundredth of the score.
struct LiveBenchmarkResult: Codable {
    var examples: Int
    var intents: Int
    var folds: Int
    var edits: Int
    /// From nothing to the first model.
    var firstMilliseconds: Double
    /// Cross-validated, before the first edit.
    var macroF1: Double
    /// From an edit to the model that knows it.
    var delayP50 = 0.0
    var delayP99 = 0.0
    var cpuMilliseconds = 0.0
    /// The most often that a fit visited all examples after an edit.
    var mostVisits = 0
    /// The largest, and the mean, after any edit, between the cross-validated scores of the model that followed and of one that was trained
    /// from nothing on the same folds.
    var largestMacroF1Gap = 0.0
    var meanMacroF1Gap = 0.0
    var largestAccuracyGap = 0.0
    /// Largest resident set of the whole run, the retraining included.
    var peakMemoryMB = 0.0

    enum CodingKeys: String, CodingKey {
        case examples, intents, folds, edits
        case firstMilliseconds = "first_ms"
        case macroF1 = "macro_f1"
        case delayP50 = "delay_p50_ms"
        case delayP99 = "delay_p99_ms"
        case cpuMilliseconds = "cpu_ms_per_edit"
        case mostVisits = "most_visits"
        case largestMacroF1Gap = "largest_macro_f1_gap_points"
        case meanMacroF1Gap = "mean_macro_f1_gap_points"
        case largestAccuracyGap = "largest_accuracy_gap_points"
        case peakMemoryMB = "peak_memory_mb"
    }

    mutating func take(_ followed: ProvisionalModel, beside full: ProvisionalModel) {
        let gap = 100 * abs(followed.estimate.macroF1 - full.estimate.macroF1)
        largestMacroF1Gap = max(largestMacroF1Gap, gap)
        meanMacroF1Gap += gap / Double(max(edits, 1))
        largestAccuracyGap = max(largestAccuracyGap, 100 * abs(followed.estimate.accuracy - full.estimate.accuracy))
        mostVisits = max(mostVisits, followed.visits)
    }

    func table(_ paint: Paint) -> String {
        var table = TextTable(.left("MEASURE"), .right("VALUE"), .left(""))
        table.rows = [
            ["examples", PlainText.grouped(examples), "of \(PlainText.count(intents, "intent")), in \(folds) folds"],
            ["macro F1", PlainText.score(macroF1), "cross-validated, before the first edit"],
            ["first model", PlainText.fixed(firstMilliseconds, 0), "ms, from nothing"],
            ["delay, median", PlainText.fixed(delayP50, 0), "ms from an edit to the model that knows it, of \(edits) random edits"],
            ["delay, 99 %", PlainText.fixed(delayP99, 0), "ms"],
            ["processor an edit", PlainText.fixed(cpuMilliseconds, 0), "ms"],
            ["visits, most", "\(mostVisits)", "of all examples, after an edit"],
            ["largest gap", PlainText.fixed(largestMacroF1Gap, 2), "points of macro F1 from a full retraining, after any of the edits"],
            ["mean gap", PlainText.fixed(meanMacroF1Gap, 2), "points"],
            ["largest gap", PlainText.fixed(largestAccuracyGap, 2), "points of accuracy"],
            ["peak memory", PlainText.fixed(peakMemoryMB, 0), "MB, the full retraining included"],
        ]
        return table.lines(paint)
    }
}
