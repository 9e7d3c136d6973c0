/// A text format that labelled data is kept in.
package enum CorpusFormat: String, Sendable, CaseIterable {
    case neuralspace, csv

    /// What a person calls it.
    package var title: String { implementation.title }
    /// The usual extension of a file of this format, without the dot.
    package var fileExtension: String { implementation.fileExtension }

    var implementation: any TextFormat.Type {
        switch self {
        case .neuralspace: NeuralSpaceFormat.self
        case .csv: CSVFormat.self
        }
    }
}
