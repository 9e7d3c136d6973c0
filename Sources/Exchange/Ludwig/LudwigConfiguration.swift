import Corpus

/// What a Ludwig configuration asks for, as far as it is honoured: one text to read, categories and tag sequences to predict, and how the
/// rows are divided. Features and budget of the learning are Trainyard's own.
package struct LudwigConfiguration: Sendable {
    /// A column to learn from or to predict.
    package struct Feature: Sendable, Equatable {
        package enum Kind: String, Sendable { case text, category, sequence }

        package var name: String
        package var kind: Kind
        /// The table's column, where it is not called like the feature.
        package var column: String

        package init(name: String, kind: Kind, column: String) {
            self.name = name
            self.kind = kind
            self.column = column
        }
    }

    /// How rows become `training`, `validation` and `test`.
    package struct Split: Sendable, Equatable {
        package enum Kind: String, Sendable { case random, fixed, stratify, hash, datetime }

        package var kind: Kind
        package var column: String?
        /// Shares of training, validation and test.
        package var probabilities: [Double]

        package init(kind: Kind, column: String?, probabilities: [Double]) {
            self.kind = kind
            self.column = column
            self.probabilities = probabilities
        }

        /// Ludwig's own.
        static let usual = Split(kind: .random, column: nil, probabilities: [0.7, 0.1, 0.2])
    }

    package var input: Feature
    package var outputs: [Feature]
    package var split: Split
    /// True when the configuration says itself how to divide; else a column `split` in the data decides, where there is one.
    package var statesSplit: Bool
    /// The whole configuration, for `description.json`.
    package var stated: JSONText.Value
    /// Keys that have no effect here, such as `trainer.epochs`, in the file's order.
    package var ignoredKeys: [String]

    package var categories: [Feature] { outputs.filter { $0.kind == .category } }
    package var sequences: [Feature] { outputs.filter { $0.kind == .sequence } }
}
