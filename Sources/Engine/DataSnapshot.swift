import Corpus
import Foundation
import Store

/// The data of a running job as a file.
struct DataSnapshot {
    var dataset: Dataset
    /// The row in the store of each example; empty in snapshots of older versions.
    var ids: [ExampleID]

    /// The row in the store of each `train` example, as training numbers them.
    var trainIDs: [ExampleID] {
        guard ids.count == dataset.examples.count else { return [] }
        return zip(dataset.examples, ids).filter { $0.0.type == .train && !$0.0.intent.isEmpty }.map(\.1)
    }

    private struct Contents: Codable {
        var language: LanguageTag
        var examples: [Example]
        var definitions: [EntityDefinition]
        var ids: [ExampleID]?
    }

    func encoded() throws -> Data {
        try JSONEncoder().encode(
            Contents(language: dataset.language, examples: dataset.examples, definitions: dataset.definitions, ids: ids))
    }

    init(_ dataset: Dataset, ids: [ExampleID]) {
        self.dataset = dataset
        self.ids = ids
    }

    init(_ data: Data) throws {
        let contents = try JSONDecoder().decode(Contents.self, from: data)
        dataset = Dataset(language: contents.language, examples: contents.examples, definitions: contents.definitions)
        ids = contents.ids ?? []
    }
}
