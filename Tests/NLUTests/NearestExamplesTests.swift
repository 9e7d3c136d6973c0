import Corpus
import NLU
import Testing

@Suite("The nearest examples are those most like an utterance")
struct NearestExamplesTests {
    @Test("an example is nearest to itself, whatever its case", arguments: [0, 3, 11, 24, 32])
    func itself(row: Int) throws {
        let index = NearestExamples(model: try TravelData.plain(), examples: TravelData.examples)
        let example = TravelData.examples[row]
        let nearest = try #require(index.nearest(to: example.text.uppercased(), count: 1).first)
        #expect(nearest.text == example.text && nearest.row == TravelData.examples.firstIndex { $0.text == example.text })
        #expect(nearest.intent == example.intent && nearest.similarity > 0.9999)
    }

    @Test("most alike first, no more than asked for, none that has nothing in common")
    func order() throws {
        let index = NearestExamples(model: try TravelData.plain(), examples: TravelData.examples)
        let nearest = index.nearest(to: "will it rain in lima", count: 5)
        #expect(nearest.count == 5)
        #expect(zip(nearest, nearest.dropFirst()).allSatisfy { $0.similarity >= $1.similarity })
        #expect(nearest.prefix(3).allSatisfy { $0.intent == "ask_weather" })
        #expect(index.nearest(to: "will it rain in lima", count: 1_000).count <= TravelData.examples.count)
        #expect(index.nearest(to: "日本", count: 5).isEmpty && index.nearest(to: "", count: 5).isEmpty)
        #expect(index.nearest(to: "fly", count: 0).isEmpty)
    }

    @Test("every similarity is the cosine of the two texts' weights")
    func cosine() throws {
        let model = try TravelData.plain()
        let texts = ["fly to oslo", "play jazz", "fly from oslo to lima", "weather forecast for paris"]
        let index = NearestExamples(model: model, examples: texts.map { Example(text: $0, intent: "any") })
        for text in texts {
            // The cosine is symmetric, so each pair has to come out the same from both sides.
            for near in index.nearest(to: text, count: 10) {
                let back = index.nearest(to: near.text, count: 10).first { $0.text == text }
                #expect(abs((back?.similarity ?? -1) - near.similarity) < 1e-5)
            }
        }
    }

    @Test("the number of threads changes nothing, and no examples are no fault", arguments: [1, 2, 5])
    func threads(count: Int) throws {
        let model = try TravelData.plain()
        let many = (0..<40).flatMap { _ in TravelData.examples }
        let index = NearestExamples(model: model, examples: many, threads: count)
        let other = NearestExamples(model: model, examples: many, threads: 3)
        #expect(index.nearest(to: "fly to rome", count: 9) == other.nearest(to: "fly to rome", count: 9))
        #expect(NearestExamples(model: model, examples: [], threads: count).nearest(to: "fly", count: 3).isEmpty)
    }
}
