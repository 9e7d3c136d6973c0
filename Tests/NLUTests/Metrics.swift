import Corpus
import NLU

/// Every metric once more, by its definition and without a thought for speed. Texts must be words between single spaces.
struct Metrics {
    let pairs: [(example: Example, result: ParseResult)]

    init(_ examples: [Example], _ model: NLUModel) { pairs = examples.map { ($0, model.parse($0.text)) } }

    private func isRight(_ pair: (example: Example, result: ParseResult)) -> Bool {
        pair.example.intent == pair.result.intentRanking[0].name
    }

    static func f1(_ precision: Double, _ recall: Double) -> Double {
        precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }

    static func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

    var accuracy: Double { Self.ratio(pairs.filter(isRight).count, pairs.count) }

    var labels: [String] { Set(pairs.flatMap { [$0.example.intent, $0.result.intentRanking[0].name] }).sorted() }

    func score(intent: String) -> Evaluation.LabelScore {
        let truly = pairs.filter { $0.example.intent == intent }
        let answered = pairs.filter { $0.result.intentRanking[0].name == intent }
        let precision = Self.ratio(answered.filter(isRight).count, answered.count)
        let recall = Self.ratio(truly.filter(isRight).count, truly.count)
        return .init(label: intent, precision: precision, recall: recall, f1: Self.f1(precision, recall), support: truly.count)
    }

    var macroF1: Double { labels.map { score(intent: $0).f1 }.reduce(0, +) / Double(labels.count) }

    func count(truth: String, predicted: String) -> Int {
        pairs.filter { $0.example.intent == truth && $0.result.intentRanking[0].name == predicted }.count
    }

    /// 15 bins, each weighed by its share of the examples.
    var calibrationError: Double {
        (0..<15).map { bin in
            let members = pairs.filter {
                let confidence = $0.result.intentRanking[0].confidence
                return confidence >= Double(bin) / 15 && (confidence < Double(bin + 1) / 15 || bin == 14)
            }
            guard !members.isEmpty else { return 0 }
            let accuracy = Self.ratio(members.filter(isRight).count, members.count)
            let confidence = members.map { $0.result.intentRanking[0].confidence }.reduce(0, +) / Double(members.count)
            return Double(members.count) / Double(pairs.count) * abs(accuracy - confidence)
        }.reduce(0, +)
    }

    func histogram(right: Bool) -> [Int] {
        (0..<10).map { bin in
            pairs.filter {
                let confidence = $0.result.intentRanking[0].confidence
                return isRight($0) == right && confidence >= Double(bin) / 10 && (confidence < Double(bin + 1) / 10 || bin == 9)
            }.count
        }
    }

    // MARK: Entities

    /// "example number, start, end, type" of every span; of one type where it is given.
    private func gold(_ type: String?) -> Set<String> {
        Set(
            pairs.enumerated().flatMap { i, pair in
                pair.example.entities.filter { type == nil || $0.entity == type }.map { "\(i) \($0.start) \($0.end) \($0.entity)" }
            })
    }

    private func found(_ type: String?) -> Set<String> {
        Set(
            pairs.enumerated().flatMap { i, pair in
                pair.result.entities.filter { type == nil || $0.entity == type }.map { "\(i) \($0.start) \($0.end) \($0.entity)" }
            })
    }

    var types: [String] { Set(pairs.flatMap { $0.example.entities.map(\.entity) + $0.result.entities.map(\.entity) }).sorted() }

    /// Of all types together when none is given: the micro average.
    func score(type: String?) -> Evaluation.LabelScore {
        let (gold, found) = (gold(type), found(type))
        let precision = Self.ratio(gold.intersection(found).count, found.count)
        let recall = Self.ratio(gold.intersection(found).count, gold.count)
        return .init(label: type ?? "", precision: precision, recall: recall, f1: Self.f1(precision, recall), support: gold.count)
    }

    var bilouMacroF1: Double {
        var gold: [String] = []
        var found: [String] = []
        for pair in pairs {
            gold += Self.bilou(pair.example.text, pair.example.entities.map { ($0.start, $0.end, $0.entity) })
            found += Self.bilou(pair.example.text, pair.result.entities.map { ($0.start, $0.end, $0.entity) })
        }
        let tags = Set(gold + found).subtracting(["O"]).sorted()
        guard !tags.isEmpty else { return 0 }
        let scores = tags.map { tag in
            let both = zip(gold, found).filter { $0 == tag && $1 == tag }.count
            return Self.f1(
                Self.ratio(both, found.filter { $0 == tag }.count), Self.ratio(both, gold.filter { $0 == tag }.count))
        }
        return scores.reduce(0, +) / Double(tags.count)
    }

    /// A tag a word.
    static func bilou(_ text: String, _ spans: [(start: Int, end: Int, type: String)]) -> [String] {
        var start = 0
        return text.split(separator: " ").map { word in
            let end = start + word.unicodeScalars.count
            defer { start = end + 1 }
            guard let span = spans.first(where: { $0.start <= start && end <= $0.end }) else { return "O" }
            switch (span.start == start, span.end == end) {
            case (true, true): return "U-\(span.type)"
            case (true, false): return "B-\(span.type)"
            case (false, true): return "L-\(span.type)"
            case (false, false): return "I-\(span.type)"
            }
        }
    }
}
