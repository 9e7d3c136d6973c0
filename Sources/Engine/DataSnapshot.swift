import Corpus
import Foundation

/// The data of a running job as a file.
enum DataSnapshot {
    private struct Contents: Codable {
        var language: LanguageTag
        var examples: [Example]
        var definitions: [EntityDefinition]
    }

    static func encode(_ dataset: Dataset) throws -> Data {
        try JSONEncoder().encode(
            Contents(language: dataset.language, examples: dataset.examples, definitions: dataset.definitions))
    }

    static func decode(_ data: Data) throws -> Dataset {
        let contents = try JSONDecoder().decode(Contents.self, from: data)
        return Dataset(language: contents.language, examples: contents.examples, definitions: contents.definitions)
    }
}
