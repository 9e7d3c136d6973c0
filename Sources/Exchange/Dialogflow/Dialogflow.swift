import Corpus
import Foundation

/// An agent exported from Dialogflow ES: `agent.json`, `intents/X.json` with `X_usersays_LL.json`, `entities/X.json` with
/// `X_entries_LL.json`; as a folder or as the zip archive that it comes in.
enum Dialogflow: ExchangeFormat {
    static let title = "Dialogflow agent"
    static let fileExtension: String? = nil

    static func likeness(of tree: SourceTree, _ columns: TableColumns) -> Likeness {
        tree.isFolder && tree.files.contains { $0.path.contains("_usersays_") || $0.path.contains("_entries_") } ? .certain : .none
    }

    static func read(
        _ tree: SourceTree, _ language: LanguageTag, _ columns: TableColumns, _ delivery: ImportDelivery?
    ) throws(UnreadableFile) -> ImportedData {
        guard tree.isFolder, let first = tree.files.first(where: { $0.source != nil }), let source = first.source else {
            throw UnreadableFile("a Dialogflow agent is a folder or a zip archive: give that", file: tree.name)
        }
        var reader = DialogflowReader(JSONDatasetReader(source, title, language, file: first.path, delivery: delivery))
        for (path, source) in tree.texts(".json") { reader.read(path, source, in: tree) }
        return reader.rows.builder.finished
    }

    static func write(_ dataset: Dataset) -> WrittenData { DialogflowWriter(dataset).written }
}
