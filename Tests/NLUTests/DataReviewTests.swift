import Corpus
import Foundation
import NLU
import Testing

@Suite("Cross-validation reviews the data it learns from")
struct DataReviewTests {
    /// Two clear intents of 40 examples, of which a few carry the wrong label.
    private static let wrong = [3, 17, 52, 66]
    private static let examples: [Example] = {
        let things = ["lamp", "heater", "radio", "fan", "oven", "kettle", "toaster", "pump", "screen", "printer"]
        let rooms = ["kitchen", "hall", "attic", "cellar"]
        let texts =
            rooms.flatMap { room in things.map { ("switch on the \($0) in the \(room)", "switch_on") } }
            + rooms.flatMap { room in things.map { ("how much does the \($0) from the \(room) cost", "ask_price") } }
        return texts.enumerated().map { row, text in
            let flipped = text.1 == "switch_on" ? "ask_price" : "switch_on"
            return Example(text: text.0, intent: wrong.contains(row) ? flipped : text.1)
        }
    }()

    private static let trainedOnce = Result { try trained(examples, configuration: .init(effort: .quick)) }

    @Test("wrong labels come first, with the right one and a reason in words")
    func disputed() throws {
        let review = try Self.trainedOnce.get().review
        #expect(review.examples == 80 && review.examined == 80)
        #expect(Set(review.disputed.prefix(4).map(\.row)) == Set(Self.wrong))
        for dispute in review.disputed {
            #expect(dispute.text == Self.examples[dispute.row].text && dispute.given == Self.examples[dispute.row].intent)
            #expect(dispute.suggested != dispute.given && dispute.suggestedProbability > dispute.givenProbability)
            #expect(dispute.reason.contains(dispute.suggested) && dispute.reason.contains(dispute.given))
        }
        let doubts = review.disputed.map { $0.suggestedProbability - $0.givenProbability }
        #expect(zip(doubts, doubts.dropFirst()).allSatisfy { $0 >= $1 }, "most doubtful first")
    }

    @Test("intents that are confused are counted both ways, with examples")
    func confused() throws {
        let pair = try #require(try Self.trainedOnce.get().review.confused.first)
        #expect([pair.first.intent, pair.second.intent].sorted() == ["ask_price", "switch_on"])
        #expect(pair.count >= 4 && pair.first.taken >= pair.second.taken)
        #expect(pair.first.examples == 40 && pair.second.examples == 40)
        for direction in [pair.first, pair.second] {
            #expect(direction.rows.count == min(direction.taken, 5))
            #expect(direction.texts == direction.rows.map { Self.examples[$0].text })
            #expect(direction.rows.allSatisfy { Self.examples[$0].intent == direction.intent })
        }
        #expect(pair.reason.contains("\(pair.first.taken) of 40"))
    }

    @Test("clean data are not disputed, and a review is a value that can be written down")
    func clean() throws {
        let review = try TravelData.trained().review
        #expect(review.examined == TravelData.examples.count)
        #expect(review.disputed.count <= 2)
        let noisy = try Self.trainedOnce.get().review
        #expect(try JSONDecoder().decode(DataReview.self, from: JSONEncoder().encode(noisy)) == noisy)
    }
}
