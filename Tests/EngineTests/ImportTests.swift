import Corpus
import Engine
import Foundation
import Store
import Testing

@Suite struct ImportTests {
    let bench: TestBench
    var workbench: Workbench { bench.workbench }

    init() throws { bench = try TestBench() }

    private func file(_ text: String, _ name: String = "data.json") throws -> String {
        let path = "\(bench.directory)/\(name)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func aPreviewCountsRepeatsAndConflictsAndChangesNothing() throws {
        try workbench.addExamples([Example(text: "my card is gone", intent: "card_lost")], to: bench.project, .english)
        let path = try file(
            """
            [{"text": "my card is gone", "intent": "card_lost"},
             {"text": "my card is gone", "intent": "balance"},
             {"text": "something new", "intent": "balance"},
             {"text": "something new", "intent": "balance", "type": "test"},
             {"text": "something new", "intent": "card_lost"}]
            """)
        let before = try workbench.project(bench.project)
        let preview = try workbench.previewImport(path, into: bench.project, .english)
        #expect((preview.data.examples.count, preview.repeats, preview.conflicts) == (5, 2, 2))
        #expect(try workbench.project(bench.project) == before)
        let tests = try workbench.previewImport(path, into: bench.project, .english, type: .test)
        #expect(tests.data.examples.allSatisfy { $0.type == .test })
    }

    @Test func anImportTakesEverythingInOneUndoStep() throws {
        let path = try file(
            """
            [{"text": "a", "intent": "x"}, {"text": "a", "intent": "x"}, {"text": "b", "intent": "y"}]
            """)
        let report = try workbench.commitImport(try workbench.previewImport(path, into: bench.project, .english))
        #expect((report.rows, report.taken) == (3, 3))
        #expect(try workbench.project(bench.project).examples == 29)
        #expect(try workbench.undo(in: bench.project) == "import data.json")
        #expect(try workbench.project(bench.project).examples == 26)
        #expect(try workbench.intents(bench.project, .english).map(\.name) == ["balance", "card_lost"])
    }

    @Test func everyThingThatIsNoFileSaysSoInOneLineWithItsPath() throws {
        let pipe = bench.directory + "/pipe"
        mkfifo(pipe, 0o600)
        let empty = bench.directory + "/nothing"
        try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
        let faults = [
            (bench.directory + "/missing.json", "no such file"), (empty, "no file of labelled data"),
            (try file("", "empty.json"), "is empty"),
            (pipe, "not a regular file"), ("/dev/null", "not a regular file"), (try file("[{\"text\": ", "cut.json"), "line 1, column 11"),
            (try file("\u{0}\u{1}\u{2}\u{7}ELF", "noise.csv"), "binary"),
        ]
        for (path, reason) in faults {
            let error = #expect(throws: UnreadableFile.self) { try workbench.previewImport(path, into: bench.project, .english) }
            let text = try #require(error?.description)
            #expect(text.hasPrefix(path) && text.contains(reason) && !text.contains("\n"), "\(text)")
        }
    }

    @Test func rowsThatTheRulesForbidAreNamedAndTheOthersTaken() throws {
        let long = Example(text: String(repeating: "x", count: 100_001), intent: "x")
        let report = ImportReport(format: "NeuralSpace JSON", rows: 2, taken: 2)
        let data = ImportedData(examples: [Example(text: "fine", intent: "x"), long], definitions: [], report: report)
        let preview = ImportPreview(path: "data.json", project: bench.project, language: .english, data: data, repeats: 0, conflicts: 0)
        let result = try workbench.commitImport(preview)
        #expect((result.taken, result.count(.refused)) == (1, 1))
        #expect(try workbench.project(bench.project).examples == 27)
    }
}
