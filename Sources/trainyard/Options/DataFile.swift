import ArgumentParser
import Corpus
import Foundation

/// A data file given on the command line.
enum DataFile {
    /// - Throws: one line that names the file and what is wrong with it.
    static func read(_ path: String, _ language: LanguageTag, format: CorpusFormat? = nil) throws -> ImportedData {
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
        } catch {
            throw CommandFailure("\(path): \(reason(path))")
        }
        do {
            return try CorpusReader.read(bytes, name: path, language: language, format: format)
        } catch {
            throw CommandFailure("\(error)")
        }
    }

    private static func reason(_ path: String) -> String {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return "there is no such file" }
        return isDirectory.boolValue ? "is a directory; give a file in it" : "cannot be read; check its permissions"
    }
}

extension CorpusFormat: ExpressibleByArgument {}
