import Corpus
import Dashboard
import Engine
import NLU
import Store
import Terminal
import Testing

/// What the model that follows the edits shows, on each screen.
@Suite("While you edit")
struct ProvisionalTests {
    private static let texts: [String: [String]] = [
        "card_lost": ["I lost my card", "my visa card is gone", "someone took my debit card", "my card was stolen", "lost card"],
        "check_balance": ["how much money do I have", "my balance please", "what is left on my account", "show the balance", "balance"],
        "transfer": ["send money to Anna", "transfer ten euros", "wire money abroad", "make a transfer", "move money to savings"],
    ]

    /// The news of a learner that has learnt the texts, and so many of the first intent under a wrong one.
    private func news(
        wrong: Int = 0, version: Int = 1, state: Provisional.State = .current, hasModel: Bool = true
    ) throws -> Provisional {
        var id: Int64 = 0
        var rows: [(id: Int64, example: Example)] = []
        for (intent, texts) in Self.texts.sorted(by: { $0.key < $1.key }) {
            for (place, text) in texts.enumerated() {
                id += 1
                let isWrong = intent == "card_lost" && place < wrong
                rows.append((id, Example(text: text, intent: isWrong ? "transfer" : intent)))
            }
        }
        let learner = ProvisionalLearner(language: .english)
        learner.replace(rows)
        return Provisional(
            project: .init(rawValue: "p1"), language: .english, state: state, model: hasModel ? try learner.learn() : nil, version: version)
    }

    private func follow(_ scenario: inout Scenario, _ news: Provisional) { scenario.send(.engine(.provisional(news))) }

    @Test("The data is followed from the moment a project is opened")
    func opening() {
        var scenario = Scenario.bank()
        scenario.keys("1 Enter")
        #expect(scenario.effects.contains { if case .follow(.init(rawValue: "p1"), .english) = $0 { true } else { false } })
    }

    @Test("The title line says what the last edit brought, by sign and in colour", arguments: [(80, 24), (120, 40), (200, 60)])
    func change(width: Int, height: Int) throws {
        var scenario = Scenario.bank(width, height)
        follow(&scenario, try news())
        #expect(scenario.lines[0].contains("provisional F1 "))
        follow(&scenario, try news(wrong: 4, version: 2))
        let points = try #require(scenario.state.provisional.change)
        #expect(points < 0)
        #expect(scenario.lines[0].contains(" -"))
        let canvas = Render.canvas(scenario.state)
        #expect(canvas.cells.prefix(width).contains { $0.style.role == .warn && $0.character == "-" })
        follow(&scenario, try news(version: 3))
        #expect(scenario.lines[0].contains(" +"))
        #expect(scenario.state.provisional.changeSinceFirst == 0)
    }

    @Test("The F1 of each intent is that of the data as it is now, with an arrow where the edit moved it")
    func column() throws {
        var scenario = Scenario.bank()
        follow(&scenario, try news())
        let before = try #require(scenario.state.data.scores["card_lost"])
        follow(&scenario, try news(wrong: 4, version: 2))
        let after = try #require(scenario.state.data.scores["card_lost"])
        #expect(after.support == 1 && before.support == 5)
        let row = try #require(scenario.lines.first { $0.hasPrefix("│") && $0.contains("card_lost ") && $0.contains("15") })
        #expect(row.contains("↓"))
    }

    @Test("While it learns the old score stands, with a sign that it is behind")
    func learning() throws {
        var scenario = Scenario.bank()
        follow(&scenario, try news())
        follow(&scenario, try news(state: .learning))
        #expect(scenario.lines[0].contains("…") && scenario.lines[0].contains("provisional F1 "))
    }

    @Test("What is too large is said where the project's health is")
    func tooMany() throws {
        var scenario = Scenario.bank()
        follow(&scenario, try news(state: .tooMany(100_000), hasModel: false))
        scenario.keys("Home")
        scenario.state.data.shownIntent = nil
        #expect(scenario.text.contains("off: too many to follow (100,000 examples of 3 intents)"))
        #expect(!scenario.lines[0].contains("provisional"))
    }

    @Test("News of another project is dropped")
    func otherProject() throws {
        var scenario = Scenario.bank()
        var news = try news()
        news.project = .init(rawValue: "p2")
        follow(&scenario, news)
        #expect(scenario.state.provisional.model == nil)
    }

    @Test("Try asks the model that knows more, says which, and ^T asks the other")
    func tryIt() throws {
        var scenario = Scenario.bank()
        scenario.state.project?.updatedAt = 1_699_998_000_000
        follow(&scenario, try news())
        scenario.keys("6")
        scenario.type("lost")
        #expect(scenario.text.contains("Say something to bank v1"))
        scenario.keys("^t")
        #expect(scenario.text.contains("Say something to the provisional model"))
        #expect(scenario.text.contains("provisional · not saved"))
        guard case .parse(_, let id, "lost") = try #require(scenario.effects.last) else { Issue.record("no parse"); return }
        #expect(id == .provisional)
        scenario.state.tryIt.asksProvisional = nil
        scenario.state.project?.updatedAt = 1_700_000_000_000
        #expect(scenario.text.contains("Say something to the provisional model"))
    }

    @Test("Before any training Try answers by the provisional model, and again after each edit")
    func beforeTraining() throws {
        var scenario = Scenario.bank()
        scenario.send(.loaded(.models([], [:])))
        scenario.keys("6")
        #expect(scenario.text.contains("No model yet"))
        follow(&scenario, try news())
        scenario.type("card")
        let asked = scenario.effects.count
        follow(&scenario, try news(wrong: 2, version: 2))
        guard case .parse(_, .provisional, "card") = try #require(scenario.effects.dropFirst(asked).last) else {
            Issue.record("not asked again")
            return
        }
    }

    @Test("~ stops following, for good, and follows again")
    func toggle() throws {
        var scenario = Scenario.bank()
        follow(&scenario, try news())
        scenario.keys("~")
        #expect(!scenario.lines[0].contains("provisional"))
        #expect(scenario.effects.contains { if case .stopFollowing = $0 { true } else { false } })
        #expect(scenario.effects.contains { if case .saveSetting("live", "false") = $0 { true } else { false } })
        follow(&scenario, try news(version: 2))
        #expect(scenario.state.provisional.model == nil)
        scenario.effects = []
        scenario.keys("~")
        #expect(scenario.effects.contains { if case .follow = $0 { true } else { false } })
    }

    @Test("The inbox is ranked by what the data as it is now would learn from")
    func inbox() throws {
        var scenario = Scenario.bank()
        follow(&scenario, try news())
        scenario.effects = []
        scenario.keys("3")
        #expect(scenario.effects.contains { if case .loadInbox(_, _, ModelID.provisional) = $0 { true } else { false } })
    }
}
