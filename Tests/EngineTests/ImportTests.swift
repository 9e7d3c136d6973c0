import Corpus
import Engine
import Foundation
import Store
import Synchronization
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
        let request = ImportRequest(path, into: bench.project, .english)
        let summary = try workbench.previewImport(request).summary
        #expect((summary.examples, summary.intents, summary.repeats, summary.conflicts) == (5, 2, 2, 2))
        #expect(try workbench.project(bench.project) == before)
        let taken = try workbench.importData(request)
        #expect((taken.examples, taken.repeats, taken.conflicts) == (5, 2, 2))
    }

    @Test func theRowsTypeCanBeOverriddenAndTheFirstOnesLeftOut() throws {
        let path = try file(
            """
            [{"text": "a", "intent": "x"}, {"text": "b", "intent": "x", "type": "train"}, {"text": "c", "intent": "y"}]
            """)
        var request = ImportRequest(path, into: bench.project, .english, type: .test)
        request.skipFirst = 1
        let summary = try workbench.importData(request)
        #expect((summary.examples, summary.report.rows, summary.report.taken) == (2, 3, 2))
        let tests = try workbench.examples(ExampleQuery(project: bench.project, language: .english, type: .test, limit: 100)).rows
        #expect(tests.suffix(2).map(\.example.text) == ["b", "c"])
    }

    @Test func anImportTakesEverythingInOneUndoStep() throws {
        let path = try file(
            """
            [{"text": "a", "intent": "x"}, {"text": "a", "intent": "x"}, {"text": "b", "intent": "y"}]
            """)
        let report = try workbench.importData(ImportRequest(path, into: bench.project, .english)).report
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
            let error = #expect(throws: UnreadableFile.self) {
                try workbench.importData(ImportRequest(path, into: bench.project, .english))
            }
            let text = try #require(error?.description)
            #expect(text.hasPrefix(path) && text.contains(reason) && !text.contains("\n"), "\(text)")
        }
    }

    @Test func rowsThatTheRulesForbidAreNamedWithTheirLineAndTheOthersTaken() throws {
        let name = String(repeating: "x", count: 101)
        let path = try file("text,intent\nfine,x\nlong,\(name)\nalso fine,x\n", "data.csv")
        let report = try workbench.importData(ImportRequest(path, into: bench.project, .english)).report
        #expect((report.rows, report.taken, report.count(.refused)) == (3, 2, 1))
        let issue = try #require(report.issues.first { $0.severity == .refused })
        #expect(issue.line == 3 && issue.reason.contains("more than 100 characters"), "\(issue)")
        #expect(try workbench.project(bench.project).examples == 28)
    }

    @Test func anImportThatBreaksOffTakesNothing() throws {
        let rows = (0..<3000).map { "{\"text\": \"utterance \($0)\", \"intent\": \"x\"}" }.joined(separator: ",\n")
        let cut = try file("[\(rows)", "cut.json")
        #expect(throws: UnreadableFile.self) { try workbench.importData(ImportRequest(cut, into: bench.project, .english)) }
        let whole = try file("[\(rows)]")
        var watch = ImportWatch()
        watch.isCalledOff = { true }
        #expect(throws: StoreError.self) {
            try workbench.importData(ImportRequest(whole, into: bench.project, .english), watch: watch)
        }
        #expect(try workbench.project(bench.project).examples == 26)
        #expect(try workbench.undo(in: bench.project) != "import data.json")
    }

    @Test func everyIssueIsToldAlsoThoseThatTheReportOnlyCounts() throws {
        let path = try file("text,intent\n" + String(repeating: "again,x\n", count: 2500), "data.csv")
        let told = Mutex(0)
        var watch = ImportWatch()
        watch.issue = { _ in told.withLock { $0 += 1 } }
        let report = try workbench.importData(ImportRequest(path, into: bench.project, .english), watch: watch).report
        #expect(told.withLock { $0 } == 2499)
        #expect((report.count(.noted), report.issues.count) == (2499, CorpusLimits.listedIssues))
    }

    @Test func aLargeStepIsUndoneAndRedoneWhole() throws {
        let count = 10_000
        let path = try file("text,intent\n" + (0..<count).map { "utterance \($0),i\($0 % 7)\n" }.joined(), "data.csv")
        try workbench.importData(ImportRequest(path, into: bench.project, .english))
        let before = try workbench.dataset(bench.project, .english).examples
        for _ in 0..<2 {
            #expect(try workbench.undo(in: bench.project) == "import data.csv")
            #expect(try workbench.project(bench.project).examples == 26)
            #expect(try workbench.redo(in: bench.project) == "import data.csv")
            #expect(try workbench.dataset(bench.project, .english).examples == before)
        }
    }
}
