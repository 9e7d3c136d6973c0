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
        try read(try SourceText(bytes, name: name), language: language, format: format)
    }

    /// The same for a file whose text is at hand.
    /// - Parameter delivery: takes the examples one by one; else they are in what is returned.
    package static func read(
        _ source: SourceText, language: LanguageTag, format: CorpusFormat? = nil, delivery: ImportDelivery? = nil
    ) throws(UnreadableFile) -> ImportedData {
        let found = if let format { format } else { try find(source) }
        return try found.implementation.read(source, language: language, delivery: delivery)
    }

    /// The format that the text looks most like; nil when it looks like none.
    package static func looks(_ source: SourceText) -> (format: CorpusFormat, likeness: Likeness)? {
        var best: (format: CorpusFormat, likeness: Likeness)?
        for format in CorpusFormat.allCases {
            let likeness = format.implementation.likeness(of: source)
            if likeness > best?.likeness ?? .none { best = (format, likeness) }
        }
        return best
    }

    private static func find(_ source: SourceText) throws(UnreadableFile) -> CorpusFormat {
        if let best = looks(source), best.likeness == .certain || source.firstByte != ASCII.openBrace { return best.format }
        if source.firstByte == ASCII.openBrace {
            throw UnreadableFile(
                "this JSON is an object, and NeuralSpace data is a list: [ {\"text\": …, \"intent\": …}, … ]", file: source.name)
        }
        let known = CorpusFormat.allCases.map(\.title).joined(separator: ", ")
        throw UnreadableFile(
            "this is in none of the formats that can be read (\(known)): a table needs a first line such as “text,intent”",
            file: source.name)
    }
}
