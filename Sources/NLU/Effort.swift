/// How much work the search for the best model may do. Counted in candidates, folds and epochs, never in seconds.
package enum Effort: String, Sendable, Codable, CaseIterable {
    case quick, balanced, best

    /// Multiply-adds that the search may spend; a core of a current processor does about six thousand million a second.
    package var budget: Double {
        switch self {
        case .quick: 6e10
        case .balanced: 2e11
        case .best: 1e12
        }
    }
}
