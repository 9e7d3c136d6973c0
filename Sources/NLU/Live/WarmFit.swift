/// One of the logistic regressions that follow the data: on all rows but those of one fold, or on all.
struct WarmFit {
    /// The fold whose rows it never sees; nil for the fit on everything.
    let held: Int?
    /// q [slots][classes]: what is kept from one fit to the next.
    private(set) var duals: WeightMatrix
    /// Rows that it has not learnt yet, or not under the label that they have now.
    private(set) var fresh: Set<Int>

    init(held: Int?, slots: Int, classes: Int) throws(TrainingError) {
        self.held = held
        duals = try WeightMatrix(rows: slots, columns: classes)
        fresh = []
    }

    /// The row is new in this slot, or was given another label: what was learnt of it is to be forgotten.
    mutating func forget(_ slot: Int) { fresh.insert(slot) }

    /// The row is gone.
    mutating func drop(_ slot: Int) { fresh.remove(slot) }

    /// Room for other slots and classes; what is known of the rows goes along.
    /// - Parameters:
    ///   - origins: for each new class, its number before; nil for one that was not there.
    ///   - slots: as many as before, or more.
    mutating func reshape(slots: Int, origins: [Int?]) throws(TrainingError) {
        let old = duals
        let new = try WeightMatrix(rows: slots, columns: origins.count)
        for slot in 0..<old.rows {
            let (from, to) = (old.row(slot), new.row(slot))
            var sum: Float = 0
            var before: Float = 0
            for column in 0..<old.columns { before += from[column] }
            for (column, origin) in origins.enumerated() {
                if let origin { to[column] = from[origin] }
                sum += to[column]
            }
            // What the row gave to an intent that is gone goes to the others, in proportion: q stays a distribution.
            guard before - sum > 1e-6 else { continue }
            if sum > 1e-3 {
                for column in origins.indices { to[column] /= sum }
            } else {
                forget(slot)
            }
        }
        duals = new
    }

    /// Learns what is fresh, and what follows from it for the others.
    /// - Parameters:
    ///   - chosen: the slots to learn from.
    ///   - weights: room; holds the weights afterwards.
    /// - Returns: how often all rows were visited.
    mutating func learn(
        _ rows: SparseRows, chosen: [Int], labels: [Int32], weights: WeightMatrix, generator: SeededGenerator, isStopped: () -> Bool
    ) throws(TrainingError) -> Int {
        // A row that is held out now may be learnt later, and begins anew then.
        let new = chosen.filter(fresh.contains)
        for slot in new {
            let q = duals.row(slot)
            q.update(repeating: 0, count: duals.stride)
            q[Int(labels[slot])] = 1
        }
        let visits = try LinearLearner(.crossEntropy).refit(
            rows, chosen: chosen.map(UInt32.init), fresh: new.map(UInt32.init), labels: labels, weights: weights, duals: duals,
            generator: generator, isStopped: isStopped)
        fresh.subtract(new)
        return visits
    }
}
