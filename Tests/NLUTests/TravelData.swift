import Corpus
import NLU

/// A small data set with everything that a model can have: intents, marked spans, lookups and synonyms.
enum TravelData {
    static let cities = ["oslo", "paris", "new york", "lima", "san juan"]

    static var examples: [Example] {
        var examples: [Example] = []
        for city in cities {
            examples.append(marked("fly to [\(city)](city) tomorrow", "book_flight"))
            examples.append(marked("book a flight from [lima](city) to [\(city)](city)", "book_flight"))
            examples.append(marked("fly from [\(city)](city) to [paris](city)", "book_flight"))
            examples.append(marked("will it rain in [\(city)](city) today", "ask_weather"))
            examples.append(marked("weather forecast for [\(city)](city)", "ask_weather"))
        }
        for song in ["jazz", "rock", "a waltz", "something new"] {
            examples.append(marked("play \(song) on the radio", "play_music"))
            examples.append(marked("turn up the music and play \(song)", "play_music"))
        }
        return examples
    }

    static let definitions = [
        EntityDefinition(entity: "airline", kind: .lookup, examples: ["Blue Wings", "Condor"], language: .english),
        EntityDefinition(entity: "hotel", kind: .lookup, examples: ["Grand Inn"], language: .english),
        EntityDefinition(entity: "New York City", kind: .synonym, examples: ["new york", "big apple"], language: .english),
        EntityDefinition(entity: "Lima, Peru", kind: .synonym, examples: ["lima"], language: .english),
    ]

    static let sentences = [
        "fly from oslo to new york", "will it rain in paris", "play jazz", "a flight with Blue Wings to lima", "", " ", "🙂 ½ ﬁn",
        "unheard of words",
    ]

    private static let trainedOnce = Result { try NLUTests.trained(examples, definitions: definitions) }
    private static let trainedWithoutDefinitions = Result { try NLUTests.trained(examples) }

    /// Trained once for all tests that only look at it.
    static func trained() throws -> TrainedModel { try trainedOnce.get() }
    /// The same without lookups and synonyms.
    static func plain() throws -> NLUModel { try trainedWithoutDefinitions.get().model }
}
