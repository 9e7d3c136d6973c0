import Corpus
import Foundation
import NLU
import Store
import Testing

/// Whatever bytes the database holds: an error with one line, never the end of the process.
@Suite struct DamageTests {
    /// A full store's file; the same for every case.
    private static let sound: Data? = {
        guard let store = try? TemporaryStore() else { return nil }
        let corpus = store.corpus
        guard let project = try? corpus.createProject(name: "bank", languages: [.english]).id else { return nil }
        let span = EntityAnnotation(start: 0, end: 1, entity: "x", value: "y")
        let marked = (0..<40).map { Example(text: "marked \($0)", intent: "c", entities: [span]) }
        _ = try? corpus.add(examples("a", 60) + examples("b", 30, type: .test) + examples("b", 12) + marked, to: project, .english)
        try? corpus.deleteIntent("c", in: project)
        try? corpus.setDefinition(EntityDefinition(entity: "x", kind: .lookup, examples: ["1"], language: .english), in: project)
        for priority in Priority.allCases {
            guard
                let model = try? store.models.create(project, .english, name: nil, configuration: .init(), priority: priority),
                (try? store.models.move(model.id, to: .queued)) != nil
            else { return nil }
        }
        if let engine = try? store.jobs.register(.current), let job = try? store.jobs.claim(engine) {
            var report = JobReport(progress: 0.5)
            report.lines = [LogLine(at: 1, level: .info, text: "line")]
            report.points = [CurvePoint(series: "x", epoch: 1, score: 0.5)]
            _ = try? store.jobs.keep(report, of: job.lease)
        }
        store.database.close()
        return FileManager.default.contents(atPath: store.directory + "/trainyard.sqlite")
    }()

    /// Everything that a program does with a store.
    private func use(_ store: StoreDatabase) throws {
        let corpus = CorpusStore(store)
        let models = ModelStore(store)
        let jobs = JobStore(store)
        for project in try corpus.projects() {
            _ = try? corpus.intents(project.id, .english)
            _ = try? corpus.examples(project.id, .english, intent: "a", type: .train, search: "", offset: 40, limit: 30)
            _ = try? corpus.examples(project.id, .english, intent: nil, type: nil, search: "number", offset: 0, limit: 30)
            _ = try? corpus.dataset(project.id, .english)
            for _ in 0..<3 { _ = try? corpus.undo(in: project.id) }
            _ = try? corpus.redo(in: project.id)
            _ = try? corpus.add(examples("new", 3), to: project.id, .english)
            _ = try? corpus.renameIntent("a", to: "b", in: project.id)
            _ = try? models.create(project.id, .english, name: nil, configuration: .init(), priority: .free)
        }
        for model in try models.models() {
            _ = try? (models.log(model.id), models.curve(model.id))
            _ = try? models.move(model.id, to: .failed)
        }
        _ = try models.queuePositions()
        _ = try jobs.recover()
        _ = try jobs.claim(try jobs.register(.current))
    }

    @Test(arguments: 0..<40)
    func aDamagedFileNeverEndsTheProcess(seed: UInt64) throws {
        var bytes = try #require(Self.sound)
        var random = SplitMix(state: seed)
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            // Half of the damage in the pages' headers and first rows, where most of the structure is.
            let page = Int.random(in: 0..<(bytes.count / 4096), using: &random) * 4096
            let offset = Bool.random(using: &random) ? Int.random(in: 0..<4096, using: &random) : Int.random(in: 0..<64, using: &random)
            // The first bytes say that this is a database, and of which version.
            if page + offset >= 100 { bytes[page + offset] = UInt8.random(in: 0...255, using: &random) }
        }
        let directory = TemporaryStore.newDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try bytes.write(to: URL(fileURLWithPath: directory + "/trainyard.sqlite"))
        do {
            let store = try StoreDatabase.open(directory)
            defer { store.close() }
            try use(store)
        } catch {
            let text = "\(error)"
            #expect(error is StoreError && !text.isEmpty && !text.contains("\n"), "\(text)")
        }
    }
}

/// Numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
