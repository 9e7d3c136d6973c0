import Serving
import Store

/// A model for people to read.
enum ModelText {
    static func status(_ model: ModelReply, _ paint: Paint) -> String {
        var lines: [(String, String)] = [
            ("Model", "\(PlainText.visible(model.modelName))  \(paint.muted(model.modelId))"),
            ("Project", "\(model.projectId), language \(model.language)"),
            ("Status", look(model.trainingStatus, paint) + (model.message.isEmpty ? "" : ": " + PlainText.visible(model.message))),
            ("Since", model.lastStatusUpdateAt),
            ("Progress", model.trainingProgress.joined(separator: " → ")),
        ]
        if model.trainingTime > 0 { lines.append(("Trained in", PlainText.duration(model.trainingTime))) }
        lines.append(
            (
                "Deployment",
                model.replicas > 0 ? "\(model.deploymentStatus), \(PlainText.count(model.replicas, "replica"))" : model.deploymentStatus
            ))
        if model.trainingStatus == TrainingStatus.completed.rawValue { lines += scores(model.metrics) }
        if let threshold = model.acceptThreshold {
            lines.append(("Refuses", threshold > 0 ? "what it is less than \(PlainText.fixed(threshold, 3)) sure of" : "nothing"))
        }
        let width = lines.map(\.0.count).max() ?? 0
        let text = lines.map { title, value in
            paint.bold(title) + String(repeating: " ", count: width - title.count + 2) + value + "\n"
        }
        return text.joined() + "\n" + distribution(model.examplesPerIntent, paint)
    }

    private static func scores(_ metrics: ModelReply.Metrics) -> [(String, String)] {
        let known = metrics.confidenceIntervals
        func score(_ name: String, _ value: Double, _ interval: [Double]?) -> String {
            guard let interval, interval.count == 2 else { return "\(name) \(PlainText.score(value))" }
            return "\(name) \(PlainText.score(value)) (\(PlainText.score(interval[0])) to \(PlainText.score(interval[1])))"
        }
        guard metrics.testExamples > 0 else {
            let scores = metrics.crossValidatedEstimate
            let intents =
                score("accuracy", scores.accuracy, known?.estimatedAccuracy) + ", " + score("macro F1", scores.f1, known?.estimatedF1)
            return [("Intents", intents + ", an estimate: there are no test examples")] + explained(known)
        }
        let intents = metrics.intentClassifierPerformance
        let entities = metrics.nerPerformance
        let found = [
            score("found", entities.accuracy, known?.entityAccuracy), score("tag F1", entities.f1, known?.entityF1),
            score("span F1", entities.spanF1, known?.spanF1),
        ]
        return [
            (
                "Intents",
                score("accuracy", intents.accuracy, known?.accuracy) + ", " + score("macro F1", intents.f1, known?.f1)
                    + " on \(PlainText.count(metrics.testExamples, "test example"))"
            ), ("Entities", found.joined(separator: ", ")),
        ] + explained(known)
    }

    private static func explained(_ intervals: IntervalsReply?) -> [(String, String)] {
        intervals == nil ? [] : [("", "in brackets: where each number lies with 95 % confidence")]
    }

    /// Bars of the `train` examples an intent, most first.
    static func distribution(_ examplesPerIntent: [String: Int], _ paint: Paint) -> String {
        let intents = examplesPerIntent.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard let most = intents.first?.value else { return "" }
        var table = TextTable(.left("INTENT"), .right("EXAMPLES"), .left(""))
        table.rows = intents.map { [$0.key, PlainText.grouped($0.value), PlainText.bar(Double($0.value), of: Double(most), width: 40)] }
        return table.lines(paint)
    }

    static func look(_ status: String, _ paint: Paint) -> String {
        switch TrainingStatus(rawValue: status) {
        case .completed: paint.good(status)
        case .failed, .timedOut, .dead: paint.bad(status)
        default: status
        }
    }
}
