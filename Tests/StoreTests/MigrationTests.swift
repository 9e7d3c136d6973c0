import Corpus
import Foundation
import GRDB
import NLU
import Store
import Testing

@Suite struct MigrationTests {
    /// A directory with a database made by the given statements.
    private func make(_ statements: String) throws -> String {
        let directory = TemporaryStore.newDirectory()
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let database = try DatabaseQueue(path: directory + "/trainyard.sqlite")
        try database.write { try $0.execute(sql: statements) }
        try database.close()
        return directory
    }

    @Test func aStoreOfTheFirstVersionReadsWholeAndGoesOn() throws {
        let directory = try make(versionOne)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let store = try StoreDatabase.open(directory)
        defer { store.close() }
        let corpus = CorpusStore(store)
        let project = try #require(try corpus.projects().first)
        #expect((project.name, project.languages.map(\.code), project.examples, project.models) == ("bank", ["en", "hi"], 2, 1))
        let span = EntityAnnotation(start: 10, end: 14, entity: "card", value: "VISA")
        let lost = Example(text: "I lost my visa", intent: "card_lost", entities: [span])
        #expect(try corpus.dataset(project.id, .english).examples == [lost, Example(text: "hello", intent: "", type: .test)])
        #expect(try corpus.definitions(project.id).map(\.examples) == [["visa", "debit card"]])
        #expect(try corpus.intents(project.id, .english).map(\.name) == ["card_lost", "empty"])

        let models = ModelStore(store)
        let model = try #require(try models.models(project.id).first)
        #expect((model.name, model.status, model.metrics.testExamples, model.trainingSeconds) == ("bank v1", .completed, 7, 1.5))
        #expect((model.examplesPerIntent, model.history.map(\.status)) == (["card_lost": 10], [.initiated, .completed]))
        #expect((model.leaderboard.map(\.chosen), model.configuration) == ([true], TrainingConfiguration()))
        #expect(try (models.log(model.id).count, models.curve(model.id).count) == (1, 1))

        #expect(try corpus.undo(in: project.id) == "delete 1 example")
        #expect(try corpus.dataset(project.id, .english).examples.last == Example(text: "it is gone", intent: "card_lost"))
        #expect(try corpus.redo(in: project.id) == "delete 1 example")
        #expect(try corpus.project(project.id).examples == 2)
        _ = try corpus.add(examples("card_lost", 9) + examples("new", 10), to: project.id, .english)
        let next = try models.create(project.id, .english, name: nil, configuration: .init(), priority: .free)
        #expect(next.name == "bank v3")
    }

    /// A fresh store must be what an old one becomes.
    @Test func aNewStoreHasTheSameTablesAsAMigratedOne() throws {
        let directory = try make(versionOne)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let fresh = try TemporaryStore()
        func schema(_ directory: String) throws -> [String] {
            try StoreDatabase.open(directory).close()
            return try DatabaseQueue(path: directory + "/trainyard.sqlite").read { db in
                try String.fetchAll(db, sql: "SELECT sql FROM sqlite_schema WHERE sql NOT NULL")
                    .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.sorted()
            }
        }
        #expect(try schema(directory) == schema(fresh.directory))
    }

    @Test func aDatabaseOfAnotherProgramIsLeftAlone() throws {
        let directory = try make("CREATE TABLE bookmarks (url TEXT)")
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let error = #expect(throws: StoreError.self) { try StoreDatabase.open(directory) }
        #expect(error?.description.contains("not a Trainyard database") == true)
    }

    @Test func aMigrationThatFailsChangesNothing() throws {
        let directory = try make("PRAGMA user_version = 0")
        defer { try? FileManager.default.removeItem(atPath: directory) }
        #expect(throws: StoreError.self) { try StoreDatabase.open(directory, options: StoreOptions(maximumBytes: 16_384)) }
        let store = try StoreDatabase.open(directory)
        defer { store.close() }
        _ = try CorpusStore(store).createProject(name: "bank", languages: [.english])
    }
}
