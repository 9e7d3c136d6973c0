/// Would more examples help? How right a quick model is with a part of the examples, and what twice as many would bring.
///
/// Measured by cross-validation: from the rows that a fold keeps, an eighth, a quarter and a half of each intent's are taken, the
/// smaller parts inside the larger ones, and all models are asked about the same rows that none of them saw.
package struct DataSizeCurve: Sendable, Codable, Equatable {
    package struct Point: Sendable, Codable, Equatable {
        /// The share of the training rows that was learnt from, and their number in the average fold.
        package var share: Double
        package var examples: Int
        package var accuracy: Double
        /// Wilson's, on the rows that were asked about.
        package var interval: ConfidenceInterval
        package var macroF1: Double
    }

    /// F1 of an intent with half of the examples and with all of them.
    package struct Gain: Sendable, Codable, Equatable {
        package var intent: String
        package var examples: Int
        package var half: Double
        package var all: Double

        package var difference: Double { all - half }
    }

    /// The name of the learner that was used: the quickest of those that the model is made of.
    package var learner: String
    /// Training examples, and how many of them were held out in turn.
    package var examples: Int
    package var asked: Int
    /// The smallest part first; the last one is all there is.
    package var points: [Point]
    /// What twice the examples would add to the accuracy (0.012 is 1.2 points), from the way the errors fell so far, and where that
    /// lies with 95 % confidence.
    package var gain: Double
    package var gainInterval: ConfidenceInterval
    /// The intents that the last doubling helped, most first; at most `mostGains`.
    package var gains: [Gain]

    package static let mostGains = 20

    /// Less than this many points is nothing that anybody would notice.
    private static let noticeable = 0.005

    package enum Verdict: String, Sendable, Codable, Equatable {
        /// More examples pay; the curve is flat; the examples are too few to tell.
        case rising, flat, unclear
    }

    package var verdict: Verdict {
        if gainInterval.low >= Self.noticeable / 2 && gain >= Self.noticeable { return .rising }
        return gainInterval.high < 2 * Self.noticeable ? .flat : .unclear
    }

    /// The accuracy to expect of this learner with twice the examples.
    package var projected: Double { min(1, (points.last?.accuracy ?? 0) + gain) }

    /// "Twice the examples would bring about +1.2 points (0.6 to 1.9); card_lost gains most."
    package var sentence: String {
        let span = "\(points(gainInterval.low)) to \(points(gainInterval.high))"
        let most = gains.first.map { "; \($0.intent) gains most" } ?? ""
        switch verdict {
        case .rising: return "Twice the examples would bring about +\(points(gain)) points (\(span))\(most)."
        case .flat:
            return "More examples of the same kind would hardly help: twice as many bring +\(points(gain)) points (\(span))."
        case .unclear:
            return "Twice the examples may bring +\(points(gain)) points, but \(span) would fit these few examples as well\(most)."
        }
    }

    private func points(_ share: Double) -> String { rounded(100 * share, 1) }
}
