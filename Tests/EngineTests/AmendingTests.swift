import Corpus
import Engine
import Store
import Testing

@Suite("Changes to many examples are one undo step each")
struct AmendingTests {
    let bench: TestBench
    let project: ProjectID

    init() throws {
        bench = try TestBench()
        project = try bench.workbench.createProject(name: "p", languages: [.english]).id
        let examples = (0..<20).map { Example(text: "the visa card number \($0)", intent: $0 < 10 ? "a" : "b") }
        try bench.workbench.addExamples(examples, to: project, .english)
    }

    func texts(_ intent: String) throws -> [String] {
        try bench.workbench.examples(ExampleQuery(project: project, language: .english, intent: intent)).rows.map(\.example.text)
    }

    @Test("Pasted lines are told apart, and all that is taken goes back at once")
    func paste() throws {
        let text = "- new one\nthe visa card number 3\nthe visa card number 13\nsorted\tb\n\n  \nnew one\n[visa](type) too"
        let preview = try bench.workbench.previewPaste(text, intent: "a", into: project, .english)
        #expect(
            preview.lines.map(\.standing) == [.new, .repeated, .elsewhere(["b"]), .new, .repeated, .new])
        #expect(preview.lines.last?.example.entities == [.init(start: 0, end: 4, entity: "type")])
        #expect(try bench.workbench.commitPaste(preview, repeated: false, elsewhere: true) == 4)
        #expect(try texts("b").suffix(1) == ["sorted"])
        _ = try bench.workbench.undo(in: project)
        #expect(try texts("a").count == 10)
        #expect(try texts("b").count == 10)
    }

    @Test("A split keeps the share in each intent and is taken back as a whole")
    func split() throws {
        #expect(try bench.workbench.split(project, .english, testShare: 0.2) == 4)
        #expect(try bench.workbench.intents(project, .english).map(\.test) == [2, 2])
        #expect(try bench.workbench.split(project, .english, testShare: 0, intent: "a") == 2)
        #expect(try bench.workbench.intents(project, .english).map(\.test) == [0, 2])
        _ = try bench.workbench.undo(in: project)
        _ = try bench.workbench.undo(in: project)
        #expect(try bench.workbench.intents(project, .english).map(\.test) == [0, 0])
    }

    @Test("Words are marked everywhere, renamed everywhere, and unmarked everywhere")
    func entities() throws {
        #expect(try bench.workbench.markEverywhere("Visa Card", as: "kind", in: project, .english) == 20)
        #expect(try bench.workbench.markEverywhere("visa", as: "kind", in: project, .english) == 0)
        #expect(try bench.workbench.renameEntity("kind", to: "type", in: project, .english) == 20)
        let row = try #require(try bench.workbench.storedExamples(project, .english).first)
        #expect(row.example.entities == [.init(start: 4, end: 13, entity: "type")])
        #expect(try bench.workbench.renameEntity("type", to: "", in: project, .english) == 20)
        #expect(try bench.workbench.storedExamples([row.id]).first?.example.entities == [])
    }

    @Test("Rows are changed and deleted together, or not at all")
    func amend() throws {
        let rows = try bench.workbench.storedExamples(project, .english)
        var changed = rows[0]
        changed.example.intent = "b"
        try bench.workbench.amendExamples([changed], deleting: [rows[1].id], label: "mend")
        #expect(try texts("a").count == 8)
        _ = try bench.workbench.undo(in: project)
        #expect(try texts("a").count == 10)
        #expect(throws: StoreError.self) { try bench.workbench.amendExamples([changed], deleting: [999_999], label: "mend") }
        #expect(try texts("a").count == 10)
    }

    @Test("A search finds words in any order; all ids that match are listed")
    func search() throws {
        let query = ExampleQuery(project: project, language: .english, search: "13 VISA")
        #expect(try bench.workbench.examples(query).rows.map(\.example.text) == ["the visa card number 13"])
        #expect(try bench.workbench.exampleIDs(ExampleQuery(project: project, language: .english, intent: "a")).count == 10)
    }

    @Test("What was found right is remembered")
    func reviewed() throws {
        try bench.workbench.setReviewed("a: b", in: project)
        try bench.workbench.setReviewed("c", in: project)
        #expect(bench.workbench.reviewed(project) == ["a: b", "c"])
        try bench.workbench.setReviewed(nil, in: project)
        #expect(bench.workbench.reviewed(project) == [])
    }
}
