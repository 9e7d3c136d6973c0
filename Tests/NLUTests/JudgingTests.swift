import Corpus
import NLU
import Testing

@Suite("A model is judged by the metrics' definitions")
struct JudgingTests {
    private static let flight = "fly to paris tomorrow"
    private static let weather = "will it rain in oslo today"
    private static let music = "play jazz on the radio"

    private func close(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-9 }

    /// Eight answers: flight, flight, flight for flight, weather for flight, weather twice, flight for music, music for a stranger.
    private func judgedByHand() throws -> Evaluation {
        let model = try TravelData.plain()
        try #require(model.parse(Self.flight).intent.name == "book_flight")
        try #require(model.parse(Self.weather).intent.name == "ask_weather")
        try #require(model.parse(Self.music).intent.name == "play_music")
        let pairs = [
            (Self.flight, "book_flight"), (Self.weather, "book_flight"), (Self.weather, "ask_weather"), (Self.flight, "book_flight"),
            (Self.flight, "play_music"), (Self.music, "stranger"), (Self.weather, "ask_weather"), (Self.flight, "book_flight"),
        ]
        return model.evaluate(pairs.map { Example(text: $0, intent: $1) }, threads: 2)
    }

    @Test("accuracy, macro F1 and each intent's scores are those counted by hand")
    func intentsByHand() throws {
        let evaluation = try judgedByHand()
        #expect(evaluation.examples == 8)
        #expect(evaluation.accuracy == 5.0 / 8)
        #expect(evaluation.intents.map(\.label) == ["play_music", "stranger", "book_flight", "ask_weather"])
        #expect(evaluation.intents.map(\.support) == [1, 1, 4, 2])
        let expected: [(precision: Double, recall: Double, f1: Double)] = [(0, 0, 0), (0, 0, 0), (0.75, 0.75, 0.75), (2 / 3.0, 1, 0.8)]
        for (score, expected) in zip(evaluation.intents, expected) {
            #expect(close(score.precision, expected.precision) && close(score.recall, expected.recall) && close(score.f1, expected.f1))
        }
        #expect(close(evaluation.macroF1, (0.75 + 0.8) / 4))
    }

    @Test("the confusion matrix has a cell for each pair that happens, in order")
    func confusionByHand() throws {
        let confusion = try judgedByHand().confusion
        #expect(confusion.labels == ["ask_weather", "book_flight", "play_music", "stranger"])
        let expected = [(0, 0, 2), (1, 0, 1), (1, 1, 3), (2, 1, 1), (3, 2, 1)]
        #expect(confusion.cells == expected.map { .init(truth: $0.0, predicted: $0.1, count: $0.2) })
    }

    @Test("wrong predictions stand in the order of the data, with what was said and how surely")
    func wrongByHand() throws {
        let wrong = try judgedByHand().wrong
        let model = try TravelData.plain()
        let expected = [
            (Self.weather, "book_flight", "ask_weather"), (Self.flight, "play_music", "book_flight"),
            (Self.music, "stranger", "play_music"),
        ]
        #expect(
            wrong
                == expected.map { text, intent, predicted in
                    .init(text: text, intent: intent, predicted: predicted, confidence: model.parse(text).intentRanking[0].confidence)
                })
    }

    @Test("spans count only with exact bounds and type, and BILOU tags without O")
    func spansByHand() throws {
        let model = try TravelData.plain()
        let text = "fly from oslo to new york"
        try #require(model.parse(text).entities.map(\.value) == ["oslo", "new york"])
        let evaluation = model.evaluate(
            [
                marked("fly from [oslo](city) to [new york](city)", "book_flight"),
                marked("fly from [oslo](town) to [new york](city)", "book_flight"),
                marked("fly from oslo to new [york](city)", "book_flight"),
            ], threads: 1)
        // 6 found, 5 true, 3 of them the same.
        #expect(close(evaluation.spanF1, 6.0 / 11))
        #expect(close(evaluation.entityRecall, 3.0 / 5))
        #expect(evaluation.entities.map(\.label) == ["town", "city"])
        #expect(evaluation.entities.map(\.support) == [1, 4])
        #expect(close(evaluation.entities[1].precision, 0.5) && close(evaluation.entities[1].recall, 0.75))
        #expect(close(evaluation.entities[1].f1, 0.6) && evaluation.entities[0].f1 == 0)
        // U-city 2/5, B-city 4/5, L-city 4/5, U-town 0.
        #expect(close(evaluation.bilouMacroF1, (0.4 + 0.8 + 0.8 + 0) / 4))
    }

    @Test("the tag inside a span of three words counts too")
    func threeWords() throws {
        let model = try TravelData.plain()
        try #require(model.parse("fly from oslo to new york").entities.map(\.value) == ["oslo", "new york"])
        let evaluation = model.evaluate([marked("fly from [oslo to new york](city)", "book_flight")], threads: 1)
        // True: B I I L; found: U O B L. Only L agrees, of the tags B, I, L and U.
        #expect(close(evaluation.bilouMacroF1, 1.0 / 4))
        #expect(evaluation.spanF1 == 0 && evaluation.entityRecall == 0)
    }

    @Test("on relabelled data each metric agrees with its definition", arguments: 0..<12)
    func agreesWithDefinitions(variant: Int) throws {
        let model = try TravelData.plain()
        let examples = relabelled(variant)
        let evaluation = model.evaluate(examples, threads: 1 + variant % 3)
        let metrics = Metrics(examples, model)
        #expect(evaluation.examples == examples.count)
        #expect(close(evaluation.accuracy, metrics.accuracy))
        #expect(close(evaluation.macroF1, metrics.macroF1))
        #expect(close(evaluation.calibrationError, metrics.calibrationError))
        #expect(evaluation.rightByConfidence == metrics.histogram(right: true))
        #expect(evaluation.wrongByConfidence == metrics.histogram(right: false))
        #expect(close(evaluation.spanF1, metrics.score(type: nil).f1))
        #expect(close(evaluation.entityRecall, metrics.score(type: nil).recall))
        #expect(close(evaluation.bilouMacroF1, metrics.bilouMacroF1))
        #expect(evaluation.confusion.labels == metrics.labels)
        for (i, truth) in metrics.labels.enumerated() {
            for (k, predicted) in metrics.labels.enumerated() {
                let cell = evaluation.confusion.cells.first { $0.truth == i && $0.predicted == k }
                #expect(cell?.count ?? 0 == metrics.count(truth: truth, predicted: predicted))
            }
        }
        #expect(evaluation.intents.map(\.label).sorted() == metrics.labels)
        for score in evaluation.intents { expectSame(score, metrics.score(intent: score.label)) }
        #expect(evaluation.entities.map(\.label).sorted() == metrics.types)
        for score in evaluation.entities { expectSame(score, metrics.score(type: score.label)) }
        for scores in [evaluation.intents, evaluation.entities] {
            #expect(zip(scores, scores.dropFirst()).allSatisfy { ($0.f1, $0.label) < ($1.f1, $1.label) }, "worst first")
        }
    }

    @Test("the number of threads changes no metric", arguments: [2, 3, 7])
    func threads(count: Int) throws {
        let model = try TravelData.plain()
        let examples = (0..<8).flatMap { relabelled($0) }
        #expect(model.evaluate(examples, threads: count) == model.evaluate(examples, threads: 1))
    }

    @Test("unlabelled examples are not judged")
    func unlabelled() throws {
        let model = try TravelData.plain()
        let labelled = relabelled(3)
        let mixed = labelled.flatMap { [Example(text: "fly to paris", intent: ""), $0] }
        #expect(model.evaluate(mixed, threads: 2) == model.evaluate(labelled, threads: 2))
    }

    @Test("nothing to judge scores 0 and not a number less")
    func nothing() throws {
        let evaluation = try TravelData.plain().evaluate([], threads: 2)
        #expect(evaluation.examples == 0 && evaluation.accuracy == 0 && evaluation.macroF1 == 0 && evaluation.calibrationError == 0)
        #expect(evaluation.entityRecall == 0 && evaluation.spanF1 == 0 && evaluation.bilouMacroF1 == 0)
        #expect(evaluation.intents.isEmpty && evaluation.entities.isEmpty && evaluation.wrong.isEmpty && evaluation.confusion.cells.isEmpty)
        #expect(evaluation.rightByConfidence == [Int](repeating: 0, count: 10))
        #expect(evaluation.wrongByConfidence == [Int](repeating: 0, count: 10))
    }

    private func expectSame(_ score: Evaluation.LabelScore, _ expected: Evaluation.LabelScore) {
        #expect(score.support == expected.support, "\(score.label)")
        #expect(close(score.precision, expected.precision), "\(score.label)")
        #expect(close(score.recall, expected.recall), "\(score.label)")
        #expect(close(score.f1, expected.f1), "\(score.label)")
    }

    /// Known and mixed sentences with labels, types and bounds that are right for some and wrong for others.
    private func relabelled(_ variant: Int) -> [Example] {
        let intents = ["book_flight", "ask_weather", "play_music", "stranger"]
        let mixed = [
            Example(text: "play the weather", intent: "play_music"), Example(text: "fly music", intent: "ask_weather"),
            Example(text: "something else", intent: "stranger"), Example(text: "rain or radio today", intent: "ask_weather"),
        ]
        return (TravelData.examples + mixed).enumerated().map { i, example in
            var example = example
            let draw = (i * 31 + variant * 17) % 13
            if draw < variant { example.intent = intents[(i + variant) % intents.count] }
            for k in example.entities.indices where (draw + k) % 4 == 0 {
                if draw % 2 == 0 { example.entities[k].entity = "town" } else { example.entities[k].start = 0 }
            }
            if draw % 5 == 1 { example.entities.removeAll() }
            // Spans of one example do not overlap.
            example.entities = example.entities.reduce(into: []) { kept, span in
                if kept.allSatisfy({ $0.end <= span.start }) { kept.append(span) }
            }
            return example
        }
    }
}
