import Corpus

/// A format that labelled data comes in or goes out in: the project's own two (`CorpusFormat`) and those of other tools.
package enum DataFormat: String, Sendable, CaseIterable {
    case neuralspace, csv, rasa, rasaJSON = "rasa-json", dialogflow, luis, clu, snips, snipsYAML = "snips-yaml"
    case hexabot, table, jsonl, slots, fasttext

    /// What a person calls it.
    package var title: String { implementation.title }

    /// The extension of the file that is written; nil where it is a folder.
    package var fileExtension: String? { implementation.fileExtension }

    var implementation: any ExchangeFormat.Type {
        switch self {
        case .neuralspace: NeuralSpaceFiles.self
        case .csv: CSVFiles.self
        case .rasa: RasaYAML.self
        case .rasaJSON: RasaJSON.self
        case .dialogflow: Dialogflow.self
        case .luis: LUIS.self
        case .clu: CLU.self
        case .snips: SnipsJSON.self
        case .snipsYAML: SnipsYAML.self
        case .hexabot: HexabotJSON.self
        case .table: TaggedTable.self
        case .jsonl: JSONLines.self
        case .slots: SlotFolder.self
        case .fasttext: FastText.self
        }
    }

    /// In the order in which they are asked whether they know a file: the more peculiar first.
    static let bySpecificity: [DataFormat] = [
        .dialogflow, .slots, .luis, .clu, .rasaJSON, .snips, .hexabot, .table, .jsonl, .fasttext, .rasa, .snipsYAML, .neuralspace, .csv,
    ]
}
