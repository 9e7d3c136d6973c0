import Foundation

/// One chart of a results directory: what it shows, whoever draws it.
package struct StatisticsChart: Sendable {
    package enum Content: Sendable {
        /// Scores after each epoch.
        case curves([ChartImage.Series], horizontal: String, vertical: String)
        /// A score for each series and group.
        case scores([ChartImage.Series], groups: [String])
        /// How many examples of each series are in each group.
        case counts([ChartImage.Series], groups: [String], horizontal: String)
        /// Rows are the truth, columns what was predicted.
        case matrix([[Int]], labels: [String])
        case calibration([ChartImage.ConfidenceBin])
    }

    /// Of its file, without an ending.
    package var name: String
    package var title: String
    package var subtitle = ""
    package var content: Content

    package var svg: Data {
        switch content {
        case .curves(let series, let horizontal, let vertical):
            ChartImage.lines(series, title: title, subtitle: subtitle, horizontal: horizontal, vertical: vertical)
        case .scores(let series, let groups):
            ChartImage.bars(series, groups: groups, title: title, subtitle: subtitle, vertical: "score")
        case .counts(let series, let groups, let horizontal):
            ChartImage.bars(
                series, groups: groups, title: title, subtitle: subtitle, horizontal: horizontal, vertical: "examples", isCount: true)
        case .matrix(let counts, let labels): ChartImage.matrix(counts, labels: labels, title: title)
        case .calibration(let bins): ChartImage.calibration(bins, title: title)
        }
    }
}
