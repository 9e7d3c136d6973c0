/// What cross-validation says about the training examples themselves: which labels it disputes, and which intents it confuses.
///
/// It is about rows of the data set's `train` examples, numbered from 0 in their order.
package struct DataReview: Sendable, Codable, Equatable {
    /// The number of train examples.
    package var examples: Int
    /// How many of them a model was asked about that had not learnt them: all, or those of the folds that were tried.
    package var examined: Int
    /// Most doubtful first.
    package var disputed: [DisputedExample]
    /// Most often confused first.
    package var confused: [ConfusedIntents]

    package init(examples: Int, examined: Int, disputed: [DisputedExample], confused: [ConfusedIntents]) {
        self.examples = examples
        self.examined = examined
        self.disputed = disputed
        self.confused = confused
    }
}
