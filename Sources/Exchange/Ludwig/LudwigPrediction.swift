import Corpus
import Foundation
import NLU

/// What a model says of one output for one utterance.
package enum LudwigPrediction: Sendable {
    /// Every value, most probable first.
    case category([(value: String, probability: Double)])
    /// A tag a word of `text.split(" ")`, with `<SOS>` and `<EOS>` around them.
    case tags([(tag: String, probability: Double)])

    /// The spans of a parse as tags. The tagger is sure of spans, not of single words: a word of a span has the span's confidence, and a
    /// word outside of every span 1.
    static func tags(_ result: ParseResult) -> [(tag: String, probability: Double)] {
        let words = TagSequence.words(result.text)
        var tags = [(tag: String, probability: Double)](repeating: ("O", 1), count: words.count)
        for entity in result.entities {
            let covered = words.indices.filter {
                !words[$0].isEmpty && words[$0].lowerBound < entity.end && words[$0].upperBound > entity.start
            }
            guard covered.allSatisfy({ tags[$0].tag == "O" }) else { continue }
            for word in covered { tags[word] = ((word == covered.first ? "B-" : "I-") + entity.entity, entity.confidence) }
        }
        return [("<SOS>", 1)] + tags + [("<EOS>", 1)]
    }

    /// The columns that Ludwig's own predictions have, by name. Class probabilities are in the order of the vocabulary.
    package func columns(_ name: String, vocabulary: [String]) -> [(String, JSONText.Value)] {
        switch self {
        case .category(let ranking):
            let probabilities = Dictionary(ranking.map { ($0.value, $0.probability) }, uniquingKeysWith: max)
            let ordered = vocabulary.map { probabilities[$0] ?? 0 }
            return [
                ("\(name)_predictions", .string(ranking.first?.value ?? "")), ("\(name)_probabilities", .reals(ordered)),
                ("\(name)_probability", .real(ranking.first?.probability ?? 0)),
            ] + zip(vocabulary, ordered).map { ("\(name)_probabilities_\($0)", .real($1)) }
        case .tags(let tags):
            // The logarithm of the whole sequence's probability, as Ludwig's tagger has it.
            let whole = tags.reduce(0.0) { $0 + log(max($1.probability, 1e-12)) }
            return [
                ("\(name)_predictions", .texts(tags.map(\.tag))), ("\(name)_probabilities", .reals(tags.map(\.probability))),
                ("\(name)_probability", .real(whole)),
            ]
        }
    }
}
