/// A way to learn intents that competes with the others.
enum Candidate: String, CaseIterable, Sendable {
    case logisticRegression

    var name: String {
        switch self {
        case .logisticRegression: "n-grams + intent names, logistic regression"
        }
    }
}
