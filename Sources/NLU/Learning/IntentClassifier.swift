import CKernels

/// Gives every intent a calibrated probability: the weighted mean of what its models say.
struct IntentClassifier: Sendable {
    struct Member: Sendable {
        var model: IntentModel
        /// What the model's scores are divided by, so that its probabilities mean what they say.
        var temperature: Double
        /// The member's share of the mean.
        var weight: Double
        /// True when a score below 0 says "not this intent", which support vector machines do.
        var judges: Bool
    }

    let featurizer: Featurizer
    let members: [Member]
    let classes: Int
    /// The mean of several opinions is too modest: what its logarithm is divided by.
    let temperature: Double

    /// Nil when the sizes do not fit one another, or a number makes no sense.
    init?(featurizer: Featurizer, members: [Member], classes: Int, temperature: Double) {
        guard classes > 0, !members.isEmpty, featurizer.idf.count == featurizer.index.count, Self.isTemperature(temperature),
            members.allSatisfy({
                $0.model.fits(features: featurizer.features, classes: classes) && Self.isTemperature($0.temperature)
                    && $0.weight > 0 && $0.weight <= 1
            })
        else { return nil }
        self.featurizer = featurizer
        self.members = members
        self.classes = classes
        self.temperature = temperature
    }

    /// What the classifier says about one utterance.
    struct Answer: Sendable {
        /// The probability of each intent, in the order of their names; they sum to 1.
        var probabilities: [Float]
        /// The intent with the highest probability; the first of equals.
        var best: Int
        /// How much of the utterance training has seen, 0…1.
        var known: Float
        /// What the best intent's own yes-or-no judge says, where there is one: below 0 is no.
        var margin: Float?

        /// How sure it is that the best intent is meant and nothing else, 0…1.
        var acceptance: Double { Acceptance.value(probabilities, margin: margin, known: known) }
    }

    func answer(_ text: TokenizedText) -> Answer {
        let vector = featurizer.vector(text)
        var mean = [Float](repeating: 0, count: WeightMatrix.stride(classes))
        var judged: [Float]?
        for member in members {
            var scores = member.model.scores(vector, classes: classes)
            if member.judges { judged = scores }
            tk_softmax(&scores, classes, Float(1 / member.temperature))
            tk_add(&mean, scores, Float(member.weight), mean.count)
        }
        tk_sharpen(&mean, classes, Float(1 / temperature))
        mean.removeLast(mean.count - classes)
        let best = mean.indices.reduce(0) { mean[$1] > mean[$0] ? $1 : $0 }
        return Answer(probabilities: mean, best: best, known: vector.known, margin: judged?[best])
    }

    private static func isTemperature(_ value: Double) -> Bool { value >= 1e-3 && value <= 1e3 }
}
