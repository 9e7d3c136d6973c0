import Corpus

/// Which rows are learnt from, and which judge; the same rows, configuration and seed give the same division.
package struct LudwigDivision: Sendable {
    /// Indices of rows, ascending.
    package var training: [Int] = []
    package var validation: [Int] = []
    package var test: [Int] = []

    package init(training: [Int] = [], validation: [Int] = [], test: [Int] = []) {
        self.training = training
        self.validation = validation
        self.test = test
    }

    package static func of(_ rows: LudwigRows, _ configuration: LudwigConfiguration, seed: UInt64) -> LudwigDivision {
        let split = configuration.split
        let isFixed = configuration.statesSplit ? split.kind == .fixed : rows.columns.contains("split")
        if isFixed { return fixed(rows) }
        var generator = SeededGenerator(seed: seed)
        var order = Array(rows.rows.indices)
        switch split.kind {
        case .random, .fixed:
            generator.shuffle(&order)
            return cut([order], split)
        case .stratify:
            let output = configuration.outputs.firstIndex { $0.column == split.column }
            var groups: [String: [Int]] = [:]
            generator.shuffle(&order)
            for index in order {
                let value =
                    split.column == nil
                    ? rows.rows[index].outputs.first ?? nil : output.map { rows.rows[index].outputs[$0] } ?? rows.rows[index].division
                groups[value ?? "", default: []].append(index)
            }
            return cut(groups.sorted { $0.key < $1.key }.map(\.value), split)
        case .datetime:
            // Dates in ISO 8601 are in order when their letters are.
            order.sort { (rows.rows[$0].division ?? "", $0) < (rows.rows[$1].division ?? "", $1) }
            return cut([order], split)
        case .hash:
            var division = LudwigDivision()
            for index in order {
                var hash: UInt64 = 0xCBF2_9CE4_8422_2325
                for byte in (rows.rows[index].division ?? "").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
                // The last letters of a value reach the high bits by this alone (MurmurHash3's finaliser).
                hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
                hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
                let place = Double(hash >> 11) / 9_007_199_254_740_992
                division.add(index, place < split.probabilities[0] ? 0 : place < split.probabilities[0] + split.probabilities[1] ? 1 : 2)
            }
            return division
        }
    }

    /// Ludwig's own numbers, and the words that people write.
    private static func fixed(_ rows: LudwigRows) -> LudwigDivision {
        var division = LudwigDivision()
        for (index, row) in rows.rows.enumerated() {
            switch row.division?.lowercased() ?? "" {
            case "1", "1.0", "val", "valid", "validation", "dev": division.add(index, 1)
            case "2", "2.0", "test": division.add(index, 2)
            default: division.add(index, 0)
            }
        }
        return division
    }

    /// Each group in the same shares.
    private static func cut(_ groups: [[Int]], _ split: LudwigConfiguration.Split) -> LudwigDivision {
        var division = LudwigDivision()
        var owed = [0.0, 0.0]
        for group in groups {
            // What rounding takes from one group is carried to the next.
            let wantedTraining = Double(group.count) * split.probabilities[0] + owed[0]
            let training = min(max(Int(wantedTraining.rounded()), group.isEmpty ? 0 : 1), group.count)
            let wantedValidation = Double(group.count) * split.probabilities[1] + owed[1]
            let validation = min(max(Int(wantedValidation.rounded()), 0), group.count - training)
            owed = [wantedTraining - Double(training), wantedValidation - Double(validation)]
            division.training += group[..<training]
            division.validation += group[training..<(training + validation)]
            division.test += group[(training + validation)...]
        }
        division.training.sort()
        division.validation.sort()
        division.test.sort()
        return division
    }

    private mutating func add(_ index: Int, _ side: Int) {
        switch side {
        case 0: training.append(index)
        case 1: validation.append(index)
        default: test.append(index)
        }
    }
}
