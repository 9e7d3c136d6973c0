extension Judge {
    /// How well the metrics of an evaluation are known.
    static func intervals(of evaluation: Evaluation, _ verdicts: [Verdict]) -> MetricIntervals {
        let spans = spanCounts(verdicts)
        let gold = spans.entries.reduce(0) { $0 + Int($1.gold) }
        var kinds: [(counts: Bootstrap.Counts, metric: Bootstrap.Metric)] = [(intentCounts(verdicts), .meanF1)]
        if gold > 0 {
            kinds.append((spans, .recall))
            kinds.append((tagCounts(verdicts), .meanF1))
            kinds.append((spans, .meanF1))
        }
        let bootstrap = Bootstrap(examples: verdicts.count, kinds)
        func interval(_ kind: Int, _ value: Double) -> ConfidenceInterval? {
            gold > 0 ? bootstrap.interval(of: kind, around: value, count: gold) : nil
        }
        return MetricIntervals(
            accuracy: Wilson.interval(share: evaluation.accuracy, of: evaluation.examples),
            macroF1: bootstrap.interval(of: 0, around: evaluation.macroF1, count: evaluation.examples),
            entityRecall: interval(1, evaluation.entityRecall), bilouMacroF1: interval(2, evaluation.bilouMacroF1),
            spanF1: interval(3, evaluation.spanF1))
    }

    private static func intentCounts(_ verdicts: [Verdict]) -> Bootstrap.Counts {
        var numbers = Numbering()
        var counts = Bootstrap.Counts()
        for verdict in verdicts {
            let (truth, predicted) = (numbers[verdict.example.intent], numbers[verdict.intent])
            counts.add(
                truth == predicted
                    ? [.init(label: truth, gold: 1, predicted: 1, both: 1)]
                    : [.init(label: truth, gold: 1), .init(label: predicted, predicted: 1)])
        }
        return counts
    }

    private static func tagCounts(_ verdicts: [Verdict]) -> Bootstrap.Counts {
        var numbers = Numbering()
        var counts = Bootstrap.Counts()
        for verdict in verdicts {
            counts.add(
                tags(of: verdict).flatMap { gold, predicted -> [Bootstrap.Entry] in
                    if let gold, gold == predicted { return [.init(label: numbers[gold], gold: 1, predicted: 1, both: 1)] }
                    return [
                        gold.map { .init(label: numbers[$0], gold: 1) }, predicted.map { .init(label: numbers[$0], predicted: 1) },
                    ].compactMap { $0 }
                })
        }
        return counts
    }

    /// All spans under one label.
    private static func spanCounts(_ verdicts: [Verdict]) -> Bootstrap.Counts {
        var counts = Bootstrap.Counts()
        for verdict in verdicts {
            guard let found = verdict.entities.map(Set.init) else {
                counts.add([])
                continue
            }
            let gold = Set(goldSpans(verdict.example))
            let both = gold.intersection(found).count
            counts.add(
                gold.isEmpty && found.isEmpty
                    ? [] : [.init(label: 0, gold: Int32(gold.count), predicted: Int32(found.count), both: Int32(both))])
        }
        return counts
    }

    /// Numbers names in the order in which they come.
    private struct Numbering {
        private var numbers: [String: Int32] = [:]

        subscript(name: String) -> Int32 {
            mutating get {
                if let number = numbers[name] { return number }
                let number = Int32(numbers.count)
                numbers[name] = number
                return number
            }
        }
    }
}
