import Corpus

extension LudwigConfiguration {
    /// What a saved model reads and predicts; its division is not known any more.
    package init(of model: LudwigModel) {
        self.init(
            input: model.input, outputs: model.outputs, split: .usual, statesSplit: false, stated: .object([]), ignoredKeys: [])
    }

    /// A configuration for a table whose text column is not told: the one with the longest values among those that are no target.
    /// - Returns: YAML.
    /// - Throws: when a target is no column, or no column can be the text.
    package static func draft(for path: String, targets: [String]) throws(UnreadableFile) -> String {
        guard let source = try SourceTree.open(path).only else { throw UnreadableFile("the data is one table", file: path) }
        var table = try TableRows(source)
        let columns = table.columns
        for target in targets where !columns.contains(target) {
            throw UnreadableFile(
                "there is no column \(target.excerpt); there are \(columns.map(\.excerpt).joined(separator: ", "))", file: path)
        }
        var lengths = [Int](repeating: 0, count: columns.count)
        var tagged = [Bool](repeating: true, count: columns.count)
        var count = 0
        while count < ExchangeLimits.sampleRows, let row = try table.next(columns) {
            for (column, cell) in row.cells.enumerated() {
                guard let cell, !cell.isEmpty else { continue }
                lengths[column] += cell.utf8.count
                if !cell.split(separator: " ").allSatisfy({ $0 == "O" || $0.hasPrefix("B-") || $0.hasPrefix("I-") }) {
                    tagged[column] = false
                }
            }
            count += 1
        }
        let free = columns.indices.filter { !targets.contains(columns[$0]) && lengths[$0] > 0 }
        guard let text = free.max(by: { lengths[$0] < lengths[$1] }), !targets.isEmpty else {
            throw UnreadableFile("no column is left to be the text", file: path)
        }
        var yaml = "input_features:\n  - name: \(YAMLScalar.inline(columns[text]))\n    type: text\n\noutput_features:\n"
        for target in targets {
            let isSequence = columns.firstIndex(of: target).map { tagged[$0] && lengths[$0] > 0 } ?? false
            yaml +=
                "  - name: \(YAMLScalar.inline(target))\n    type: \(isSequence ? "sequence\n    decoder:\n      type: tagger" : "category")\n"
        }
        if columns.contains("split") { yaml += "\npreprocessing:\n  split:\n    type: fixed\n    column: split\n" }
        return yaml
    }
}
