import FoundationEssentials

/// What a format has to be able to do. A format to come is one file with a type that does it, and its case in `CorpusFormat`.
protocol TextFormat {
    static var title: String { get }
    static var fileExtension: String { get }
    /// How much the text looks like this format. Looks at its beginning alone.
    static func likeness(of source: SourceText) -> Likeness
    /// Reads the rows. A row that cannot be taken is an issue of the report; an error means that the file as a whole makes no sense.
    /// - Parameter delivery: takes the examples one by one; else they are in what is returned.
    static func read(_ source: SourceText, language: LanguageTag, delivery: ImportDelivery?) throws(UnreadableFile) -> ImportedData
    static func write(_ examples: [Example]) -> (Data, ImportReport)
    static func write(_ definitions: [EntityDefinition]) -> (Data, ImportReport)
}

/// How much a text looks like a format.
package enum Likeness: Int, Comparable, Sendable {
    case none, possible, certain

    package static func < (a: Likeness, b: Likeness) -> Bool { a.rawValue < b.rawValue }
}
