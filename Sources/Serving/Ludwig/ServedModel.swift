import Exchange

/// A model of `ludwig serve`, with the name that clients ask for it by.
package struct ServedModel: Sendable {
    package var name: String
    package var model: LudwigModel

    package init(name: String, model: LudwigModel) {
        self.name = name
        self.model = model
    }

    /// Where the utterance stands, the best first. Hexabot's helper calls it `text` whatever the model was trained on.
    var inputs: [String] { [model.input.column, "text"] }

    /// The one input as Python prints a set of texts.
    var missing: String { "{'\(model.input.column.replacing("'", with: "\\'"))'}" }

    /// The columns of one utterance's predictions.
    func record(_ predictions: [LudwigPrediction]) -> [(String, JSONText.Value)] {
        zip(model.outputs, predictions).flatMap { output, prediction in
            prediction.columns(output.name, vocabulary: model.vocabulary(of: output))
        }
    }
}
