import Corpus
import Store
import Testing

/// What changed since a cursor is what a comparison of everything would find.
@Suite struct CorpusChangesTests {
    @Test func onlyWhatChangedIsRead() throws {
        let store = try TemporaryStore()
        let corpus = CorpusStore(store.database)
        let project = try corpus.createProject(name: "bank", languages: [.english]).id
        let first = try corpus.add([Example(text: "one", intent: "a"), Example(text: "two", intent: "b")], to: project, .english)
        var known = try corpus.changes(project, .english, since: nil)
        #expect(known.isWhole && known.examples.map(\.id) == first && known.definitions == [])

        let added = try corpus.add([Example(text: "three", intent: "a")], to: project, .english)
        known = try corpus.changes(project, .english, since: known.cursor)
        #expect(!known.isWhole && known.examples.map(\.id) == added && known.gone.isEmpty && known.definitions == nil)

        try corpus.delete([first[0]])
        known = try corpus.changes(project, .english, since: known.cursor)
        #expect(known.examples.isEmpty && known.gone == [first[0]])

        _ = try corpus.undo(in: project)
        known = try corpus.changes(project, .english, since: known.cursor)
        #expect(known.examples.map(\.id) == [first[0]] && known.gone.isEmpty)

        known = try corpus.changes(project, .english, since: known.cursor)
        #expect(!known.isWhole && known.examples.isEmpty && known.gone.isEmpty)
    }

    @Test func whatTheStepsDoNotTellIsReadWhole() throws {
        let store = try TemporaryStore()
        let corpus = CorpusStore(store.database)
        let project = try corpus.createProject(name: "bank", languages: [.english]).id
        _ = try corpus.add([Example(text: "one", intent: "a")], to: project, .english)
        var known = try corpus.changes(project, .english, since: nil)
        try corpus.renameIntent("a", to: "b", in: project)
        known = try corpus.changes(project, .english, since: known.cursor)
        #expect(known.isWhole && known.examples.map(\.example.intent) == ["b"])
        try corpus.forgetEdits(in: project)
        _ = try corpus.add([Example(text: "two", intent: "b")], to: project, .english)
        known = try corpus.changes(project, .english, since: known.cursor)
        #expect(known.isWhole && known.examples.count == 2)
    }
}
