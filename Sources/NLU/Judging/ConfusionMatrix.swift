/// Counts of (true intent, predicted intent), stored sparsely: most pairs never happen.
package struct ConfusionMatrix: Sendable, Codable, Equatable {
    package struct Cell: Sendable, Codable, Equatable {
        package var truth: Int
        package var predicted: Int
        package var count: Int

        package init(truth: Int, predicted: Int, count: Int) {
            self.truth = truth
            self.predicted = predicted
            self.count = count
        }
    }

    /// Intent names in sorted order; cells hold positions in it.
    package var labels: [String]
    /// Cells with a count above 0, by truth, then predicted.
    package var cells: [Cell]

    package init(labels: [String], cells: [Cell]) {
        self.labels = labels
        self.cells = cells
    }
}
