/// Two intents that cross-validation takes for one another.
package struct ConfusedIntents: Sendable, Codable, Equatable {
    /// Examples of one intent that were taken for the other.
    package struct Direction: Sendable, Codable, Equatable {
        package var intent: String
        /// How many, and of how many that were asked about.
        package var taken: Int
        package var examples: Int
        /// Positions among the data set's `train` examples of the surest few.
        package var rows: [Int]
        package var texts: [String]

        package init(intent: String, taken: Int, examples: Int, rows: [Int], texts: [String]) {
            self.intent = intent
            self.taken = taken
            self.examples = examples
            self.rows = rows
            self.texts = texts
        }

        /// 0…1.
        package var share: Double { examples == 0 ? 0 : Double(taken) / Double(examples) }
    }

    /// The intent that is more often taken for the other, and the other.
    package var first: Direction
    package var second: Direction

    package init(_ one: Direction, _ two: Direction) {
        (first, second) = (one.taken, two.intent) > (two.taken, one.intent) ? (one, two) : (two, one)
    }

    package var count: Int { first.taken + second.taken }

    /// In plain words.
    package var reason: String {
        func said(_ one: Direction, _ two: Direction) -> String {
            "\(one.taken.grouped) of \(one.examples.grouped) examples of \(one.intent) (\(percent(one.share))) are taken for \(two.intent)"
        }
        return said(first, second) + (second.taken > 0 ? ", \(second.taken.grouped) of \(second.examples.grouped) the other way" : "")
    }
}
