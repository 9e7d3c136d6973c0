import Exchange
import Foundation
import Store
import Terminal

/// A table as a file takes it: CSV where the name says so, a picture where it has one and the name says so, else columns of text.
package struct TableExport: Sendable, Equatable {
    /// In English, for the file's name and for titles of pictures.
    package var name: String
    /// The same for the person.
    package var title: Phrase
    package var header: [String]
    package var rows: [[String]]
    package var chart: TableChart?

    package init(name: String, title: Phrase? = nil, header: [String], rows: [[String]], chart: TableChart? = nil) {
        self.name = name
        self.title = title ?? Phrase(below: name)
        self.header = header
        self.rows = rows
        self.chart = chart
    }

    /// RFC 4180.
    package var csv: String {
        func field(_ text: String) -> String {
            text.contains { ",\"\n\r".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
        }
        return ([header] + rows).map { $0.map(field).joined(separator: ",") }.joined(separator: "\r\n") + "\r\n"
    }

    package var text: String {
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { $0.indices.contains(column) ? $0[column].columns : 0 }.max() ?? 0 }
        let lines = all.map { row in
            row.enumerated().map { column, cell in
                column + 1 == row.count ? cell : cell + String(repeating: " ", count: widths[column] - cell.columns)
            }.joined(separator: "  ")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// - Returns: a word for the person, with the whole path.
    /// - Throws: one line that says why not.
    package func write(to path: String) throws -> String {
        let file = try NewFile(path)
        try file.write(bytes(ending: file.url.pathExtension.lowercased()))
        return tr("Wrote \(tr(title)) to \(file.url.path).")
    }

    private func bytes(ending: String) throws -> Data {
        if let format = ChartImage.Format(rawValue: ending) {
            guard let chart else { throw StoreError.refused(tr("\(tr(title)) has no picture; write it to a .csv or .txt file.")) }
            return try chart.picture(name, as: format)
        }
        return Data((ending == "csv" ? csv : text).utf8)
    }

    /// What a name's ending does, for the prompt.
    package var endings: String {
        chart == nil ? tr("The ending says how: .csv, .txt.") : tr("The ending says how: .csv, .txt, or drawn as .png, .svg or .pdf.")
    }

    /// Asks where to write it.
    static func ask(_ table: TableExport, _ state: inout AppState) {
        let file = String(table.name.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" }) + ".csv"
        state.ask(.tablePath(table), title: tr("Export \(tr(table.title))"), note: table.endings, text: file)
    }
}
