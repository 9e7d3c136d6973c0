import Corpus
import Store
import Testing

/// One edit of each kind, with the label that undo gives back.
struct Edit: Sendable, CustomTestStringConvertible {
    var label: String
    var make: @Sendable (CorpusStore, ProjectID, [ExampleID]) throws -> Void
    var testDescription: String { label }

    static let all = [
        Edit(label: "create intent new") { corpus, project, _ in try corpus.createIntent("new", in: project) },
        Edit(label: "rename intent a") { corpus, project, _ in try corpus.renameIntent("a", to: "renamed", in: project) },
        Edit(label: "rename intent b") { corpus, project, _ in try corpus.renameIntent("b", to: "a", in: project) },
        Edit(label: "delete intent a") { corpus, project, _ in try corpus.deleteIntent("a", in: project) },
        Edit(label: "add 1 example") { corpus, project, _ in _ = try corpus.add(examples("new", 1), to: project, .english) },
        Edit(label: "delete 2 examples") { corpus, _, ids in try corpus.delete(Array(ids[0..<2])) },
        Edit(label: "move 2 examples to new") { corpus, _, ids in try corpus.move(Array(ids[1..<3]), toIntent: "new") },
        Edit(label: "move 1 example to unlabelled") { corpus, _, ids in try corpus.move([ids[0]], toIntent: "") },
        Edit(label: "mark 3 examples as test") { corpus, _, ids in try corpus.setType(.test, of: Array(ids[0..<3])) },
        Edit(label: "correct") { corpus, _, ids in
            let span = EntityAnnotation(start: 0, end: 4, entity: "x")
            let row = StoredExample(id: ids[0], example: Example(text: "QUITE new", intent: "c", entities: [span], type: .test))
            try corpus.update([row], label: "correct")
        },
        Edit(label: "set entity drink") { corpus, project, _ in
            let definition = EntityDefinition(entity: "drink", kind: .lookup, examples: ["mate"], language: .english)
            try corpus.setDefinition(definition, in: project)
        },
        Edit(label: "delete entity drink") { corpus, project, _ in
            try corpus.deleteDefinition(entity: "drink", kind: .lookup, language: .english, in: project)
        },
    ]
}

/// Everything that a person sees of a project's data.
private struct Picture: Equatable {
    var rows: [StoredExample]
    var intents: [IntentSummary]
    var definitions: [EntityDefinition]
    var found: [Int]

    init(_ corpus: CorpusStore, _ project: ProjectID) throws {
        rows = try corpus.examples(project, .english, intent: nil, type: nil, search: "", offset: 0, limit: 1000).rows
        intents = try corpus.intents(project, .english)
        definitions = try corpus.definitions(project)
        found = try ["a", "number", "quite"].map {
            try corpus.examples(project, .english, intent: nil, type: nil, search: $0, offset: 0, limit: 0).total
        }
    }
}

@Suite struct UndoTests {
    let store: TemporaryStore
    let project: ProjectID
    let ids: [ExampleID]
    var corpus: CorpusStore { store.corpus }

    init() throws {
        store = try TemporaryStore()
        project = try store.corpus.createProject(name: "bank", languages: [.english]).id
        let span = EntityAnnotation(start: 0, end: 1, entity: "letter", value: "\"α\"")
        let marked = Example(text: "A Ünicode example", intent: "b", entities: [span])
        ids = try store.corpus.add(examples("a", 4) + examples("b", 3, type: .test) + [marked], to: project, .english)
        try store.corpus.setDefinition(
            EntityDefinition(entity: "drink", kind: .lookup, examples: ["tea"], language: .english), in: project)
    }

    @Test(arguments: Edit.all)
    func everyEditIsUndoneAndRedoneWhole(_ edit: Edit) throws {
        let before = try Picture(corpus, project)
        try edit.make(corpus, project, ids)
        let after = try Picture(corpus, project)
        #expect(before != after)
        for _ in 0..<2 {
            #expect(try corpus.undo(in: project) == edit.label)
            #expect(try Picture(corpus, project) == before)
            #expect(try corpus.redo(in: project) == edit.label)
            #expect(try Picture(corpus, project) == after)
        }
    }

    @Test func aLongImportIsOneStepAndLeavesTheStoreAsShortOnesDo() throws {
        let before = try Picture(corpus, project)
        let added = examples("new", 3_000) + examples("a", 3_000) + examples("", 10) + examples("b", 3_000, type: .test)
        let label = "import long.csv"
        try corpus.importing(to: project, .english, label: label) { writer in for example in added { try writer.add(example) } }
        let after = try Picture(corpus, project)
        let expected = ["a": (3_004, 0), "b": (1, 3_003), "new": (3_000, 0)]
        for (name, counts) in expected {
            let intent = try #require(after.intents.first { $0.name == name })
            #expect((intent.train, intent.test) == counts)
        }
        // The rows after it are counted and journalled one by one again.
        try corpus.delete([ids[0]])
        _ = try corpus.add(examples("new", 1), to: project, .english)
        #expect(try corpus.intents(project, .english).first { $0.name == "new" }?.train == 3_001)
        #expect(try corpus.undo(in: project) == "add 1 example")
        #expect(try corpus.undo(in: project) == "delete 1 example")
        for _ in 0..<2 {
            #expect(try corpus.undo(in: project) == label)
            #expect(try Picture(corpus, project) == before)
            #expect(try corpus.redo(in: project) == label)
            #expect(try Picture(corpus, project) == after)
        }
    }

    @Test func aLongImportThatFailsLeavesNothingAndCountsGoOn() throws {
        struct Interrupted: Error {}
        let before = try Picture(corpus, project)
        #expect(throws: (any Error).self) {
            try corpus.importing(to: project, .english, label: "import") { writer in
                for example in examples("new", 9_000) { try writer.add(example) }
                throw Interrupted()
            }
        }
        #expect(try Picture(corpus, project) == before)
        _ = try corpus.add(examples("a", 1), to: project, .english)
        #expect(try corpus.intents(project, .english).first { $0.name == "a" }?.train == 5)
        #expect(try corpus.undo(in: project) == "add 1 example")
        #expect(try Picture(corpus, project) == before)
    }

    @Test func manyEditsAreTakenBackOneByOneAndDoneAgain() throws {
        var pictures = [try Picture(corpus, project)]
        // The rows that one edit deletes must be there for the next.
        let edits = Edit.all.filter { !$0.label.hasPrefix("delete") && $0.label != "create intent new" }
        for edit in edits {
            try edit.make(corpus, project, Array(ids.dropFirst(2)))
            pictures.append(try Picture(corpus, project))
        }
        for (edit, picture) in zip(edits.reversed(), pictures.dropLast().reversed()) {
            #expect(try corpus.undo(in: project) == edit.label)
            #expect(try Picture(corpus, project) == picture)
        }
        for (edit, picture) in zip(edits, pictures.dropFirst()) {
            #expect(try corpus.redo(in: project) == edit.label)
            #expect(try Picture(corpus, project) == picture)
        }
        #expect(try corpus.redo(in: project) == nil)
    }

    @Test func undoWorksAfterARestart() throws {
        let before = try Picture(corpus, project)
        try corpus.deleteIntent("a", in: project)
        store.database.close()
        let reopened = try StoreDatabase.open(store.directory)
        defer { reopened.close() }
        let corpus = CorpusStore(reopened)
        #expect(try corpus.undo(in: project) == "delete intent a")
        #expect(try Picture(corpus, project) == before)
        #expect(try corpus.redo(in: project) == "delete intent a")
    }

    @Test func twoProcessesShareOneHistory() throws {
        let second = try StoreDatabase.open(store.directory)
        defer { second.close() }
        let other = CorpusStore(second)
        let before = try Picture(corpus, project)
        try corpus.delete([ids[0]])
        try other.move([ids[1]], toIntent: "elsewhere")
        #expect(try corpus.undo(in: project) == "move 1 example to elsewhere")
        #expect(try other.undo(in: project) == "delete 1 example")
        #expect(try Picture(other, project) == before)
        #expect(try corpus.redo(in: project) == "delete 1 example")
        #expect(try other.redo(in: project) == "move 1 example to elsewhere")
        #expect(try Picture(corpus, project) == Picture(other, project))
    }

    @Test func aNewEditForgetsWhatCouldBeRedone() throws {
        try corpus.delete([ids[0]])
        _ = try corpus.undo(in: project)
        try corpus.delete([ids[1]])
        #expect(try corpus.redo(in: project) == nil)
        #expect(try corpus.undo(in: project) == "delete 1 example")
    }

    @Test func anEditThatChangesNothingIsNoStepAndForgetsNothing() throws {
        try corpus.delete([ids[0]])
        _ = try corpus.undo(in: project)
        try corpus.setType(.train, of: [ids[0]])
        try corpus.move([ids[0]], toIntent: "a")
        try corpus.renameIntent("a", to: "a", in: project)
        #expect(try corpus.redo(in: project) == "delete 1 example")
    }

    @Test func historiesOfProjectsAreApart() throws {
        let other = try corpus.createProject(name: "other", languages: [.english]).id
        #expect(try corpus.undo(in: other) == nil)
        try corpus.createIntent("x", in: other)
        try corpus.delete([ids[0]])
        #expect(try corpus.undo(in: other) == "create intent x")
        #expect(try corpus.undo(in: project) == "delete 1 example")
    }

    @Test func theHistoryIsBounded() throws {
        for number in 0...StoreLimits.undoSteps { try corpus.createIntent("intent \(number)", in: project) }
        var steps = 0
        while try corpus.undo(in: project) != nil { steps += 1 }
        #expect(steps == StoreLimits.undoSteps)
        #expect(try corpus.intents(project, .english).map(\.name).contains("intent 0"))
    }
}
