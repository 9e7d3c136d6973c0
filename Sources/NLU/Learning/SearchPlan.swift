/// How much the search tries, in counted work.
struct SearchPlan: Sendable, Codable, Equatable {
    /// Learners that are cross-validated.
    var learners: [Learner]
    /// Networks that are averaged.
    var networks: Int
    /// Parts that the training examples are cut into, and how many of them models are held out from.
    var folds: Int
    var triedFolds: Int
    /// The one candidate that is tried, where the search is over already.
    var chosen: Candidate?

    /// Below this, more networks cost little and a model stays small.
    private static let fewRows = 3_000
    /// Rows of a fold beyond which the scores become no surer to speak of.
    private static let enoughHeldOut = 10_000
    /// Class weights are tried where the largest intent has so many times the examples of the smallest.
    private static let skewed = 5

    /// Folds and then networks are given up until the work fits the budget; one fold of one learner is always tried.
    init(_ configuration: TrainingConfiguration, survey: DataSurvey) {
        let rows = survey.examples
        let counts = survey.intents.map(\.count)
        let isSkewed = (counts.max() ?? 1) >= Self.skewed * max(counts.min() ?? 1, 1)
        let isQuick = configuration.effort == .quick
        let possible = Learner.allCases.filter { $0.reaches(rows: rows, classes: counts.count) }
        learners = possible.filter { learner in
            switch learner {
            case .logisticRegression: true
            case .balancedRegression: isSkewed
            case .supportVectorMachine: !isQuick
            case .network: !isQuick || possible.count == 1
            }
        }
        networks = configuration.effort == .best || rows < Self.fewRows ? 6 : 3
        // Small data are cut finer: a fold's model should have seen nearly all that the final one sees.
        // Of a great many, a few thousand held out tell as much as a fifth of all would.
        folds = rows <= 2_000 ? min(10, max(rows, 2)) : min(max(5, rows / Self.enoughHeldOut), Recipe.folds.upperBound)
        triedFolds = configuration.effort == .quick && rows > 2_000 ? 3 : folds
        let budget = configuration.budget ?? configuration.effort.budget
        func cost(_ learner: Learner) -> Double {
            Double(repeats(of: learner)) * learner.work(rows: rows, entriesPerRow: survey.entriesPerRow, classes: counts.count)
        }
        while work(rows: rows, entriesPerRow: survey.entriesPerRow, classes: counts.count) > budget {
            if triedFolds > 2 {
                triedFolds -= 1
            } else if networks > 1 {
                networks -= 1
            } else if triedFolds > 1 {
                // One fold of data that take so much work has rows enough to choose by, and which learner is best differs widely.
                triedFolds -= 1
            } else if learners.count > 1, let dearest = learners.reversed().max(by: { cost($0) < cost($1) }) {
                learners.removeAll { $0 == dearest }
            } else {
                break
            }
        }
    }

    /// - Parameters:
    ///   - recipe: one without a fault.
    ///   - rows: the number of train examples.
    init(_ recipe: Recipe, rows: Int) {
        let shares = recipe.models.compactMap { model in Learner(rawValue: model.learner).map { ($0, model.share) } }
        let candidate = Candidate(Dictionary(shares) { first, _ in first })
        learners = Learner.allCases.filter { candidate.shares[$0] != nil }
        networks = recipe.networks
        folds = min(recipe.folds, max(rows, 2))
        triedFolds = min(recipe.triedFolds, folds)
        chosen = candidate
    }

    func recipe(for candidate: Candidate) -> Recipe {
        Recipe(
            models: Learner.allCases.compactMap { learner in
                candidate.shares[learner].map { Recipe.Model(learner: learner.rawValue, share: $0) }
            }, networks: networks, folds: folds, triedFolds: triedFolds)
    }

    var candidates: [Candidate] { chosen.map { [$0] } ?? Candidate.all(of: learners) }
    func repeats(of learner: Learner) -> Int { learner == .network ? networks : 1 }
    func name(of candidate: Candidate) -> String { candidate.name(networks: networks) }

    /// Multiply-adds of cross-validating the learners and fitting each once more.
    func work(rows: Int, entriesPerRow: Int, classes: Int) -> Double {
        let fits = Double(triedFolds) * (1 - 1 / Double(folds)) + 1
        return learners.reduce(0) { sum, learner in
            sum + fits * Double(repeats(of: learner)) * learner.work(rows: rows, entriesPerRow: entriesPerRow, classes: classes)
        }
    }
}
