import Engine
import NLU
import Store

/// `data` of `nlu disputed --json`.
struct DisputedReply: Encodable {
    struct Row: Encodable {
        var exampleId: String
        var dispute: DisputedExample
    }

    struct Pair: Encodable {
        var reason: String
        var pair: ConfusedIntents
    }

    var examples: Int
    var examined: Int
    /// How many there are, of which `disputed` are the most doubtful.
    var disputedCount: Int
    var disputed: [Row]
    var confused: [Pair]

    init(_ review: ModelReview, count: Int) {
        examples = review.examples
        examined = review.examined
        disputedCount = review.disputed.count
        disputed = review.disputed.prefix(count).map { Row(exampleId: String($0.id), dispute: $0.dispute) }
        confused = review.confused.prefix(count).map { Pair(reason: $0.pair.reason, pair: $0.pair) }
    }
}
