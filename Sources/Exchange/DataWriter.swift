import Corpus

/// Writes labelled data in any format.
package enum DataWriter {
    /// What was written reads back equal, but for what the report names.
    package static func write(_ dataset: Dataset, as format: DataFormat) -> WrittenData { format.implementation.write(dataset) }
}
