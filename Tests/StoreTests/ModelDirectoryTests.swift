import Corpus
import Foundation
import NLU
import Store
import Testing

@Suite struct ModelDirectoryTests {
    let store: TemporaryStore
    let project: ProjectID
    var directories: ModelDirectories { ModelDirectories(store.database) }

    init() throws {
        store = try TemporaryStore()
        project = try store.corpus.createProject(name: "bank", languages: [.english]).id
        _ = try store.corpus.add(examples("a", 10) + examples("b", 10), to: project, .english)
    }

    private func job(_ path: [TrainingStatus]) throws -> ModelID {
        let id = try store.models.create(project, .english, name: nil, configuration: .init(), priority: .free).id
        for status in path { try store.models.move(id, to: status) }
        return id
    }

    @Test func aPublishedDirectoryHoldsWhatWasWrittenAndNothingElse() throws {
        let id = try job([.queued, .pipelineBuilding])
        try directories.write(Data("weights".utf8), "model.bin", of: id)
        try directories.write(Data("old".utf8), "log.txt", of: id)
        try directories.write(Data("new".utf8), "log.txt", of: id)
        try directories.write(Data("secret".utf8), "data.json", of: id)
        #expect(directories.workFile("data.json", of: id) == Data("secret".utf8))
        #expect(!directories.isPublished(id))
        try directories.publish(id, dropping: ["data.json"])
        #expect(try directories.files(of: id) == ["model.bin": Data("weights".utf8), "log.txt": Data("new".utf8)])
        #expect(try directories.files(of: id, except: ["log.txt"]).keys.sorted() == ["model.bin"])
        #expect(try directories.file("missing", of: id) == nil)
        #expect(directories.workFile("log.txt", of: id) == nil)
    }

    @Test func publishingAgainReplacesTheDirectory() throws {
        let id = try job([.queued, .pipelineBuilding])
        for text in ["first", "second"] {
            try directories.write(Data(text.utf8), text, of: id)
            try directories.publish(id)
        }
        #expect(try directories.files(of: id).keys.sorted() == ["second"])
    }

    @Test func openingClearsWhatIsLeftOverAndNothingElse() throws {
        let running = try job([.queued, .pipelineBuilding])
        let failed = try job([.failed])
        let deleted = try job([.failed])
        let stray = ModelID.new()
        for id in [running, failed, stray] { try directories.write(Data("x".utf8), "f", of: id) }
        for id in [deleted, stray] {
            try directories.write(Data("x".utf8), "f", of: id)
            try directories.publish(id)
        }
        try directories.write(Data("x".utf8), "f", of: stray)
        // As if the process had died between the two halves of a deletion.
        try store.models.delete(deleted)

        try StoreDatabase.open(store.directory).close()
        #expect(directories.workFile("f", of: running) != nil)
        #expect(directories.workFile("f", of: failed) == nil)
        #expect(directories.workFile("f", of: stray) == nil)
        #expect(!directories.isPublished(deleted))
        // A directory that somebody copied here is not ours to remove.
        #expect(directories.isPublished(stray))
    }
}
