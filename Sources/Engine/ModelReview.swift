import NLU
import Store

/// What a model's cross-validation says about the examples that it learnt from, as far as they are still as they were.
package struct ModelReview: Sendable, Equatable {
    /// A doubtful label, and the row that carries it.
    package struct Disputed: Sendable, Equatable {
        package var id: ExampleID
        package var dispute: DisputedExample

        package init(id: ExampleID, dispute: DisputedExample) {
            self.id = id
            self.dispute = dispute
        }
    }

    /// Two intents that are confused, and the rows of their `texts`.
    package struct Confused: Sendable, Equatable {
        package var pair: ConfusedIntents
        /// As many as the texts of `pair.first`, and of `pair.second`; nil where the example is gone.
        package var first: [ExampleID?]
        package var second: [ExampleID?]

        package init(pair: ConfusedIntents, first: [ExampleID?], second: [ExampleID?]) {
            self.pair = pair
            self.first = first
            self.second = second
        }
    }

    /// Train examples that the model learnt from, and how many of them models were asked about that had not learnt them.
    package var examples: Int
    package var examined: Int
    /// Most doubtful first; without those whose text or label was changed, or that were deleted, since the model was trained.
    package var disputed: [Disputed]
    /// Most often confused first, as it was when the model was trained.
    package var confused: [Confused]

    package init(examples: Int, examined: Int, disputed: [Disputed], confused: [Confused]) {
        self.examples = examples
        self.examined = examined
        self.disputed = disputed
        self.confused = confused
    }
}

/// `review.json`: what training found, and the store's rows of the examples that it names.
struct ReviewFile: Codable {
    var review: DataReview
    /// By row among the train examples.
    var ids: [Int: ExampleID]

    /// - Parameter trainIDs: of each train example; empty where it is not known.
    init(_ review: DataReview, trainIDs: [ExampleID]) {
        self.review = review
        let rows = review.disputed.map(\.row) + review.confused.flatMap { $0.first.rows + $0.second.rows }
        ids = Dictionary(rows.filter(trainIDs.indices.contains).map { ($0, trainIDs[$0]) }) { first, _ in first }
    }

    /// - Parameter present: the rows as they are now, by id; deleted ones are missing.
    func resolved(_ present: [ExampleID: StoredExample]) -> ModelReview {
        let disputed = review.disputed.compactMap { dispute -> ModelReview.Disputed? in
            guard let id = ids[dispute.row], let example = present[id]?.example, example.text == dispute.text,
                example.intent == dispute.given, example.type == .train
            else { return nil }
            return .init(id: id, dispute: dispute)
        }
        func rows(_ direction: ConfusedIntents.Direction) -> [ExampleID?] { direction.rows.map { ids[$0].flatMap { present[$0]?.id } } }
        return ModelReview(
            examples: review.examples, examined: review.examined, disputed: disputed,
            confused: review.confused.map { .init(pair: $0, first: rows($0.first), second: rows($0.second)) })
    }
}
