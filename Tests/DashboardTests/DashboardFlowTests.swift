import Corpus
import Dashboard
import Engine
import NLU
import Store
import Terminal
import Testing

@Suite("From screen to screen")
struct DashboardFlowTests {
    @Test("An empty store offers the samples, Enter adds one")
    func samples() throws {
        var scenario = Scenario()
        scenario.send(.loaded(.projects([])))
        #expect(scenario.text.contains("coffee-bar"))
        scenario.keys("Enter")
        guard case .installSample(let name) = try #require(scenario.effects.last) else { Issue.record("nothing installed"); return }
        #expect(name == "coffee-bar")
    }

    @Test("t trains, and the screen follows the job")
    func train() throws {
        var scenario = Scenario.bank()
        scenario.keys("t")
        guard case .train(let project, let language, .balanced) = try #require(scenario.effects.last) else {
            Issue.record("no training"); return
        }
        #expect(project.rawValue == "p1" && language == .english)
        let job = ModelRecord.completed("bank v2", project, status: .training)
        scenario.send(.loaded(.trainingStarted(job.id)))
        scenario.send(.engine(.modelChanged(job)))
        scenario.send(.engine(.progress(job.id, fraction: 0.31, secondsLeft: 2)))
        #expect(scenario.state.screen == .training)
        #expect(scenario.text.contains("Training 31 %"))
        #expect(scenario.text.contains("eta ~2 s"))
    }

    @Test("A failed job says why", arguments: [TrainingStatus.failed, .timedOut, .dead])
    func failed(status: TrainingStatus) {
        var scenario = Scenario.bank()
        var job = ModelRecord.completed("bank v2", .init(rawValue: "p1"), status: status)
        job.message = "the disk is full: free some space, then train again"
        scenario.send(.engine(.modelChanged(job)))
        scenario.keys("4")
        #expect(scenario.text.contains(status.rawValue))
        #expect(scenario.text.contains("the disk is full"))
    }

    @Test(
        "Every screen of every size is drawn with its frame whole",
        arguments: [(60, 16), (80, 24), (100, 30), (120, 40), (200, 60), (300, 100)])
    func everySize(size: (Int, Int)) {
        for screen in ["1", "2", "3", "4", "5", "6"] {
            var scenario = Scenario.bank(size.0, size.1)
            scenario.keys("Esc \(screen)")
            let lines = scenario.lines
            #expect(lines.count == size.1)
            #expect(lines[0].contains("Trainyard"))
            #expect(lines.contains { $0.hasPrefix("╭") })
            #expect(scenario.text.contains("╰"))
            #expect(lines[size.1 - 1].contains("help"))
        }
    }

    @Test("A window that is too small says so and keeps the state")
    func tooSmall() {
        var scenario = Scenario.bank()
        scenario.send(.key(.resize(Size(width: 40, height: 10))))
        #expect(scenario.text.contains("needs 60×16"))
        scenario.send(.key(.resize(Size(width: 120, height: 40))))
        #expect(scenario.text.contains("card_lost"))
    }

    @Test("q leaves at once when nothing is being trained")
    func quit() {
        var scenario = Scenario.bank()
        scenario.keys("q")
        #expect(scenario.state.exit == .stop)
    }

    @Test("q asks while a job runs: go on in the background, cancel, or stay")
    func quitWhileTraining() {
        var scenario = Scenario.bank()
        scenario.send(.engine(.modelChanged(.completed("bank v2", .init(rawValue: "p1"), status: .training))))
        scenario.keys("q")
        #expect(scenario.state.exit == nil)
        #expect(scenario.text.contains("go on in the background") || scenario.text.contains("goes on in the background"))
        var stay = scenario
        stay.keys("Esc")
        #expect(stay.state.dialog == nil && stay.state.exit == nil)
        var cancel = scenario
        cancel.keys("x")
        #expect(cancel.state.exit == .stop)
        #expect(cancel.effects.contains { if case .cancel = $0 { true } else { false } })
        scenario.keys("Enter")
        #expect(scenario.state.exit == .handOver)
    }

    @Test("^C leaves from a text field, a dialog and a filter", arguments: ["6", "a", "/", "?", ":", "T"])
    func interrupt(opener: String) {
        var scenario = Scenario.bank()
        scenario.keys("\(opener) ^c")
        #expect(scenario.state.exit == .stop)
    }

    @Test("Esc backs out of every dialog", arguments: ["a", "n", "?", ":", "T", "i", "e"])
    func escape(opener: String) {
        var scenario = Scenario.bank()
        scenario.keys(opener)
        #expect(scenario.state.dialog != nil)
        scenario.keys("Esc")
        #expect(scenario.state.dialog == nil)
    }

    @Test("The palette finds a command by its letters and runs it")
    func palette() throws {
        var scenario = Scenario.bank()
        scenario.keys(":")
        scenario.type("train")
        scenario.keys("Enter")
        #expect(scenario.effects.contains { if case .train = $0 { true } else { false } })
    }

    @Test("Deleting a project takes its typed name")
    func deleteProject() throws {
        var scenario = Scenario.bank()
        scenario.keys("1 d")
        scenario.type("bunk")
        scenario.keys("Enter")
        #expect(scenario.text.contains("That is not its name"))
        scenario.keys("BSpace BSpace BSpace")
        scenario.type("ank")
        scenario.keys("Enter")
        guard case .edit(.deleteProject(let id)) = try #require(scenario.effects.last) else { Issue.record("no edit"); return }
        #expect(id.rawValue == "p1")
    }

    @Test("Try answers what is typed now, not what was typed before")
    func tryIt() throws {
        var scenario = Scenario.bank()
        scenario.keys("6")
        scenario.type("lo")
        let result = ParseResult(
            text: "l", intent: .init(name: "transfer", confidence: 0.9), intentRanking: [.init(name: "transfer", confidence: 0.9)],
            entities: [])
        scenario.send(.loaded(.parsed(sequence: scenario.state.tryIt.sequence - 1, .init(rawValue: "m"), result, milliseconds: 0.1)))
        #expect(scenario.state.tryIt.answer == nil)
        var fresh = result
        fresh.text = "lo"
        scenario.send(.loaded(.parsed(sequence: scenario.state.tryIt.sequence, .init(rawValue: "m"), fresh, milliseconds: 0.1)))
        #expect(scenario.text.contains("transfer"))
        #expect(scenario.text.contains("90 %"))
    }

    @Test("Every theme previews as the list moves, and Esc puts the old one back")
    func themes() {
        var scenario = Scenario.bank()
        scenario.state.themes = [("dark", .builtIn(.dark)), ("light", .builtIn(.light))]
        scenario.keys("T Down")
        #expect(scenario.state.themeIndex == 1)
        scenario.keys("Esc")
        #expect(scenario.state.themeIndex == 0)
    }

    @Test("Commands that can't be used say why")
    func disabled() {
        var scenario = Scenario()
        scenario.keys("2")
        #expect(scenario.text.contains("Add the sample first: Enter."))
        scenario.keys("4 t")
        #expect(scenario.text.contains("Open a project first"))
    }

    @Test("Help lists the keys of the place and explains the words")
    func help() {
        var scenario = Scenario.bank(120, 90)
        scenario.keys("?")
        #expect(scenario.text.contains("Takes back the last change"))
        #expect(scenario.text.contains("What the words here mean"))
    }

    @Test("Help tells of the screen's own words right after the pane's keys", arguments: Screen.allCases)
    func wordsHere(screen: Screen) throws {
        var scenario = Scenario.bank(120, 150)
        scenario.keys("\(screen.rawValue)")
        if screen == .tryIt { scenario.send(.key(.key(.function(1), []))) } else { scenario.keys("?") }
        let places = ["What the words here mean", "Everywhere", "What other words mean"].map { scenario.text.range(of: $0)?.lowerBound }
        let found = places.compactMap { $0 }
        #expect(found.count == 3 && found == found.sorted())
        #expect(Glossary.entries.contains { $0.screens.contains(screen) })
    }

    @Test("/ narrows the help to what is looked for; Esc shows all of it, then closes it")
    func searchHelp() {
        var scenario = Scenario.bank(80, 24)
        scenario.keys("5 ?")
        #expect(scenario.text.contains("PgUp/PgDn by the page") && scenario.text.contains("/ search"))
        scenario.keys("/")
        scenario.type("ROOTS")
        #expect(scenario.text.contains("max 40 (roots)") && !scenario.text.contains("Everywhere"))
        scenario.type("xyz")
        #expect(scenario.text.contains("Nothing matches."))
        scenario.keys("Esc")
        #expect(scenario.text.contains("In this pane"))
        scenario.keys("PgDn PgDn")
        #expect(!scenario.text.contains("In this pane"))
        scenario.keys("Esc")
        #expect(scenario.state.dialog == nil)
    }

    @Test("What cannot be seen is not changed")
    func tooSmallIsSafe() {
        var scenario = Scenario.bank(59, 15)
        scenario.keys("Right d 6 x")
        #expect(scenario.effects.isEmpty)
        #expect(scenario.state.screen == .data)
    }

    @Test("Enter on a version tries that version, not the newest")
    func tryOlder() throws {
        var scenario = Scenario.bank()
        let project = ProjectID(rawValue: "p1")
        scenario.send(.loaded(.models([.completed("bank v2", project), .completed("bank v1", project)], [:])))
        scenario.keys("5 Down Enter")
        scenario.type("hi")
        guard case .parse(_, let model, _) = try #require(scenario.effects.last) else { Issue.record("nothing parsed"); return }
        #expect(model.rawValue == "m-bank v1")
        #expect(scenario.text.contains("Say something to bank v1"))
    }

    @Test("Esc leaves Try: first the text, then the screen")
    func leaveTry() {
        var scenario = Scenario.bank()
        scenario.keys("6")
        scenario.type("hello")
        scenario.keys("Esc")
        #expect(scenario.state.tryIt.field.text.isEmpty && scenario.state.screen == .tryIt)
        scenario.keys("Esc")
        #expect(scenario.state.screen == .data)
    }

    @Test(
        "A language is taken by its name or its code, and nothing else",
        arguments: [("German", "de"), ("de", "de"), ("zh-hans", "zh-hans"), ("thai", nil), ("klingonese", nil)])
    func languages(typed: String, code: String?) {
        var scenario = Scenario.bank()
        scenario.state.languageNames = ["german": "de"]
        scenario.keys("A")
        scenario.type(typed)
        scenario.keys("Enter")
        let added = scenario.effects.compactMap { if case .edit(.addLanguage(_, let tag)) = $0 { tag.code } else { nil } }
        #expect(added == [code].compactMap { $0 })
        #expect((scenario.state.dialog == nil) == (code != nil))
    }

    @Test("An import that fails keeps its path and says why")
    func importRefused() throws {
        var scenario = Scenario.bank()
        scenario.keys("i")
        scenario.type("/tmp/x.json")
        scenario.keys("Enter")
        var run: ImportRun?
        if case .importing(let begun) = scenario.state.dialog { run = begun }
        scenario.send(.loaded(.importRefused(try #require(run), reason: "/tmp/x.json: there is no such file")))
        #expect(scenario.text.contains("there is no such file"))
        #expect(scenario.text.contains("Import into bank"))
    }

    @Test("A project that another window deleted is left, with its dialogs")
    func deletedElsewhere() {
        var scenario = Scenario.bank()
        scenario.keys("a")
        scenario.send(.loaded(.projects([])))
        #expect(scenario.state.dialog == nil)
        #expect(scenario.state.screen == .projects)
        #expect(scenario.text.contains("bank was deleted"))
    }

    @Test("A model's numbers are said in a sentence too")
    func verdict() {
        let evaluation = Evaluation(
            examples: 100, accuracy: 0.9, macroF1: 0.9, intents: [.init(label: "fees", precision: 0.7, recall: 0.7, f1: 0.7, support: 10)],
            confusion: ConfusionMatrix(
                labels: ["fees", "loan"], cells: [.init(truth: 0, predicted: 0, count: 7), .init(truth: 0, predicted: 1, count: 3)]),
            entityRecall: 0, bilouMacroF1: 0, spanF1: 0, entities: [], calibrationError: 0, rightByConfidence: [], wrongByConfidence: [],
            wrong: [])
        #expect(
            Verdict.sentence(evaluation, isEstimate: false)
                == "Right in 90 of 100 test sentences (90 %): good. Weakest: fees, mistaken for loan.")
    }

    @Test("A job that somebody cancelled is not shown as a failure")
    func cancelled() {
        var scenario = Scenario.bank()
        var job = ModelRecord.completed("bank v2", .init(rawValue: "p1"), status: .failed)
        job.message = "Cancelled by ada"
        scenario.send(.engine(.modelChanged(job)))
        scenario.keys("4")
        #expect(scenario.text.contains("■ bank v2"))
        #expect(!scenario.text.contains("✖"))
    }

    @Test("Esc with a letter right behind it is two keys, Alt with a digit a screen")
    func escapeThenLetter() {
        var scenario = Scenario.bank()
        scenario.keys("?")
        scenario.send(.key(.key(.character("q"), .alt)))
        #expect(scenario.state.exit == .stop)
        var other = Scenario.bank()
        other.keys("6")
        other.send(.key(.key(.character("5"), .alt)))
        #expect(other.state.screen == .models)
    }

    @Test("The intents that Try lists are in sight wherever the cursor goes", arguments: [(80, 24), (120, 40), (200, 60)])
    func rankingInSight(width: Int, height: Int) {
        var scenario = Scenario.bank(width, height)
        scenario.keys("6")
        scenario.type("my visa")
        let ranking = (0..<80).map { ParseResult.Intent(name: "intent_\($0)", confidence: 0.01) }
        let result = ParseResult(text: "my visa", intent: ranking[0], intentRanking: ranking, entities: [])
        scenario.send(
            .loaded(.parsed(sequence: scenario.state.tryIt.sequence, .init(rawValue: "m-bank v1"), result, milliseconds: 1)))
        for step in 0..<60 {
            scenario.keys("Down")
            guard step > 0 else { continue }
            #expect(scenario.lines.contains { $0.contains("▌") && $0.contains("intent_\(step) ") }, "step \(step)")
        }
    }
}
