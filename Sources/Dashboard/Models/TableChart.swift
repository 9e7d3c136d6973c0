import Exchange
import Foundation

/// The picture of a table.
package enum TableChart: Sendable, Equatable {
    package struct Series: Sendable, Equatable {
        package var name: String
        package var values: [Double]

        package init(name: String, values: [Double]) {
            self.name = name
            self.values = values
        }
    }

    package struct Counts: Sendable, Equatable {
        package var name: String
        package var counts: [Int]

        package init(name: String, counts: [Int]) {
            self.name = name
            self.counts = counts
        }
    }

    case lines([Series], horizontal: String, vertical: String)
    case bars([Series], groups: [String], vertical: String)
    /// How many of each series lie in each part of 0…1, with a line at `marker`, which `note` explains.
    case histogram([Counts], horizontal: String, vertical: String, marker: Double, note: String)
    /// Rows are the truth, columns what was said.
    case matrix([[Int]], labels: [String])

    /// - Throws: one line that says what is missing, where this machine cannot draw it.
    func picture(_ title: String, as format: ChartImage.Format) throws -> Data { try ChartImage.bytes(of: svg(title), as: format) }

    private func svg(_ title: String) -> Data {
        func series(_ all: [Series]) -> [ChartImage.Series] { all.map { ChartImage.Series(name: $0.name, values: $0.values) } }
        return switch self {
        case .lines(let all, let horizontal, let vertical):
            ChartImage.lines(series(all), title: title, horizontal: horizontal, vertical: vertical)
        case .bars(let all, let groups, let vertical): ChartImage.bars(series(all), groups: groups, title: title, vertical: vertical)
        case .histogram(let all, let horizontal, let vertical, let marker, let note):
            ChartImage.histogram(
                all.map { ($0.name, $0.counts) }, title: title, horizontal: horizontal, vertical: vertical, marker: (marker, note))
        case .matrix(let counts, let labels): ChartImage.matrix(counts, labels: labels, title: title)
        }
    }
}
