import Foundation

/// The files of a model's directory that stand beside the model's own artifacts.
package enum ModelFile {
    /// What was tried.
    package static let pipeline = "pipeline.json"
    /// The model's record as it was when the directory was saved.
    package static let record = "record.json"
    /// On test examples; missing when there were none.
    package static let evaluation = "evaluation.json"
    /// Cross-validated on the training examples.
    package static let estimate = "estimate.json"
    /// Labels that cross-validation disputes, intents that it confuses.
    package static let review = "review.json"
    /// Whether more examples would help; derived from the data, measured when somebody asks.
    package static let dataSize = "data-size.json"
    package static let log = "log.txt"
    /// The snapshot of the data, only while the job runs.
    package static let data = "data.json"

    static let all: Set<String> = [pipeline, record, evaluation, estimate, review, dataSize, log, data]

    static func encoded(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }
}
