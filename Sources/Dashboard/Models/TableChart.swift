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

    case lines([Series], horizontal: String, vertical: String)
    case bars([Series], groups: [String], vertical: String)
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
        case .matrix(let counts, let labels): ChartImage.matrix(counts, labels: labels, title: title)
        }
    }
}
