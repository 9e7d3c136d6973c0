extension LudwigScores {
    /// The mean and the standard deviation of each measure over the folds of a cross-validation.
    package static func overall(_ folds: [LudwigScores]) -> JSONText.Value {
        let outputs = (folds.first?.outputs ?? []).map { name, first in
            (
                name,
                JSONText.Value.object(
                    first.numbers.flatMap { measure, _ -> [(String, JSONText.Value)] in
                        let values = folds.compactMap { fold in
                            fold.outputs.first { $0.name == name }?.scores.numbers.first { $0.name == measure }?.value
                        }
                        let mean = values.reduce(0, +) / Double(max(values.count, 1))
                        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
                        let deviation = (squares / Double(max(values.count - 1, 1))).squareRoot()
                        return [(measure + "_mean", .real(mean)), (measure + "_std", .real(deviation))]
                    })
            )
        }
        return .object(outputs)
    }
}
