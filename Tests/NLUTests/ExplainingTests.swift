import Corpus
import Foundation
import NLU
import Testing

@Suite("An explanation names what decided")
struct ExplainingTests {
    @Test("the words that the intent is about weigh most", arguments: [("please play jazz", "play"), ("fly to oslo", "fly")])
    func decisiveWord(text: String, word: String) throws {
        let explanation = try TravelData.plain().explain(text)
        let heaviest = try #require(explanation.words.max { $0.weight < $1.weight })
        #expect(heaviest.text == word)
        #expect(heaviest.weight > 0 && heaviest.againstRunnerUp > 0)
        #expect(explanation.summary.contains("“\(word)”") && explanation.summary.contains(explanation.intent.name))
    }

    @Test("a word that speaks for another intent weighs less than nothing")
    func opposingWord() throws {
        let explanation = try TravelData.plain().explain("play the weather forecast for oslo")
        #expect(explanation.intent.name == "ask_weather")
        #expect(explanation.words[0].text == "play" && explanation.words[0].weight < 0)
    }

    @Test("a weight is the change of the log-odds when the word is left out")
    func weightByDefinition() throws {
        let model = try TravelData.plain()
        func odds(_ text: String) throws -> Double {
            let p = try #require(model.parse(text).intentRanking.first { $0.name == "play_music" }).confidence
            return logOdds(p)
        }
        let explanation = model.explain("play jazz on monday")
        try #require(explanation.intent.name == "play_music")
        for (word, rest) in zip(explanation.words, ["jazz on monday", "play on monday", "play jazz monday", "play jazz on"]) {
            #expect(abs(word.weight - (try odds("play jazz on monday") - odds(rest))) < 1e-3, "\(word.text)")
        }
    }

    @Test(
        "words are ranges of the text as typed, in its order, in every script",
        arguments: TravelData.sentences + ["  Fly,  to  PARIS!", "我要去北京", "จองตั๋ว", "don't ﬁx 🙂 ½", "बत्ती जला दो", "word ".times(300), "x"])
    func ranges(text: String) throws {
        let scalars = Array(text.unicodeScalars)
        let explanation = try TravelData.plain().explain(text)
        var end = 0
        for word in explanation.words {
            #expect(word.start >= end && word.end > word.start && word.end <= scalars.count)
            #expect(String(String.UnicodeScalarView(scalars[word.start..<word.end])) == word.text)
            #expect(word.weight.isFinite && word.againstRunnerUp.isFinite)
            end = word.end
        }
        #expect(explanation.text == text)
        #expect(explanation.words.isEmpty == (TokenizedText(text).tokens.isEmpty))
        #expect(!explanation.summary.isEmpty)
    }

    @Test("a long text is explained in runs of words, in bounded work")
    func long() throws {
        let text = "fly to oslo and then ".times(400)
        let explanation = try TravelData.plain().explain(text)
        #expect(explanation.words.count <= 32 && explanation.words.count >= 8)
        #expect(explanation.words.last?.end == text.unicodeScalars.count - 1)
        #expect(explanation.pairs.isEmpty && explanation.ngrams.isEmpty)
    }

    @Test("neighbours are named where they weigh more together")
    func pairs() throws {
        let explanation = try TravelData.plain().explain("music music")
        for pair in explanation.pairs {
            let inside = explanation.words.filter { $0.start >= pair.start && $0.end <= pair.end }
            #expect(abs(pair.weight) > inside.reduce(0) { $0 + abs($1.weight) })
        }
        // Either word alone would do, so only leaving out both takes the reason away.
        #expect(explanation.pairs.first?.text == "music music")
    }

    @Test("n-grams have names that a person can read")
    func ngrams() throws {
        let explanation = try TravelData.plain().explain("weather forecast for oslo")
        #expect(!explanation.ngrams.isEmpty)
        #expect(zip(explanation.ngrams, explanation.ngrams.dropFirst()).allSatisfy { abs($0.weight) >= abs($1.weight) })
        #expect(Set(explanation.ngrams.map(\.text)).count == explanation.ngrams.count)
        #expect(explanation.ngrams.contains { $0.text.contains("forecast") || $0.text.contains("weather") })
    }

    @Test("it says the same as parse, and how far the answer was from being refused", arguments: TravelData.sentences)
    func agreesWithParse(text: String) throws {
        let model = try TravelData.trained().model
        let (explanation, result) = (model.explain(text), model.parse(text))
        #expect(explanation.intent == result.intentRanking[0])
        #expect(explanation.runnerUp == result.intentRanking[1])
        let acceptance = explanation.acceptance
        #expect(acceptance.isAccepted == (result.intent.name != ParseResult.fallbackName))
        #expect(acceptance.isAccepted == (acceptance.value >= acceptance.threshold))
        #expect(acceptance.perplexity >= 1 - 1e-6 && (0...1).contains(acceptance.familiarity))
        #expect(acceptance.reasons.count >= 3 && acceptance.reasons.allSatisfy { !$0.isEmpty })
    }

    @Test("what was never seen is said to be strange")
    func strange() throws {
        let acceptance = try TravelData.plain().explain("qqq zzz xxq").acceptance
        #expect(acceptance.familiarity < 0.2)
        #expect(acceptance.reasons.contains { $0.contains("never seen") })
    }
}

private func logOdds(_ p: Double) -> Double { log(p / (1 - p)) }

extension String {
    fileprivate func times(_ count: Int) -> String { String(repeating: self, count: count) }
}
