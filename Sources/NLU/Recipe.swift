/// What a search chose, so that a model can be learnt again without searching: with the same data, seed and version, byte for byte.
package struct Recipe: Sendable, Codable, Equatable {
    /// A learner by its name ("logistic regression", "class-weighted logistic regression", "support vector machine",
    /// "neural network") and its share in the mean.
    package struct Model: Sendable, Codable, Equatable {
        package var learner: String
        package var share: Double

        package init(learner: String, share: Double) {
            self.learner = learner
            self.share = share
        }
    }

    /// The shares sum to 1.
    package var models: [Model]
    /// Neural networks that are averaged, each from a start of its own.
    package var networks: Int
    /// Parts that the training examples are cut into.
    package var folds: Int
    /// Parts that models are held out from, which the confidence and the threshold are fitted on.
    package var triedFolds: Int

    package init(models: [Model], networks: Int, folds: Int, triedFolds: Int) {
        self.models = models
        self.networks = networks
        self.folds = folds
        self.triedFolds = triedFolds
    }

    package enum CodingKeys: String, CodingKey {
        case models, networks, folds
        case triedFolds = "tried_folds"
    }

    /// Names that `Model.learner` may have.
    package static var learners: [String] { Learner.allCases.map(\.rawValue) }
    package static let folds = 2...20
    package static let networks = 1...50

    /// Why it cannot be followed, in one sentence; nil when it can.
    package var fault: String? {
        let unknown = models.first { !Self.learners.contains($0.learner) }
        if let unknown { return "there is no learner “\(unknown.learner)”; there are \(Self.learners.joined(separator: ", "))" }
        if models.isEmpty { return "it names no model" }
        if Set(models.map(\.learner)).count < models.count { return "it names a learner twice" }
        if let wrong = models.first(where: { !($0.share > 0 && $0.share <= 1) }) {
            return "the share of \(wrong.learner) is \(wrong.share); shares lie above 0 and up to 1"
        }
        if abs(models.reduce(0) { $0 + $1.share } - 1) > 1e-6 { return "the shares do not sum to 1" }
        if !Self.networks.contains(networks) {
            return "networks is \(networks); it may be \(Self.networks.lowerBound) to \(Self.networks.upperBound)"
        }
        if !Self.folds.contains(folds) { return "folds is \(folds); it may be \(Self.folds.lowerBound) to \(Self.folds.upperBound)" }
        if !(1...folds).contains(triedFolds) { return "tried_folds is \(triedFolds); it may be 1 to folds, which is \(folds)" }
        return nil
    }
}
