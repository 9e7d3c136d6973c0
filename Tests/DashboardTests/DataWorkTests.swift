import Corpus
import Dashboard
import Engine
import Store
import Terminal
import Testing

@Suite("Work on many examples at once")
struct DataWorkTests {
    func preview(_ scenario: Scenario) -> PastePreview {
        PastePreview(
            project: .init(rawValue: "p1"), language: .english, intent: "card_lost",
            lines: [
                .init(example: Example(text: "gone again", intent: "card_lost"), standing: .new),
                .init(example: Example(text: "my card is gone", intent: "card_lost"), standing: .repeated),
                .init(example: Example(text: "how much is left", intent: "card_lost"), standing: .elsewhere(["check_balance"])),
            ])
    }

    @Test("Pasted lines are shown with how they stand to the data; Enter takes the new ones in one step")
    func paste() throws {
        var scenario = Scenario.bank()
        scenario.send(.key(.paste("gone again\nmy card is gone\nhow much is left")))
        guard case .previewPaste(let text, let intent, _, _) = try #require(scenario.effects.last) else {
            Issue.record("no preview"); return
        }
        #expect(intent == "card_lost" && text.hasPrefix("gone again\n"))
        scenario.send(.loaded(.pastePreview(preview(scenario))))
        for word in ["1 new", "1 repeated", "1 under another intent", "check_balance"] { #expect(scenario.text.contains(word), "\(word)") }
        scenario.keys("o Enter")
        guard case .commitPaste(let taken, let repeated, let elsewhere) = try #require(scenario.effects.last) else {
            Issue.record("nothing taken")
            return
        }
        #expect(taken.taken(repeated: repeated, elsewhere: elsewhere).map(\.text) == ["gone again", "how much is left"])
    }

    @Test("Lines pasted while an example is typed are a bulk paste for that intent")
    func pasteIntoPrompt() {
        var scenario = Scenario.bank()
        scenario.keys("a")
        scenario.send(.key(.paste("one line")))
        #expect(scenario.text.contains("one line"))
        scenario.send(.key(.paste("two\nlines")))
        #expect(scenario.text.contains("Paste into card_lost"))
    }

    @Test("The intent of what is pasted can be changed before it is taken")
    func pasteElsewhere() throws {
        var scenario = Scenario.bank()
        scenario.send(.key(.paste("a\nb")))
        scenario.keys("m")
        scenario.type("transf")
        scenario.keys("Enter")
        guard case .previewPaste(_, let intent, _, _) = try #require(scenario.effects.last) else { Issue.record("no preview"); return }
        #expect(intent == "transfer")
    }

    @Test("* selects all that is listed, seen or not")
    func selectAll() throws {
        var scenario = Scenario.bank()
        scenario.keys("Right *")
        guard case .selectAll(let query) = try #require(scenario.effects.last) else { Issue.record("no question"); return }
        scenario.send(.loaded(.selection(query, [1, 2, 3, 4, 5])))
        scenario.keys("d")
        guard case .edit(.deleteExamples(let ids)) = try #require(scenario.effects.last) else { Issue.record("no edit"); return }
        #expect(ids == [1, 2, 3, 4, 5])
    }

    @Test("c copies to another intent, y to the clipboard")
    func copy() throws {
        var scenario = Scenario.bank()
        scenario.keys("Right Space Space c")
        scenario.type("transf")
        scenario.keys("Enter")
        guard case .edit(.copyExamples(let ids, let intent, _, _)) = try #require(scenario.effects.last) else {
            Issue.record("no edit"); return
        }
        #expect(ids == [1, 2] && intent == "transfer")
        scenario.send(.loaded(.clipboard("two\nlines")))
        guard case .copy(let text) = try #require(scenario.effects.last) else { Issue.record("no copy"); return }
        #expect(text == "two\nlines")
    }

    @Test("% splits every intent from the left, the shown one from its examples")
    func split() throws {
        var scenario = Scenario.bank()
        scenario.keys("% Enter")
        guard case .edit(.split(_, _, let share, let intent)) = try #require(scenario.effects.last) else { Issue.record("no edit"); return }
        #expect(share == 0.2 && intent == nil)
        scenario.keys("Right % Enter")
        guard case .edit(.split(_, _, _, let one)) = try #require(scenario.effects.last) else { Issue.record("no edit"); return }
        #expect(one == "card_lost")
    }

    @Test("f finds in all intents")
    func find() throws {
        var scenario = Scenario.bank()
        scenario.keys("f")
        scenario.type("card lost")
        guard case .loadExamples(let query) = try #require(scenario.effects.last) else { Issue.record("no query"); return }
        #expect(query.intent == nil && query.search == "card lost")
    }

    @Test("/ on the intents takes their letters; the best match is chosen, Esc shows all")
    func fuzzy() throws {
        var scenario = Scenario.bank()
        scenario.keys("/")
        scenario.type("chba")
        #expect(scenario.state.data.rows.compactMap { $0?.name } == ["check_balance"])
        scenario.keys("Enter Esc")
        #expect(scenario.state.data.rows.count == 4)
        #expect(scenario.state.data.chosenIntent == "check_balance")
    }

    @Test("o shows the entities; entries are added, changed and deleted as definitions")
    func entities() throws {
        var scenario = Scenario.bank()
        scenario.keys("o")
        let rows = EntityRow.rows(
            [Example(text: "my visa", intent: "x", entities: [.init(start: 3, end: 7, entity: "card_type")])],
            [.init(entity: "city", kind: .lookup, examples: ["Bonn"], language: .english)])
        scenario.send(.loaded(.entities(.init(rawValue: "p1"), .english, rows)))
        #expect(scenario.text.contains("learnt") && scenario.text.contains("lookup"))
        scenario.keys("Down Enter a")
        scenario.type("Köln | Berlin")
        scenario.keys("Enter")
        guard case .edit(.setDefinition(_, let definition)) = try #require(scenario.effects.last) else { Issue.record("no edit"); return }
        #expect(definition.examples == ["Bonn", "Köln", "Berlin"])
        scenario.keys("Esc d")
        guard case .edit(.setDefinition(_, let fewer)) = try #require(scenario.effects.last) else { Issue.record("no edit"); return }
        #expect(fewer.examples == ["Köln", "Berlin"])
        scenario.keys("o")
        #expect(scenario.text.contains("Intents 3"))
    }
}
