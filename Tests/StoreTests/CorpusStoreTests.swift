import Corpus
import Store
import Testing

@Suite struct CorpusStoreTests {
    let store: TemporaryStore
    let project: ProjectID
    var corpus: CorpusStore { store.corpus }
    let hindi: LanguageTag

    init() throws {
        store = try TemporaryStore()
        hindi = try #require(LanguageTag("hi"))
        project = try store.corpus.createProject(name: "bank", languages: [.english, hindi]).id
    }

    @Test func examplesReadBackAsTheyWereAdded() throws {
        let span = EntityAnnotation(start: 7, end: 11, entity: "card", value: "VISA", role: "lost", group: "1")
        let added = [
            Example(text: "I lost visa 🃏 card", intent: "card_lost", entities: [span]),
            Example(text: "क्या मेरा कार्ड खो गया?\n\"yes\", \\ \u{1}", intent: "", type: .test),
            Example(text: "e\u{301} is not \u{e9} here", intent: "spelling"),
        ]
        let ids = try corpus.add(added, to: project, hindi)
        #expect(ids == ids.sorted() && Set(ids).count == 3)
        let read = try corpus.dataset(project, hindi).examples
        #expect(read == added)
        #expect(read.map { Array($0.text.utf8) } == added.map { Array($0.text.utf8) })
        #expect(try corpus.dataset(project, .english).examples.isEmpty)
    }

    @Test func spansAreKeptInTheirOrderInTheText() throws {
        let spans = [EntityAnnotation(start: 5, end: 7, entity: "b"), EntityAnnotation(start: 0, end: 2, entity: "a")]
        _ = try corpus.add([Example(text: "aa to bb", intent: "x", entities: spans)], to: project, .english)
        #expect(try corpus.dataset(project, .english).examples[0].entities.map(\.entity) == ["a", "b"])
    }

    @Test func projectsAreFoundByAnyPartOfTheirNameInAnyCase() throws {
        for name in ["Zürich Öffis", "coffee bar", "Ärzte"] { _ = try corpus.createProject(name: name, languages: [.english]) }
        #expect(try corpus.projects().map(\.name) == ["bank", "coffee bar", "Zürich Öffis", "Ärzte"])
        #expect(try corpus.projects(search: "ÖFF").map(\.name) == ["Zürich Öffis"])
        #expect(try corpus.projects(search: "ä").map(\.name) == ["Ärzte"])
        #expect(try corpus.projects(search: "%").isEmpty)
    }

    @Test func aProjectCountsItsDataOverAllLanguages() throws {
        _ = try corpus.add(examples("a", 3), to: project, .english)
        _ = try corpus.add(examples("b", 2, type: .test), to: project, hindi)
        try corpus.createIntent("empty", in: project)
        let record = try corpus.project(project)
        #expect((record.examples, record.intents, record.models) == (5, 3, 0))
        #expect(record.languages == [.english, hindi])
    }

    @Test func intentsShowTheirCountsInOneLanguageAndEmptyOnesToo() throws {
        try corpus.createIntent("Empty", in: project)
        _ = try corpus.add(examples("b", 3) + examples("b", 1, type: .test) + examples("", 2), to: project, .english)
        _ = try corpus.add(examples("a", 4), to: project, hindi)
        #expect(
            try corpus.intents(project, .english) == [
                IntentSummary(name: "a", train: 0, test: 0), IntentSummary(name: "b", train: 3, test: 1),
                IntentSummary(name: "Empty", train: 0, test: 0),
            ])
    }

    @Test func examplesAreFilteredByIntentTypeAndText() throws {
        _ = try corpus.add(
            examples("a", 3) + examples("b", 2, type: .test) + examples("", 4) + [Example(text: "STRASSE in ＡＢＣ", intent: "a")],
            to: project, .english)
        func count(_ intent: String?, _ type: ExampleType?, _ search: String) throws -> Int {
            let page = try corpus.examples(project, .english, intent: intent, type: type, search: search, offset: 0, limit: 100)
            #expect(page.total == page.rows.count)
            return page.total
        }
        #expect(try count(nil, nil, "") == 10)
        #expect(try count("a", nil, "") == 4)
        #expect(try count("", nil, "") == 4)
        #expect(try count("unknown", nil, "") == 0)
        #expect(try count(nil, .test, "") == 2)
        #expect(try count("b", .train, "") == 0)
        #expect(try count(nil, nil, "NUMBER 1") == 3)
        #expect(try count("a", .train, "straße") == 0)
        #expect(try count("a", .train, "strasse in abc") == 1)
    }

    @Test func pagesFollowEachOtherInTheOrderOfAdding() throws {
        let ids = try corpus.add(examples("a", 25), to: project, .english)
        var read: [ExampleID] = []
        for offset in stride(from: 0, to: 30, by: 10) {
            let page = try corpus.examples(project, .english, intent: "a", type: nil, search: "", offset: offset, limit: 10)
            #expect(page.total == 25)
            read += page.rows.map(\.id)
        }
        #expect(read == ids)
    }

    @Test func rowIdsAreNeverUsedTwice() throws {
        let first = try corpus.add(examples("a", 3), to: project, .english)
        try corpus.delete(first)
        let second = try corpus.add(examples("a", 3), to: project, .english)
        #expect(Set(first).isDisjoint(with: second))
    }

    @Test func renamingAnIntentToAnExistingOneMergesThem() throws {
        _ = try corpus.add(examples("a", 3), to: project, .english)
        _ = try corpus.add(examples("b", 2), to: project, hindi)
        try corpus.renameIntent("a", to: "b", in: project)
        #expect(try corpus.intents(project, .english) == [IntentSummary(name: "b", train: 3, test: 0)])
        #expect(try corpus.intents(project, hindi) == [IntentSummary(name: "b", train: 2, test: 0)])
    }

    @Test func deletingAProjectLeavesNothingOfIt() throws {
        let other = try corpus.createProject(name: "other", languages: [.english]).id
        _ = try corpus.add(examples("a", 2), to: other, .english)
        _ = try corpus.add(examples("a", 3), to: project, .english)
        _ = try corpus.deleteProject(project)
        #expect(throws: StoreError.notFound("no project \(project)")) { try corpus.project(project) }
        #expect(throws: StoreError.self) { try corpus.undo(in: project) }
        #expect(try corpus.projects().map(\.examples) == [2])
    }

    @Test func definitionsAreReplacedByEntityKindAndLanguage() throws {
        let drinks = EntityDefinition(entity: "drink", kind: .lookup, examples: ["tea", "mate \"cold\""], language: .english)
        try corpus.setDefinition(drinks, in: project)
        try corpus.setDefinition(EntityDefinition(entity: "drink", kind: .lookup, examples: ["चाय"], language: hindi), in: project)
        var more = drinks
        more.examples = ["cocoa"]
        try corpus.setDefinition(more, in: project)
        #expect(try corpus.definitions(project, .english) == [more])
        #expect(try corpus.definitions(project).count == 2)
        try corpus.deleteDefinition(entity: "drink", kind: .lookup, language: .english, in: project)
        #expect(try corpus.dataset(project, .english).definitions.isEmpty)
    }

    @Test func aFaultyExampleLeavesNothingOfItsWholeCall() throws {
        #expect(throws: StoreError.self) {
            try corpus.add(examples("a", 5) + [Example(text: " ", intent: "a")], to: project, .english)
        }
        #expect(throws: StoreError.self) { try corpus.delete(try corpus.add(examples("a", 1), to: project, .english) + [9999]) }
        #expect(try corpus.project(project).examples == 1)
    }

    @Test(arguments: [
        (Example(text: "", intent: "a"), "text"),
        (Example(text: String(repeating: "é", count: 100_001), intent: "a"), "100001 characters"),
        (Example(text: "a\0b", intent: "a"), "NUL"),
        (Example(text: "a", intent: String(repeating: "i", count: 101)), "100"),
        (Example(text: "a", intent: "a\tb"), "control character"),
        (Example(text: "a", intent: "a", entities: [EntityAnnotation(start: 0, end: 2, entity: "x")]), "inside the text"),
        (Example(text: "a", intent: "a", entities: [EntityAnnotation(start: 0, end: 0, entity: "x")]), "inside the text"),
        (Example(text: "a", intent: "a", entities: [EntityAnnotation(start: 0, end: 1, entity: "")]), "name"),
        (
            Example(
                text: "abc", intent: "a",
                entities: [EntityAnnotation(start: 0, end: 2, entity: "x"), EntityAnnotation(start: 1, end: 3, entity: "y")]), "overlaps"
        ),
    ])
    func dataThatBreaksARuleIsRefusedWithTheReason(_ example: Example, _ reason: String) throws {
        let error = try #require(throws: StoreError.self) { try corpus.add([example], to: project, .english) }
        #expect(error.description.contains(reason))
        #expect(!error.description.contains("\n"))
    }

    @Test(arguments: ["", "  \n", String(repeating: "n", count: 201), "a\u{7}"])
    func aProjectNeedsAPresentableName(_ name: String) throws {
        #expect(throws: StoreError.self) { try corpus.createProject(name: name, languages: [.english]) }
        #expect(throws: StoreError.self) { try corpus.renameProject(project, to: name) }
        #expect(try corpus.projects().map(\.name) == ["bank"])
    }

    @Test func aLanguageMustBeTheProjects() throws {
        let german = try #require(LanguageTag("de"))
        let error = try #require(throws: StoreError.self) { try corpus.add(examples("a", 1), to: project, german) }
        #expect(error == .refused("the project has no language “de” (it has en, hi); add the language first"))
        try corpus.addLanguage(german, to: project)
        _ = try corpus.add(examples("a", 1), to: project, german)
    }

    @Test func aPreparedSearchFindsWhatAnUnpreparedOneFinds() throws {
        let texts = ["My CARD is lost", "card card", "Straße und Karte", "lost and found", "कार्ड खो गया", "e\u{301}clair", "日本のカード"]
        _ = try corpus.add(texts.map { Example(text: $0, intent: "a") }, to: project, .english)
        _ = try corpus.add(examples("card", 2), to: project, hindi)
        func page(_ search: String, _ offset: Int = 0) throws -> [String] {
            let found = try corpus.examples(
                project, .english, intent: nil, type: nil, search: search, offset: offset, limit: 3)
            return ["\(found.total)"] + found.rows.map(\.example.text)
        }
        let searches = ["card", "CARD lost", "lost", "ß", "é", "カード", "खो", "a", "zebra", " "]
        let unprepared = try searches.map { try page($0) + page($0, 1) }
        try corpus.prepareSearch(project, .english)
        #expect(try searches.map { try page($0) + page($0, 1) } == unprepared)
        #expect(try page("card")[0] == "2")
    }

    @Test func aPreparedSearchSeesEveryChangeSince() throws {
        let ids = try corpus.add([Example(text: "my card", intent: "a"), Example(text: "a card", intent: "b")], to: project, .english)
        func total() throws -> Int {
            try corpus.examples(project, .english, intent: nil, type: nil, search: "card", offset: 0, limit: 10).total
        }
        try corpus.prepareSearch(project, .english)
        try corpus.delete([ids[0]])
        #expect(try total() == 1)
        try corpus.prepareSearch(project, .english)
        _ = try corpus.undo(in: project)
        #expect(try total() == 2)
        try corpus.prepareSearch(project, .english)
        _ = try corpus.redo(in: project)
        #expect(try total() == 1)
        try corpus.prepareSearch(project, .english)
        try corpus.update([StoredExample(id: ids[1], example: Example(text: "a ticket", intent: "b"))], label: "edit")
        #expect(try total() == 0)
    }

    @Test(
        "A search with slips is mended after the words of the examples",
        arguments: [
            ("card arive", "card arrive"), ("lsot", "lost"), ("carrd", "card"), ("deb1t card", "debit card"), ("arriv", nil), ("card", nil),
            ("zebra", nil), ("crd", nil),
        ])
    func slips(search: String, mended: String?) throws {
        let store = try TemporaryStore()
        let project = try store.corpus.createProject(name: "bank", languages: [.english]).id
        let texts = ["when will my card arrive", "I lost my card", "my debit card is gone", "Has the card ARRIVED?"]
        _ = try store.corpus.add(texts.map { Example(text: $0, intent: "card") }, to: project, .english)
        #expect(try store.corpus.spelt(search, project, .english) == mended)
    }
}
