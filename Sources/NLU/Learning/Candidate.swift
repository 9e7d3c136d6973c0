/// A model of intents that competes: one learner, or several that are averaged.
struct Candidate: Sendable, Codable, Equatable {
    /// The share of each learner in the mean; the shares sum to 1.
    let shares: [Learner: Double]

    init(_ shares: [Learner: Double]) { self.shares = shares }

    /// "n-grams + intent names, logistic regression".
    func name(networks: Int) -> String {
        let parts = Learner.allCases.compactMap { learner -> String? in
            guard let share = shares[learner] else { return nil }
            let name = learner == .network && networks > 1 ? "\(networks) neural networks" : learner.rawValue
            return shares.count == 1 ? name : "\(Int((100 * share).rounded())) % \(name)"
        }
        return "n-grams + intent names, " + parts.joined(separator: " + ")
    }

    /// The candidates that can be made of these learners, simple ones first.
    static func all(of learners: [Learner]) -> [Candidate] {
        let linear = learners.filter { $0 != .network }
        var candidates = learners.map { Candidate([$0: 1]) }
        guard learners.contains(.network) else {
            return linear.contains(.supportVectorMachine) && linear.contains(.logisticRegression)
                ? candidates + [Candidate([.logisticRegression: 0.5, .supportVectorMachine: 0.5])] : candidates
        }
        for learner in linear {
            for share in [0.2, 0.4] { candidates.append(Candidate([learner: share, .network: 1 - share])) }
        }
        if linear.contains(.supportVectorMachine), linear.contains(.logisticRegression) {
            candidates.append(Candidate([.logisticRegression: 0.2, .supportVectorMachine: 0.2, .network: 0.6]))
        }
        return candidates
    }
}
