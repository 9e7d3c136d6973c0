/// The training rows that models were held out from, in the folds that were tried: the rows that cross-validation can speak of.
struct HeldOutRows: Sendable {
    /// Their numbers in the data, ascending.
    let rows: [Int]
    /// The label of each.
    let labels: [Int32]
    private let positions: [Int32]

    /// - Parameter tried: how many folds, from the first on.
    init(_ data: IntentData, tried: Int) {
        rows = data.folds.assignment.indices.filter { data.folds.assignment[$0] < tried }
        labels = rows.map { data.labels[$0] }
        var positions = [Int32](repeating: -1, count: data.rows)
        for (position, row) in rows.enumerated() { positions[row] = Int32(position) }
        self.positions = positions
    }

    /// All their places: rows of a matrix that has one for each.
    var places: Range<Int> { rows.indices }

    /// Where a row stands among them; the row must be one of them.
    func position(_ row: Int) -> Int { Int(positions[row]) }
}

/// Numbers for the rows that models were held out from, one an intent: with many examples of many intents, a matrix of all rows
/// would be larger than everything else together.
struct HeldOutScores: Sendable {
    let held: HeldOutRows
    /// [held-out rows][intents].
    let matrix: WeightMatrix

    init(_ held: HeldOutRows, intents: Int) throws(TrainingError) {
        self.held = held
        matrix = try WeightMatrix(rows: held.rows.count, columns: intents)
    }

    var columns: Int { matrix.columns }
    var stride: Int { matrix.stride }

    /// - Parameter row: a row's number in the data.
    func row(_ row: Int) -> UnsafeMutablePointer<Float> { matrix.row(held.position(row)) }

    /// The intent with the largest number; the first of equals.
    func best(_ row: Int) -> Int { matrix.best(held.position(row)) }
}
