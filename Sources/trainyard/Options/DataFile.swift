import ArgumentParser
import Corpus
import Exchange

/// A data file, folder or archive given on the command line.
enum DataFile {
    /// - Throws: one line that names the file and what is wrong with it.
    static func read(
        _ path: String, _ language: LanguageTag, format: DataFormat? = nil, columns: TableColumns = TableColumns()
    ) throws -> ImportedData {
        do {
            return try DataReader.read(path, language: language, format: format, columns: columns)
        } catch {
            throw CommandFailure("\(error)")
        }
    }
}

extension DataFormat: ExpressibleByArgument {}

/// `text=NAME,intent=NAME,tags=NAME,split=NAME,language=NAME`.
extension TableColumns: ExpressibleByArgument {
    /// The usual names are what the help text says of no option.
    package var defaultValueDescription: String { "" }

    package init?(argument: String) {
        self.init()
        for pair in argument.split(separator: ",") {
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else { return nil }
            switch sides[0] {
            case "text": text = sides[1]
            case "intent": intent = sides[1]
            case "tags", "slots": tags = sides[1]
            case "split", "type": split = sides[1]
            case "language": language = sides[1]
            default: return nil
            }
        }
    }
}
