import NLU
import Store
import Terminal

/// What the pane that has the keyboard shows, as tables for files.
enum PaneExport {
    /// Asks where to write it; where a pane shows several things, asks first which.
    static func ask(_ state: inout AppState) {
        let tables = Translation.inEnglish { Self.tables(state) }
        switch tables.count {
        case 0: state.show(.info, tr("There is nothing to export here yet."))
        case 1: TableExport.ask(tables[0], &state)
        default:
            let items = tables.map {
                let rows = Format.plural($0.rows.count, "row")
                return Choose.Item(label: tr($0.title), detail: $0.chart == nil ? rows : tr("\(rows), or drawn"))
            }
            state.dialog = .choose(Choose(purpose: .export(tables), title: tr("Export"), items: items))
        }
    }

    private static func tables(_ state: AppState) -> [TableExport] {
        switch state.place {
        case .jobs: state.selectedJob.map { [leaderboard($0, state), curves($0, state), log($0, state)].compactMap { $0 } } ?? []
        case .jobLog: state.selectedJob.flatMap { log($0, state) }.map { [$0] } ?? []
        case .versions: [versions(state)]
        default: state.selectedModel.flatMap { judged($0, state) }.map { [$0] } ?? []
        }
    }

    /// How the examples are spread over the intents, the most first.
    static func distribution(_ state: AppState) -> TableExport {
        let intents = state.data.rows.compactMap { $0 }.filter { !$0.name.isEmpty }
        return TableExport(
            name: "\(state.project?.name ?? "") examples", title: Phrase("\(state.project?.name ?? "") examples"),
            header: ["intent", "train", "test"],
            rows: intents.map { [$0.name, "\($0.train)", "\($0.test)"] },
            chart: .bars(
                [
                    .init(name: "train", values: intents.map { Double($0.train) }),
                    .init(name: "test", values: intents.map { Double($0.test) }),
                ], groups: intents.map(\.name), vertical: "examples"))
    }

    private static func leaderboard(_ job: ModelRecord, _ state: AppState) -> TableExport? {
        let candidates = CandidatesView.candidates(job, state)
        guard !candidates.isEmpty else { return nil }
        let scored = candidates.filter { $0.macroF1 != nil }
        return TableExport(
            name: "\(job.name) candidates", title: Phrase("\(job.name) candidates"),
            header: ["candidate", "macro F1", "deviation", "folds", "seconds", "chosen"],
            rows: candidates.map {
                [
                    $0.name, $0.macroF1.map { Format.plain($0) } ?? "", $0.deviation.map { Format.plain($0) } ?? "", "\($0.foldsDone)",
                    Format.plain($0.seconds, decimals: 1), $0.chosen ? "yes" : "",
                ]
            },
            chart: .bars(
                [.init(name: "macro F1, cross-validated", values: scored.compactMap(\.macroF1))],
                groups: ShortNames.cut(scored.map(\.name), to: 60), vertical: "macro F1"))
    }

    private static func curves(_ job: ModelRecord, _ state: AppState) -> TableExport? {
        let curves = JobView.curves(job, state)
        guard !curves.isEmpty else { return nil }
        return TableExport(
            name: "\(job.name) learning curves", title: Phrase("\(job.name) learning curves"), header: ["series", "epoch", "score"],
            rows: curves.flatMap { curve in curve.points.map { [curve.name, "\($0.epoch)", Format.plain($0.score)] } },
            chart: .lines(
                curves.map { .init(name: $0.name, values: $0.points.map(\.score)) }, horizontal: "epoch", vertical: "score on held-out data"
            ))
    }

    private static func log(_ job: ModelRecord, _ state: AppState) -> TableExport? {
        let lines = state.logLines(of: job.id)
        guard !lines.isEmpty else { return nil }
        return TableExport(
            name: "\(job.name) log", title: Phrase("\(job.name) log"), header: ["time", "what"],
            rows: lines.map { [LocalTime.clock($0.at), $0.text] })
    }

    private static func versions(_ state: AppState) -> TableExport {
        let models = state.projectRecords
        let judged = models.filter { $0.status == .completed }.reversed()
        return TableExport(
            name: "\(state.project?.name ?? "") models", title: Phrase("\(state.project?.name ?? "") models"),
            header: [
                "model", "status", "i_acc", "low", "high", "i_f1", "e_acc", "e_f1", "estimated", "test examples", "against", "points",
                "points low", "points high", "verdict", "id",
            ],
            rows: models.map { [$0.name, $0.status.rawValue] + numbers($0) + difference($0, state) + [$0.id.rawValue] },
            chart: .bars(
                [
                    .init(name: "accuracy", values: judged.map { ModelScore($0).accuracy }),
                    .init(name: "macro F1", values: judged.map { ModelScore($0).value }),
                ], groups: judged.map(\.name), vertical: "share"))
    }

    /// Nothing for a model that was not judged, or not by its entities: zeros would be taken for scores.
    private static func numbers(_ model: ModelRecord) -> [String] {
        guard model.status == .completed else { return Array(repeating: "", count: 8) }
        let (score, metrics) = (ModelScore(model), model.metrics)
        let intents = [score.accuracy, score.interval.low, score.interval.high, score.value].map { Format.plain($0) }
        let entities = score.hasEntities ? [metrics.entityAccuracy, metrics.entityF1].map { Format.plain($0) } : ["", ""]
        return intents + entities + [score.isEstimate ? "yes" : "", "\(metrics.testExamples)"]
    }

    private static func difference(_ model: ModelRecord, _ state: AppState) -> [String] {
        guard model.status == .completed, let before = state.opponent(of: model),
            let comparison = state.models.comparisons[.init(now: model.id, before: before.id)] ?? nil
        else { return Array(repeating: "", count: 5) }
        let points = [comparison.difference, comparison.interval.low, comparison.interval.high]
        let verdict =
            switch comparison.verdict {
            case .first: "better"
            case .second: "worse"
            case .undecided: "within noise"
            }
        return [before.name] + points.map { Format.plain(100 * $0, decimals: 1) } + [verdict]
    }

    private static func judged(_ model: ModelRecord, _ state: AppState) -> TableExport? {
        if state.place == .dataSize { return dataSize(model, state) }
        guard let detail = state.models.detail, detail.id == model.id, let shown = detail.shown else { return nil }
        switch state.place {
        case .confusion: return confusion(model, shown)
        case .threshold: return threshold(model, shown, at: Double(state.threshold) / 100)
        case .mistakes:
            return TableExport(
                name: "\(model.name) mistakes", title: Phrase("\(model.name) mistakes"),
                header: ["utterance", "intent", "said", "confidence"],
                rows: detail.mistakes.map { [$0.text, $0.intent, $0.predicted, Format.plain($0.confidence)] })
        default:
            let scores = state.models.intents
            return TableExport(
                name: "\(model.name) intents", title: Phrase("\(model.name) intents"),
                header: ["intent", "precision", "recall", "f1", "examples"],
                rows: scores.map {
                    [$0.label, Format.plain($0.precision), Format.plain($0.recall), Format.plain($0.f1), "\($0.support)"]
                }, chart: .bars([.init(name: "F1", values: scores.map(\.f1))], groups: scores.map(\.label), vertical: "F1"))
        }
    }

    private static func confusion(_ model: ModelRecord, _ shown: Evaluation) -> TableExport {
        let labels = shown.confusion.labels
        var counts = labels.map { _ in labels.map { _ in 0 } }
        for cell in shown.confusion.cells where labels.indices.contains(cell.truth) && labels.indices.contains(cell.predicted) {
            counts[cell.truth][cell.predicted] = cell.count
        }
        return TableExport(
            name: "\(model.name) confusion", title: Phrase("\(model.name) confusion"), header: ["right \\ said"] + labels,
            rows: zip(labels, counts).map { [$0] + $1.map(String.init) }, chart: .matrix(counts, labels: labels))
    }

    /// By acceptance, which the threshold is held against; by confidence where an older version trained the model.
    private static func threshold(_ model: ModelRecord, _ shown: Evaluation, at threshold: Double) -> TableExport {
        let (right, wrong) = shown.acceptance.map { ($0.right, $0.wrong) } ?? (shown.rightByConfidence, shown.wrongByConfidence)
        let outside = shown.acceptance?.outOfScope ?? []
        var series: [TableChart.Counts] = [.init(name: "right", counts: right), .init(name: "wrong", counts: wrong)]
        if outside.contains(where: { $0 > 0 }) { series.append(.init(name: "out of scope", counts: outside)) }
        return TableExport(
            name: "\(model.name) threshold", title: Phrase("\(model.name) threshold"),
            header: ["from", "right", "wrong", "out of scope"],
            rows: right.indices.map { bin in
                [
                    Format.plain(Double(bin) / Double(right.count), decimals: 2), "\(right[bin])", "\(wrong[bin])",
                    outside.indices.contains(bin) ? "\(outside[bin])" : "",
                ]
            },
            chart: .histogram(
                series, horizontal: shown.acceptance == nil ? "confidence" : "acceptance: how sure and how familiar",
                vertical: "answers", marker: threshold, note: "threshold \(Format.plain(threshold, decimals: 2))"))
    }

    private static func dataSize(_ model: ModelRecord, _ state: AppState) -> TableExport? {
        guard state.models.dataSize.model == model.id, let curve = state.models.dataSize.curve, let last = curve.points.last else {
            return nil
        }
        let twice = "\(2 * last.examples)"
        let expected = [curve.gainInterval.low, curve.gainInterval.high].map { Format.plain(min(1, max(0, last.accuracy + $0))) }
        return TableExport(
            name: "\(model.name) more data", title: Phrase("\(model.name) more data"),
            header: ["examples", "accuracy", "low", "high", "macro F1", "expected"],
            rows: curve.points.map {
                ["\($0.examples)"] + [$0.accuracy, $0.interval.low, $0.interval.high, $0.macroF1].map { Format.plain($0) } + [""]
            } + [[twice, Format.plain(curve.projected)] + expected + ["", "yes"]],
            chart: .bars(
                [.init(name: "accuracy", values: curve.points.map(\.accuracy) + [curve.projected])],
                groups: curve.points.map { "\($0.examples)" } + ["\(twice), expected"], vertical: "accuracy"))
    }
}
