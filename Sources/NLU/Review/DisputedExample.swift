/// An example whose intent is doubtful: models that had not learnt it are sure of another one.
package struct DisputedExample: Sendable, Codable, Equatable {
    /// Among the data set's `train` examples, from 0.
    package var row: Int
    package var text: String
    /// The intent it is labelled with, and what cross-validation thinks of that, 0…1.
    package var given: String
    package var givenProbability: Double
    /// The intent that it takes it for, and how sure it is, 0…1.
    package var suggested: String
    package var suggestedProbability: Double
    /// In plain words.
    package var reason: String

    package init(
        row: Int, text: String, given: String, givenProbability: Double, suggested: String, suggestedProbability: Double
    ) {
        self.row = row
        self.text = text
        self.given = given
        self.givenProbability = givenProbability
        self.suggested = suggested
        self.suggestedProbability = suggestedProbability
        reason =
            "a model that had not seen it is \(Self.said(suggestedProbability)) sure of \(suggested), and \(Self.said(givenProbability)) of "
            + "its label \(given)"
    }

    /// Nothing is ever quite certain.
    private static func said(_ probability: Double) -> String {
        probability > 0.9995 ? "over 99.9 %" : probability < 0.0005 ? "less than 0.1 %" : percent(probability)
    }

    package enum CodingKeys: String, CodingKey {
        case row, text, given, suggested, reason
        case givenProbability = "given_probability"
        case suggestedProbability = "suggested_probability"
    }
}
