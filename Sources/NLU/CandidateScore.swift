/// One candidate's line on the leaderboard.
package struct CandidateScore: Sendable, Codable, Equatable {
    /// In the field's words: "n-grams + intent names, logistic regression".
    package var name: String
    /// Mean macro F1 over the folds tried so far, 0…1; nil until the first fold is done.
    package var macroF1: Double?
    /// Standard deviation of it over the folds.
    package var deviation: Double?
    package var foldsDone: Int
    package var folds: Int
    /// What its folds took so far, all threads added up; 0 where nobody brought a clock.
    package var seconds: Double
    /// True for the one that the model was built from, once that is decided.
    package var chosen: Bool

    package init(
        name: String, macroF1: Double? = nil, deviation: Double? = nil, foldsDone: Int = 0, folds: Int = 0,
        seconds: Double = 0, chosen: Bool = false
    ) {
        self.name = name
        self.macroF1 = macroF1
        self.deviation = deviation
        self.foldsDone = foldsDone
        self.folds = folds
        self.seconds = seconds
        self.chosen = chosen
    }

    /// - Parameter foldScores: macro F1 of each fold that is done.
    init(name: String, foldScores: [Double], folds: Int) {
        let mean = foldScores.reduce(0, +) / Double(max(foldScores.count, 1))
        let squares = foldScores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        self.init(
            name: name, macroF1: foldScores.isEmpty ? nil : mean,
            deviation: foldScores.isEmpty ? nil : (squares / Double(max(foldScores.count - 1, 1))).squareRoot(),
            foldsDone: foldScores.count, folds: folds)
    }
}
