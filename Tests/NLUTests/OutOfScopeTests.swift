import Corpus
import NLU
import Testing

@Suite("What belongs to no intent is refused")
struct OutOfScopeTests {
    private static let kitchens = ["soup", "bread", "rice", "salad", "pasta", "cake", "tea", "stew", "pie", "fish"]
    private static let verbs = ["order", "bring me", "i would like", "can i have", "please get me"]

    /// Fifty utterances each of ordering and cancelling, of the same words but one.
    private static var orders: [Example] {
        kitchens.flatMap { dish in
            verbs.flatMap { verb in
                [
                    Example(text: "\(verb) the \(dish) now", intent: "order_food"),
                    Example(text: "cancel the \(dish) i asked for when i said \(verb)", intent: "cancel_food"),
                ]
            }
        }
    }

    @Test(
        "gibberish, other languages and other matters are refused",
        arguments: ["xqzt wvbn klmp", "как пройти в библиотеку", "天気はどうですか", "wer hat gestern das spiel gewonnen", "?!?!", ""])
    func refused(text: String) throws {
        let result = try trained(Self.orders, configuration: .init()).model.parse(text)
        #expect(result.intent.name == ParseResult.fallbackName)
        #expect(result.intentRanking.count == 2 && result.intent.confidence < 0.5)
    }

    @Test("what was learnt is answered", arguments: ["order the soup now", "can i have the cake", "cancel the fish", "bring me tea"])
    func answered(text: String) throws {
        let model = try trained(Self.orders, configuration: .init()).model
        #expect(model.acceptThreshold > 0 && model.acceptThreshold <= 0.5)
        #expect(model.parse(text).intent.name != ParseResult.fallbackName)
    }

    @Test("a person's threshold replaces the one that training chose, and can be taken back")
    func settable() throws {
        var model = try trained(Self.orders).model
        model.threshold = 0
        #expect(model.parse("xqzt wvbn klmp").intent.name != ParseResult.fallbackName)
        model.threshold = 1
        #expect(model.parse("order the soup now please").intent.name == ParseResult.fallbackName)
        model.threshold = nil
        #expect(model.acceptThreshold == model.chosenThreshold)
    }

    @Test("examples of what to refuse are no intent, and move the threshold")
    func examplesOfNothing() throws {
        let near = Self.kitchens.flatMap { dish in
            ["who invented the \(dish)", "is the \(dish) healthy", "what rhymes with \(dish)"].map {
                Example(text: $0, intent: Example.outOfScope)
            }
        }
        let without = try trained(Self.orders).model
        let with = try trained(Self.orders + near).model
        #expect(with.intents == ["cancel_food", "order_food"])
        func refused(_ model: NLUModel) -> Int { near.count { model.parse($0.text).intent.name == ParseResult.fallbackName } }
        #expect(refused(with) > refused(without) || refused(without) == near.count)
        #expect(refused(with) >= 27)
        #expect(Self.orders.count { with.parse($0.text).intent.name == $0.intent } >= 98)
        #expect(with.evaluate(near, threads: 1).examples == 0)
    }

    @Test("starved intents are found where one intent has nearly everything")
    func skewed() throws {
        let rare = ["refund", "invoice", "opening hours"]
        let common = (0..<180).map { Example(text: "order number \($0) of the \(Self.kitchens[$0 % 10])", intent: "order") }
        let few = rare.flatMap { topic in
            [
                "where is my \(topic)", "i need the \(topic)", "\(topic) please", "tell me about the \(topic)", "\(topic) for my order",
                "the \(topic) of the order", "give me a \(topic) for the order",
            ].map { Example(text: $0, intent: topic) }
        }
        let result = try trained(common + few, configuration: .init())
        #expect(result.leaderboard.contains { $0.name.contains("class-weighted") })
        for topic in rare { #expect(result.model.parse("could you send the \(topic)").intentRanking[0].name == topic) }
    }
}
