import Corpus
import Foundation
import Store
import Testing

/// Several processes on one store: two openings are two processes to SQLite.
@Suite struct SharingTests {
    @Test(arguments: [StoreOptions.Journal.writeAhead, .rollback])
    func eachSeesTheOthersWritesAndKnowsThemFromItsOwn(_ journal: StoreOptions.Journal) throws {
        let mine = try TemporaryStore(options: StoreOptions(journal: journal))
        let theirs = try StoreDatabase.open(mine.directory, options: StoreOptions(journal: journal))
        defer { theirs.close() }
        let project = try mine.corpus.createProject(name: "bank", languages: [.english]).id
        let before = (try mine.database.foreignVersion(), try theirs.foreignVersion())
        _ = try mine.corpus.add(examples("a", 3), to: project, .english)
        #expect(try mine.database.foreignVersion() == before.0)
        #expect(try theirs.foreignVersion() != before.1)
        #expect(try CorpusStore(theirs).project(project).examples == 3)
    }

    @Test func manyWritersLoseNothing() async throws {
        let store = try TemporaryStore()
        let project = try store.corpus.createProject(name: "bank", languages: [.english]).id
        try await withThrowingTaskGroup { group in
            for writer in 0..<4 {
                group.addTask {
                    let own = try StoreDatabase.open(store.directory)
                    defer { own.close() }
                    for number in 0..<20 {
                        _ = try CorpusStore(own).add(
                            [Example(text: "\(writer) \(number)", intent: "intent \(number % 3)")], to: project, .english)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try Set(store.corpus.dataset(project, .english).examples.map(\.text)).count == 80)
        var steps = 0
        while try store.corpus.undo(in: project) != nil { steps += 1 }
        #expect(steps == 80)
        #expect(try store.corpus.project(project).examples == 0)
    }

    @Test func manyThatOpenANewStoreAtOnceAllSucceed() async throws {
        let directory = TemporaryStore.newDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await withThrowingTaskGroup { group in
            for _ in 0..<6 { group.addTask { try StoreDatabase.open(directory).close() } }
            try await group.waitForAll()
        }
    }

    /// SIGKILL at any time: every edit that was acknowledged is there, and the store opens.
    @Test(arguments: [5, 40, 90])
    func aKilledProcessLosesNoAcknowledgedEdit(milliseconds: Int) async throws {
        let store = try TemporaryStore()
        let directory: String = store.directory
        let project: String = try store.corpus.createProject(name: "bank", languages: [.english]).id.rawValue
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [directory = directory as String, project = project as String, milliseconds = milliseconds as Int] in
            let own = try StoreDatabase.open(directory)
            let acknowledged = try #require(fopen(directory + "/acknowledged", "a"))
            let corpus = CorpusStore(own)
            let end = Thread {
                usleep(UInt32(milliseconds) * 1000)
                kill(getpid(), SIGKILL)
            }
            end.start()
            for number in 0... {
                let ids = try corpus.add(examples("intent \(number % 5)", 3), to: ProjectID(rawValue: project), .english)
                if number % 3 == 0 { try corpus.delete([ids[0]]) }
                fputs((number % 3 == 0 ? ids.dropFirst() : ids[...]).map { "\($0)\n" }.joined(), acknowledged)
                fflush(acknowledged)
            }
        }
        let text = FileManager.default.contents(atPath: directory + "/acknowledged").map { String(decoding: $0, as: UTF8.self) } ?? ""
        let acknowledged = Set(text.split(separator: "\n").compactMap { ExampleID($0) })
        let reopened = try StoreDatabase.open(directory)
        defer { reopened.close() }
        let rows = try CorpusStore(reopened)
            .examples(ProjectID(rawValue: project), .english, intent: nil, type: nil, search: "", offset: 0, limit: 10_000).rows
        #expect(acknowledged.isSubset(of: rows.map(\.id)))
        _ = try CorpusStore(reopened).add(examples("after", 1), to: ProjectID(rawValue: project), .english)
    }
}
