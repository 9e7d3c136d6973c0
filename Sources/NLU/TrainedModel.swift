/// What training gives: the model and how it was found.
package struct TrainedModel: Sendable {
    package var model: NLUModel
    package var leaderboard: [CandidateScore]
    package var curve: [CurvePoint]
    /// Cross-validated on the training examples: an estimate, shown as one where no test examples are. Entities are judged on the
    /// folds that the tagger was held out from: all of them on small data, one on large.
    package var estimate: Evaluation
    /// From the same cross-validation: examples whose labels it disputes, intents that it confuses.
    package var review: DataReview
}
