import Corpus
import Foundation
import Store

/// A store in a directory of its own, which goes away with it.
final class TemporaryStore: Sendable {
    let directory: String
    let database: StoreDatabase
    var corpus: CorpusStore { CorpusStore(database) }
    var models: ModelStore { ModelStore(database) }
    var jobs: JobStore { JobStore(database) }

    init(options: StoreOptions = .init()) throws {
        directory = Self.newDirectory()
        database = try StoreDatabase.open(directory, options: options)
    }

    deinit {
        database.close()
        try? FileManager.default.removeItem(atPath: directory)
    }

    static func newDirectory() -> String { NSTemporaryDirectory() + "trainyard-store-\(UUID().uuidString)" }
}

/// A person's examples: `count` of one intent, each with a text of its own.
func examples(_ intent: String, _ count: Int, type: ExampleType = .train) -> [Example] {
    (0..<count).map { Example(text: "\(intent) number \($0)", intent: intent, type: type) }
}
