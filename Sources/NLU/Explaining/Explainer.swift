import Foundation

/// Finds out what decided an answer by asking again with words left out: right for every kind of model, because it looks at none.
struct Explainer {
    /// A long text is cut into runs of words, so many at the most.
    private static let mostUnits = 32
    private static let fewestUnits = 8
    /// About how many words are read in all, over all the questions that are asked.
    private static let mostWordsRead = 3_000
    private static let mostPairs = 3

    private let classifier: IntentClassifier
    private let scalars: [Unicode.Scalar]
    private let text: TokenizedText
    let answer: IntentClassifier.Answer
    let runnerUp: Int
    /// Ranges of raw code points, and the text that is left without each.
    private let units: [Range<Int>]
    private let without: [TokenizedText]

    init(_ raw: String, classifier: IntentClassifier) {
        self.classifier = classifier
        text = TokenizedText(raw)
        let scalars = Array(raw.unicodeScalars.prefix(NormalizedText.limit))
        self.scalars = scalars
        answer = classifier.answer(text)
        let (probabilities, best) = (answer.probabilities, answer.best)
        runnerUp = probabilities.indices.reduce(best) { $1 != best && ($0 == best || probabilities[$1] > probabilities[$0]) ? $1 : $0 }
        units = Self.units(of: text)
        without = units.map { TokenizedText(Self.string(scalars, leavingOut: $0)) }
    }

    private var isCutIntoRuns: Bool { Self.runLength(text) > 1 }

    /// Words to a unit.
    private static func runLength(_ text: TokenizedText) -> Int {
        let count = max(text.tokens.count, 1)
        let most = max(fewestUnits, min(mostUnits, mostWordsRead / count))
        return (count + most - 1) / most
    }

    private static func units(of text: TokenizedText) -> [Range<Int>] {
        let (count, length) = (text.tokens.count, runLength(text))
        return stride(from: 0, to: count, by: length).reduce(into: []) { units, first in
            let range = text.rawRange(from: first, through: min(first + length, count) - 1)
            if let last = units.last, range.lowerBound < last.upperBound {
                // Several words can come of one character: "½" is read as 1, ⁄ and 2.
                units[units.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                units.append(range)
            }
        }
    }

    /// The rest of the text; a space keeps its two sides apart.
    private static func string(_ scalars: [Unicode.Scalar], leavingOut range: Range<Int>) -> String {
        var rest = String.UnicodeScalarView(scalars[..<range.lowerBound])
        rest.append(" ")
        rest.append(contentsOf: scalars[range.upperBound...])
        return String(rest)
    }

    // MARK: Words

    func words() -> [Explanation.Part] { zip(units, without).map { part($0, without: $1) } }

    /// - Parameter words: what `words` gave.
    func pairs(_ words: [Explanation.Part]) -> [Explanation.Part] {
        guard !isCutIntoRuns else { return [] }
        let pairs = zip(words, words.dropFirst()).compactMap { first, second -> Explanation.Part? in
            let range = first.start..<max(first.end, second.end)
            let pair = part(range, without: TokenizedText(Self.string(scalars, leavingOut: range)))
            return abs(pair.weight) > abs(first.weight) + abs(second.weight) ? pair : nil
        }
        return Array(pairs.sorted { (abs($1.weight), $0.start) < (abs($0.weight), $1.start) }.prefix(Self.mostPairs))
    }

    private func part(_ range: Range<Int>, without rest: TokenizedText) -> Explanation.Part {
        let (before, after) = (answer.probabilities, classifier.answer(rest).probabilities)
        return Explanation.Part(
            start: range.lowerBound, end: range.upperBound, text: string(range), weight: odds(before) - odds(after),
            againstRunnerUp: oddsAgainstRunnerUp(before) - oddsAgainstRunnerUp(after))
    }

    private func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

    /// The log-odds of the best intent. The others are summed: 1 − p would lose them where the model is sure.
    private func odds(_ probabilities: [Float]) -> Double {
        let others = probabilities.indices.reduce(0.0) { $1 == answer.best ? $0 : $0 + Double(probabilities[$1]) }
        return Self.logarithm(Double(probabilities[answer.best])) - Self.logarithm(others)
    }

    private func oddsAgainstRunnerUp(_ probabilities: [Float]) -> Double {
        Self.logarithm(Double(probabilities[answer.best])) - Self.logarithm(Double(probabilities[runnerUp]))
    }

    private static func logarithm(_ p: Double) -> Double { log(max(p, 1e-12)) }

    // MARK: N-grams

    private static let mostNGrams = 6
    /// N-grams looked at: the heaviest ones may have no name.
    private static let mostTried = 24

    /// What the linear models weighed most, as far as it can be named.
    func ngrams() -> [Explanation.NGram] {
        guard !isCutIntoRuns else { return [] }
        let heaviest = weighedFeatures().prefix(Self.mostTried)
        guard !heaviest.isEmpty else { return [] }
        let left = without.map { NGrams($0) }
        var named: [Explanation.NGram] = []
        for feature in heaviest where named.count < Self.mostNGrams {
            // What an n-gram is made of is gone from the text without it.
            let words = left.indices.filter { !left[$0][feature.view].contains(feature.key) }
            guard let name = NGramName.of(feature.key, in: feature.view, words: words.map { string(units[$0]) }, at: words),
                !named.contains(where: { $0.text == name })
            else { continue }
            named.append(.init(text: name, weight: feature.weight))
        }
        return named
    }

    private struct Feature {
        var key: UInt64
        var view: GramView
        var weight: Double
    }

    /// Features of the text by what they add to the best intent over the runner-up, heaviest first.
    private func weighedFeatures() -> [Feature] {
        let linear = classifier.members.filter { if case .linear = $0.model { true } else { false } }
        guard !linear.isEmpty else { return [] }
        let vector = classifier.featurizer.vector(text)
        let values = Dictionary(zip(vector.indices, vector.values)) { $0 + $1 }
        let grams = NGrams(text)
        var features: [Feature] = []
        for view in GramView.allCases {
            for key in Set(grams[view]) {
                guard let number = classifier.featurizer.index.number(of: key), let value = values[UInt32(number)] else { continue }
                let one = SparseVector(indices: [UInt32(number)], values: [value])
                let weight = linear.reduce(0.0) { sum, member in
                    let scores = member.model.scores(one, classes: classifier.classes)
                    return sum + member.weight * Double(scores[answer.best] - scores[runnerUp]) / member.temperature
                }
                features.append(Feature(key: key, view: view, weight: weight))
            }
        }
        return features.sorted { (abs($1.weight), $0.key) < (abs($0.weight), $1.key) }
    }
}
