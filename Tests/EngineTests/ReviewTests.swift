import Corpus
import Engine
import Foundation
import NLU
import Store
import Testing

/// What a model says of the data it learnt from, and of an utterance, in terms of the project's rows.
@Suite struct ReviewTests {
    private static let things = ["lamp", "heater", "radio", "fan", "oven", "kettle", "toaster", "pump", "screen", "printer"]
    private static let wrong = "switch on the old radio"

    /// Two clear intents; one example carries the other's label. A test example and an unlabelled one stand before it.
    private func bench() throws -> TestBench {
        let bench = try TestBench(EngineOptions(), tests: 0)
        for name in ["card_lost", "balance"] { try bench.workbench.deleteIntent(name, in: bench.project) }
        var examples = [
            Example(text: "switch on the lights", intent: "switch_on", type: .test), Example(text: "switch on something", intent: ""),
        ]
        for thing in Self.things {
            examples.append(Example(text: "switch on the \(thing)", intent: "switch_on"))
            examples.append(Example(text: "please switch on my \(thing)", intent: "switch_on"))
            examples.append(Example(text: "how much does the \(thing) cost", intent: "ask_price"))
            examples.append(Example(text: "tell me the price of a \(thing)", intent: "ask_price"))
        }
        examples.append(Example(text: Self.wrong, intent: "ask_price"))
        try bench.workbench.addExamples(examples, to: bench.project, .english)
        return bench
    }

    private func trained(_ bench: TestBench) throws -> ModelID {
        let id = try bench.workbench.train(bench.project, .english, configuration: .init(effort: .quick))
        try bench.workbench.runUntilIdle()
        return id
    }

    @Test func aWrongLabelIsNamedByItsRowUntilItIsMended() throws {
        let bench = try bench()
        let id = try trained(bench)
        let row = try #require(
            try bench.workbench.storedExamples(bench.project, .english).first { $0.example.text == Self.wrong })
        let review = try #require(try bench.workbench.review(id))
        #expect(review.examples == 41 && review.examined == 41)
        let disputed = try #require(review.disputed.first)
        #expect(disputed.id == row.id && disputed.dispute.given == "ask_price" && disputed.dispute.suggested == "switch_on")

        try bench.workbench.moveExamples([row.id], toIntent: "switch_on")
        #expect(try bench.workbench.review(id)?.disputed.contains { $0.id == row.id } == false)
        _ = try bench.workbench.undo(in: bench.project)
        #expect(try bench.workbench.review(id)?.disputed.first?.id == row.id)
        try bench.workbench.deleteExamples([row.id])
        #expect(try bench.workbench.review(id)?.disputed.contains { $0.id == row.id } == false)
    }

    @Test func nearestExamplesFollowTheData() throws {
        let bench = try bench()
        let id = try trained(bench)
        let near = try bench.workbench.nearestExamples(to: "switch on the big fan", by: id, count: 3)
        #expect(near.count == 3 && near.first?.text == "switch on the fan" && near.first?.intent == "switch_on")
        let rows = try bench.workbench.storedExamples(bench.project, .english)
        for example in near { #expect(rows.first { $0.id == example.id }?.example.text == example.text) }

        let added = try bench.workbench.addExamples(
            [Example(text: "switch on the big fan", intent: "switch_on")], to: bench.project, .english)
        let again = try bench.workbench.nearestExamples(to: "switch on the big fan", by: id, count: 1)
        #expect(again.first?.id == added.first)
    }

    @Test func explanationsAndIntervalsComeWithTheModel() throws {
        let bench = try bench()
        let id = try trained(bench)
        #expect(try bench.workbench.explain("switch on the lamp", by: id).intent.name == "switch_on")
        let metrics = try bench.workbench.model(id).metrics
        #expect(metrics.intervals?.accuracy.low ?? 1 < 1)
        let estimated = try #require(metrics.estimatedIntervals)
        #expect(estimated.accuracy.low < metrics.estimatedAccuracy && estimated.macroF1.high >= metrics.estimatedF1)
        #expect(try bench.workbench.compare(id, id)?.verdict == .undecided)
    }

    @Test func aModelOfAnOlderVersionHasNoReview() throws {
        let bench = try bench()
        let id = try trained(bench)
        try FileManager.default.removeItem(atPath: bench.file(ModelFile.review, of: id))
        #expect(try bench.workbench.review(id) == nil)
        let old = Data(
            """
            {"entityAccuracy":0,"entityF1":0,"estimatedAccuracy":0.5,"estimatedF1":0.4,"intentAccuracy":0.9,"intentF1":0.8,"spanF1":0,
            "testExamples":10}
            """.utf8)
        let metrics = try JSONDecoder().decode(ModelMetrics.self, from: old)
        #expect(metrics.intentAccuracy == 0.9 && metrics.intervals == nil && metrics.estimatedIntervals == nil)
    }
}
