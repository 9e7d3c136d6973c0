import FoundationEssentials

/// Reads labelled data from a file's bytes.
package enum CorpusReader {
    /// Reads the rows of a file, in the format that is found by looking, or in the one given.
    ///
    /// Every row that is not taken as it stands is named in the report with its line and the reason.
    /// - Parameters:
    ///   - name: the file's name, for messages; it also tells lookup, regex and synonym tables apart, whose cells do not.
    ///   - language: the language that the rows are in, as far as they do not say it themselves.
    /// - Throws: when the file as a whole makes no sense: empty, binary, not UTF-8, cut off, in no known format.
    package static func read(
        _ bytes: Data, name: String, language: LanguageTag, format: CorpusFormat? = nil
    ) throws(UnreadableFile) -> ImportedData {
        let source = try SourceText(bytes, name: name)
        let found = if let format { format } else { try find(source) }
        return try found.implementation.read(source, language: language)
    }

    /// The format that the text looks most like.
    static func find(_ source: SourceText) throws(UnreadableFile) -> CorpusFormat {
        var best: (format: CorpusFormat, likeness: Likeness)?
        for format in CorpusFormat.allCases {
            let likeness = format.implementation.likeness(of: source)
            if likeness > best?.likeness ?? .none { best = (format, likeness) }
        }
        if let best, best.likeness == .certain { return best.format }
        if let kind = ForeignFormat.of(source) { throw UnreadableFile(kind, file: source.name) }
        if let best { return best.format }
        let known = CorpusFormat.allCases.map(\.title).joined(separator: ", ")
        throw UnreadableFile(
            "this is in none of the formats that can be read (\(known)): a table needs a first line such as “text,intent”",
            file: source.name)
    }
}

/// Formats of other tools that are recognised, but not read yet.
private enum ForeignFormat {
    static func of(_ source: SourceText) -> String? {
        let head = String(decoding: source.bytes[source.start...].prefix(4096), as: UTF8.self)
        if head.unicodeScalars.first(where: { !$0.properties.isWhitespace }) == "{" { return jsonObject(head) }
        let lines = head.split(whereSeparator: \.isNewline)
        if lines.contains(where: { $0.hasPrefix("nlu:") || $0.hasPrefix("version: \"") || $0.hasPrefix("- intent:") }) {
            return "this is Rasa YAML, which is not read yet: convert it to NeuralSpace JSON or to a CSV with the columns text,intent"
        }
        return nil
    }

    private static func jsonObject(_ head: String) -> String {
        if head.contains("\"luis_schema_version\"") { return "this is a LUIS app, which is not read yet: convert it to NeuralSpace JSON" }
        return "this JSON is an object, and NeuralSpace data is a list: [ {\"text\": …, \"intent\": …}, … ]"
    }
}
