import NLU

/// What the table of intents is sorted by.
package struct IntentOrder: Sendable, Equatable {
    package enum Column: String, Sendable, CaseIterable {
        case f1, precision, recall, support, name

        /// Over the column.
        package var title: String {
            switch self {
            case .f1: "F1"
            case .precision: tr("P")
            case .recall: tr("R")
            case .support: tr("of")
            case .name: tr("intent")
            }
        }

        /// What most want first: the worst scores, the largest counts, names from A.
        fileprivate var descends: Bool { self == .support }
    }

    package var column: Column = .f1
    package var isReversed = false

    package init(column: Column = .f1, isReversed: Bool = false) {
        self.column = column
        self.isReversed = isReversed
    }

    /// The next column, in its own direction.
    mutating func step() {
        let all = Column.allCases
        column = all[((all.firstIndex(of: column) ?? 0) + 1) % all.count]
        isReversed = false
    }

    /// A column in its own direction; the one that the table is sorted by already, in the other.
    mutating func choose(_ wanted: Column) {
        isReversed = wanted == column && !isReversed
        column = wanted
    }

    var descends: Bool { column.descends != isReversed }
    /// Beside the column's title.
    var mark: String { descends ? "▼" : "▲" }

    func sorted(_ scores: [Evaluation.LabelScore]) -> [Evaluation.LabelScore] {
        func key(_ score: Evaluation.LabelScore) -> Double {
            switch column {
            case .f1: score.f1
            case .precision: score.precision
            case .recall: score.recall
            case .support: Double(score.support)
            case .name: 0
            }
        }
        let ascending = scores.sorted { (key($0), $0.label) < (key($1), $1.label) }
        guard descends else { return ascending }
        // Equals stay in the order of their names.
        return column == .name ? ascending.reversed() : scores.sorted { (key($1), $0.label) < (key($0), $1.label) }
    }
}
