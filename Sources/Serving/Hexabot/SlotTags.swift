import Foundation
import NLU

/// Entities as Ludwig tags them: one tag a word, words being what stands between single spaces (empty ones too), between
/// `<SOS>` and `<EOS>`.
///
/// Hexabot reads slot i as word i-1, takes a `B-x` and the `I-x` behind it, and wants the probability of the B above 0.5.
package struct SlotTags: Equatable {
    package var tags: [String]
    package var probabilities: [Double]

    package init(_ result: ParseResult) {
        tags = ["<SOS>"]
        probabilities = [1]
        var start = 0
        var open: Int?
        for word in result.text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false) {
            let end = start + word.count
            // An entity that begins or ends inside a word takes the whole word; the first entity of a word has it.
            let found = result.entities.firstIndex { $0.start < end && start < $0.end }
            if let found {
                let entity = result.entities[found]
                tags.append((open == found ? "I-" : "B-") + entity.entity)
                probabilities.append(entity.confidence)
            } else {
                tags.append("O")
                probabilities.append(1)
            }
            open = found
            start = end + 1
        }
        tags.append("<EOS>")
        probabilities.append(1)
    }

    /// The logarithm of the whole sequence's probability, as Ludwig has it.
    var logProbability: Double { probabilities.reduce(0) { $0 + log(max($1, 1e-12)) } }
}
