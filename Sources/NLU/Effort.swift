/// How much work the search for the best model may do. Counted in candidates, folds and epochs, never in seconds.
package enum Effort: String, Sendable, Codable, CaseIterable {
    case quick, balanced, best
}
