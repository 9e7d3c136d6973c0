/// The limits of what is read: those that the upload format documents (NeuralSpace), in code points, and those that keep a hostile
/// file from costing more time or memory than its size.
package enum CorpusLimits {
    package static let textLength = 1000
    package static let intentLength = 100
    package static let entityLength = 30
    /// A job needs this many intents, each with this many `train` examples.
    package static let minimumIntents = 2
    package static let minimumExamplesPerIntent = 10
    /// A line longer than this (in bytes) is refused rather than held in memory.
    package static let lineBytes = 4 << 20
    /// A larger file is refused.
    package static let fileBytes = 16 << 30
    /// Texts of one import that are kept in mind to find repeats; further ones are compared with those alone (at most 640 MB).
    package static let comparedTexts = 20_000_000
    /// Phrases of all entities of one file.
    package static let phrases = 1_000_000
    /// A longer text is no utterance but a document, and is refused (code points).
    package static let unusableTextLength = 100_000
    /// A longer intent, entity type, role or key is no name, and is refused (code points).
    package static let unusableNameLength = 1000
    package static let spansPerExample = 500
    /// Faulty spans of one example that are looked into; further ones are dropped unseen.
    package static let mendedSpansPerExample = 50
    package static let columns = 1000
    package static let nestingDepth = 64
    /// Issues of each severity that a report lists; further ones are counted.
    package static let listedIssues = 1000
    /// Rows, and bytes of them, that are looked at to find a table's delimiter and columns.
    static let sampleRows = 1000
    static let sampleBytes = 1 << 20
}
