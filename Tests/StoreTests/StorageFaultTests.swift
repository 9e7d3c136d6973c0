import Corpus
import Foundation
import Store
import Testing

/// What can go wrong with the disk: one clear line each, and nothing lost.
@Suite struct StorageFaultTests {
    let directory = TemporaryStore.newDirectory()

    private func refusal(_ directory: String, options: StoreOptions = .init()) throws -> StoreError {
        let error = try #require(throws: StoreError.self) { try StoreDatabase.open(directory, options: options) }
        #expect(!error.description.contains("\n"))
        #expect(error.description.contains(directory))
        return error
    }

    private func make(_ bytes: [UInt8]) throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: directory + "/trainyard.sqlite"))
    }

    @Test func aFileWhereTheDirectoryShouldBe() throws {
        try Data("x".utf8).write(to: URL(fileURLWithPath: directory))
        defer { unlink(directory) }
        #expect(try refusal(directory).description.contains("a file where a directory should be"))
        #expect(try refusal(directory + "/below").description.contains("a file where a directory should be"))
    }

    @Test func aDirectoryWhereTheDatabaseShouldBe() throws {
        try FileManager.default.createDirectory(atPath: directory + "/trainyard.sqlite", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        #expect(try refusal(directory).description.contains("must be a file"))
    }

    @Test(arguments: ["this is no database, however long it may be: " + String(repeating: "x", count: 5000), "short"])
    func somethingElseWhereTheDatabaseShouldBe(_ text: String) throws {
        try make(Array(text.utf8))
        defer { try? FileManager.default.removeItem(atPath: directory) }
        #expect(try refusal(directory).description.contains("not a Trainyard database"))
        #expect(FileManager.default.contents(atPath: directory + "/trainyard.sqlite") == Data(text.utf8))
    }

    @Test func aDamagedDatabase() throws {
        let store = try TemporaryStore()
        let project = try store.corpus.createProject(name: "bank", languages: [.english]).id
        _ = try store.corpus.add(examples("a", 2000), to: project, .english)
        store.database.close()
        let path = store.directory + "/trainyard.sqlite"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        unlink(path + "-wal")
        for place in 4096..<bytes.count { bytes[place] = 0x5a }
        try bytes.write(to: URL(fileURLWithPath: path))
        let error = try #require(throws: StoreError.self) {
            let reopened = try StoreDatabase.open(store.directory)
            defer { reopened.close() }
            _ = try CorpusStore(reopened).dataset(project, .english)
        }
        #expect(error.description.contains("damaged"))
    }

    @Test func aFullDiskLosesNothingAndTheStoreGoesOn() throws {
        let store = try TemporaryStore(options: StoreOptions(maximumBytes: 400_000))
        let project = try store.corpus.createProject(name: "bank", languages: [.english]).id
        let kept = try store.corpus.add(examples("a", 100), to: project, .english)
        let error = try #require(throws: StoreError.self) { try store.corpus.add(examples("b", 20_000), to: project, .english) }
        #expect(error.description.contains("the disk is full"))
        #expect(try store.corpus.intents(project, .english) == [IntentSummary(name: "a", train: 100, test: 0)])
        #expect(try store.corpus.undo(in: project) == "add 100 examples")
        #expect(try store.corpus.redo(in: project) == "add 100 examples")
        try store.corpus.delete(Array(kept.prefix(50)))
        #expect(try store.corpus.project(project).examples == 50)
    }

    @Test(.enabled(if: geteuid() != 0, "the rights of files do not bind root"))
    func aStoreWithoutTheRightToWrite() throws {
        let store = try TemporaryStore()
        store.database.close()
        let path = store.directory + "/trainyard.sqlite"
        for file in [path, store.directory] {
            let mode: mode_t = file == path ? 0o644 : 0o755
            chmod(file, mode & 0o555)
            defer { chmod(file, mode) }
            #expect(try refusal(store.directory).description.contains("right"))
        }
    }

    @Test func aStoreOfANewerProgramIsRefusedAndLeftAlone() throws {
        let store = try TemporaryStore()
        store.database.close()
        let path = store.directory + "/trainyard.sqlite"
        unlink(path + "-wal")
        // The header's user version, four bytes from byte 60 on.
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes[60] = 1
        try bytes.write(to: URL(fileURLWithPath: path))
        guard case .newerVersion(let text) = try refusal(store.directory) else {
            Issue.record("another error")
            return
        }
        #expect(text.contains("newer Trainyard"))
    }

    @Test func aClosedStoreThrowsRatherThanTraps() throws {
        let store = try TemporaryStore()
        store.database.close()
        #expect(throws: StoreError.self) { try store.corpus.projects() }
        #expect(throws: StoreError.self) { try store.corpus.createProject(name: "a", languages: [.english]) }
    }
}
