import Corpus
import Dashboard
import Engine
import NLU
import Store
import Terminal
import Testing

@Suite("Review")
struct ReviewTests {
    static let project = ProjectID(rawValue: "p1")

    func review(_ findings: [ReviewFinding], _ inbox: [InboxRow] = [], width: Int = 120, height: Int = 40) -> Scenario {
        var scenario = Scenario.bank(width, height)
        scenario.keys("3")
        scenario.send(.loaded(.findings(Self.project, .english, findings)))
        scenario.send(.loaded(.inbox(Self.project, .english, inbox)))
        scenario.effects = []
        return scenario
    }

    func finding(_ title: String, _ remedy: Remedy?, _ ids: [ExampleID] = [1, 2]) -> ReviewFinding {
        ReviewFinding(
            level: .warning, title: Phrase(below: title), reason: "It is so.", advice: "Mend it.", intent: "card_lost",
            examples: [.init(Example(text: "my card is gone", intent: "card_lost"))], remedy: remedy, ids: ids)
    }

    func utterance(_ id: ExampleID, _ text: String, _ ranking: [(String, Double)]) -> InboxRow {
        let intents = ranking.map { ParseResult.Intent(name: $0.0, confidence: $0.1) }
        return InboxRow(
            row: .init(id: id, example: Example(text: text, intent: "")),
            suggestion: ParseResult(text: text, intent: intents[0], intentRanking: intents, entities: []))
    }

    @Test("One key mends, and the next finding is under the cursor at once")
    func mend() throws {
        var scenario = review([finding("First", .keepOne), finding("Second", .dropBrokenSpans)])
        #expect(scenario.text.contains("keep one"))
        scenario.keys("m m")
        let mended = scenario.effects.compactMap { if case .edit(.mend(let remedy, _, _)) = $0 { remedy } else { nil } }
        #expect(mended == [.keepOne, .dropBrokenSpans])
        #expect(scenario.text.contains("Nothing to mend"))
    }

    @Test("The same text under two intents asks for the right one, those it stands under first")
    func chooseIntent() throws {
        var scenario = review([finding("Two intents", .chooseIntent(["transfer", "card_lost"]))])
        scenario.keys("m Enter")
        guard case .edit(.mend(_, let ids, let intent)) = try #require(scenario.effects.last) else { Issue.record("no edit"); return }
        #expect(ids == [1, 2] && intent == "transfer")
    }

    @Test("x puts a finding aside for good, X brings all back")
    func dismiss() throws {
        let findings = [finding("First", .keepOne), finding("Second", nil)]
        var scenario = review(findings)
        scenario.keys("x")
        guard case .dismiss(_, _, let key) = try #require(scenario.effects.last) else { Issue.record("not kept"); return }
        scenario.send(.loaded(.findings(Self.project, .english, findings, dismissed: [try #require(key)])))
        #expect(scenario.state.review.findings.map(\.title.english) == ["Second"])
        scenario.keys("X")
        guard case .dismiss(_, _, let none) = try #require(scenario.effects.last) else { Issue.record("not asked"); return }
        #expect(none == nil)
    }

    @Test("u brings back what was put aside last, before it takes back an edit that was made earlier")
    func undoOfDismissals() throws {
        let findings = [finding("First", .keepOne), finding("Second", nil)]
        var scenario = review(findings)
        scenario.keys("x x u")
        guard case .bringBack(_, _, let key) = try #require(scenario.effects.last) else { Issue.record("not brought back"); return }
        #expect(key == findings[1].key)
        scenario.keys("u u")
        let last = try #require(scenario.effects.last)
        if case .edit(.undo) = last {} else { Issue.record("\(last)") }
    }

    @Test("A finding that only a look can tell says so")
    func noRemedy() {
        var scenario = review([finding("Look", nil)])
        scenario.keys("m")
        #expect(scenario.effects.isEmpty)
        #expect(scenario.text.contains("Only a look"))
    }

    @Test("In the inbox Enter says yes, m another intent, d deletes, each with the next one under the cursor")
    func inbox() throws {
        let rows = [
            utterance(11, "card vanished", [("card_lost", 0.5), ("transfer", 0.4)]),
            utterance(12, "send money", [("transfer", 0.9), ("card_lost", 0.1)]),
            utterance(13, "asdf", [("transfer", 0.4), ("card_lost", 0.3)]),
        ]
        var scenario = review([], rows)
        scenario.keys("Tab")
        #expect(scenario.text.contains("suggested, not confirmed"))
        #expect(scenario.text.contains("wavers between card_lost (50 %)"))
        scenario.keys("Enter m")
        scenario.type("check")
        scenario.keys("Enter d")
        let labels = scenario.effects.compactMap {
            if case .edit(.updateExamples(let rows, _)) = $0 { rows[0].example.intent } else { nil }
        }
        #expect(labels == ["card_lost", "check_balance"])
        guard case .edit(.deleteExamples(let ids)) = try #require(scenario.effects.last) else { Issue.record("no edit"); return }
        #expect(ids == [13])
        #expect(scenario.text.contains("Nothing waits for an intent"))
    }

    @Test("What teaches most is worth most")
    func worth() {
        #expect(utterance(1, "a", [("x", 0.5), ("y", 0.5)]).worth > utterance(2, "b", [("x", 0.9), ("y", 0.1)]).worth)
    }

    @Test("Lines pasted in the review wait in the inbox")
    func paste() throws {
        var scenario = review([])
        scenario.send(.key(.paste("one\ntwo")))
        guard case .previewPaste(_, let intent, _, _) = try #require(scenario.effects.last) else { Issue.record("no preview"); return }
        #expect(intent.isEmpty)
    }

    @Test("The utterance under the cursor stays there when a model ranks the inbox anew")
    func stays() {
        let rows = { (one: Double, two: Double) in
            [self.utterance(1, "one", [("transfer", one)]), self.utterance(2, "two", [("transfer", two)])]
        }
        var scenario = review([], rows(0.5, 0.9))
        scenario.keys("Tab")
        scenario.send(.loaded(.inbox(Self.project, .english, rows(0.6, 0.4).reversed())))
        #expect(scenario.state.review.inbox.selected?.row.id == 1)
    }

    @Test("One key says that no intent fits, and more than are listed are counted")
    func outOfScope() throws {
        var scenario = review([], [utterance(1, "tell me a joke", [("transfer", 0.5)])])
        scenario.state.data.unlabelled = 3_000
        scenario.keys("Tab")
        #expect(scenario.text.contains("Inbox 1 of 3,000"))
        scenario.keys("o")
        guard case .edit(.updateExamples(let rows, _))? = scenario.effects.last else { Issue.record("no edit"); return }
        #expect(rows.map(\.example.intent) == [Example.outOfScope])
    }

    @Test("M mends all findings of a kind that ask nothing, in one step")
    func mendAll() throws {
        var scenario = review([
            finding("Repeats", .keepOne, [1, 2]), finding("Repeats", .keepOne, [3, 4]), finding("Broken", .dropBrokenSpans, [5]),
        ])
        scenario.keys("M")
        let all = scenario.effects.compactMap { if case .edit(.mendAll(let all, _)) = $0 { all } else { nil } }
        #expect(all == [[Mending(.keepOne, [1, 2]), Mending(.keepOne, [3, 4])]])
        #expect(scenario.state.review.findings.map(\.title.english) == ["Broken"])
        scenario.keys("M")
        #expect(scenario.text.contains("No other finding of this kind"))
    }

    @Test("Of repeats it is said which one goes")
    func whichGoes() {
        let texts = [
            Example(text: "my card is gone", intent: "card_lost"), Example(text: "my card is gone", intent: "card_lost", type: .test),
        ]
        let repeats = ReviewFinding(
            level: .warning, title: "Repeats", reason: "It is so.", advice: "Keep one.", intent: "card_lost",
            examples: texts.map { .init($0) }, remedy: .keepOne, ids: [1, 2])
        let lines = review([repeats], width: 160).lines
        #expect(lines.contains { $0.contains("m deletes it") && $0.contains("train") })
        #expect(lines.contains { $0.contains("m keeps it") && $0.contains("test") })
    }

    @Test("On a narrow screen too, the line of hints names the way to put a finding aside, and to the inbox")
    func narrowHints() {
        var scenario = review([finding("Label", .relabel(intent: "a_rather_long_name_of_an_intent"))], width: 80, height: 24)
        scenario.state.data.unlabelled = 2
        let hints = scenario.lines.last ?? ""
        #expect(hints.contains("x right as it is") && hints.contains("Tab inbox") && hints.contains("m mend"))
    }
}
