/// How a model did on examples it was not trained on.
package struct Evaluation: Sendable, Codable, Equatable {
    /// Precision, recall and F1 of one intent or entity type, 0…1, and the number of examples (or spans) that truly have it.
    package struct LabelScore: Sendable, Codable, Equatable {
        package var label: String
        package var precision: Double
        package var recall: Double
        package var f1: Double
        package var support: Int

        package init(label: String, precision: Double, recall: Double, f1: Double, support: Int) {
            self.label = label
            self.precision = precision
            self.recall = recall
            self.f1 = f1
            self.support = support
        }
    }

    /// An example whose best-ranked intent is not the one it is labelled with.
    package struct WrongPrediction: Sendable, Codable, Equatable {
        package var text: String
        package var intent: String
        package var predicted: String
        package var confidence: Double

        package init(text: String, intent: String, predicted: String, confidence: Double) {
            self.text = text
            self.intent = intent
            self.predicted = predicted
            self.confidence = confidence
        }
    }

    /// Number of examples judged.
    package var examples: Int
    /// Share of examples whose best-ranked intent is right (`i_acc`).
    package var accuracy: Double
    /// Macro F1 over the intents that occur (`i_f1`).
    package var macroF1: Double
    /// Worst F1 first.
    package var intents: [LabelScore]
    package var confusion: ConfusionMatrix
    /// Gold spans found with exact bounds and type, as a share (`e_acc`); 0 when there are no spans.
    package var entityRecall: Double
    /// Macro F1 over BILOU tags, `O` left out (`e_f1`).
    package var bilouMacroF1: Double
    /// Micro F1 of whole spans with exact bounds and type (as conlleval counts).
    package var spanF1: Double
    /// Worst F1 first, counted in spans.
    package var entities: [LabelScore]
    /// Expected calibration error of the best-ranked intent's confidence, 15 equal-width bins.
    package var calibrationError: Double
    /// Confidence of the best-ranked intent of right and of wrong answers in ten equal-width bins.
    package var rightByConfidence: [Int]
    package var wrongByConfidence: [Int]
    /// In the order of the data.
    package var wrong: [WrongPrediction]
    /// How well the metrics are known; nil in evaluations of older versions.
    package var intervals: MetricIntervals?
    /// What `EvaluationComparison` compares; nil in evaluations of older versions.
    package var outcomes: Outcomes?
    /// What thresholds would make of the answers; nil in evaluations of older versions.
    package var acceptance: AcceptanceCounts?

    package init(
        examples: Int, accuracy: Double, macroF1: Double, intents: [LabelScore], confusion: ConfusionMatrix, entityRecall: Double,
        bilouMacroF1: Double, spanF1: Double, entities: [LabelScore], calibrationError: Double, rightByConfidence: [Int],
        wrongByConfidence: [Int], wrong: [WrongPrediction], intervals: MetricIntervals? = nil, outcomes: Outcomes? = nil,
        acceptance: AcceptanceCounts? = nil
    ) {
        self.examples = examples
        self.accuracy = accuracy
        self.macroF1 = macroF1
        self.intents = intents
        self.confusion = confusion
        self.entityRecall = entityRecall
        self.bilouMacroF1 = bilouMacroF1
        self.spanF1 = spanF1
        self.entities = entities
        self.calibrationError = calibrationError
        self.rightByConfidence = rightByConfidence
        self.wrongByConfidence = wrongByConfidence
        self.wrong = wrong
        self.intervals = intervals
        self.outcomes = outcomes
        self.acceptance = acceptance
    }
}
