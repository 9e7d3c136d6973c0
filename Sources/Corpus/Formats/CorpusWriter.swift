import FoundationEssentials

/// Writes labelled data as a file's bytes. What was written reads back equal, but for what the report names.
package enum CorpusWriter {
    /// The examples, one a line; the report's lines are those of the file written, its rows those of `examples`.
    package static func write(_ examples: [Example], as format: CorpusFormat) -> (Data, ImportReport) {
        format.implementation.write(examples)
    }

    /// The definitions; one a line in JSON, one phrase a line in CSV.
    package static func write(_ definitions: [EntityDefinition], as format: CorpusFormat) -> (Data, ImportReport) {
        format.implementation.write(definitions)
    }
}
