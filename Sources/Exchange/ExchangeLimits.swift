/// What keeps a hostile file, folder or archive from costing more than its size. Those of single rows are in `CorpusLimits`.
package enum ExchangeLimits {
    /// Files of a folder or an archive that are looked at.
    package static let files = 10_000
    /// All of those together that are held in memory, unpacked.
    package static let folderBytes = 256 << 20
    /// A larger file is read piece by piece; row by row, if its format has rows.
    package static let heldBytes = 8 << 20
    package static let folderDepth = 16
    /// A file that is read as a tree (JSON objects, YAML), and the values in it.
    package static let treeBytes = 128 << 20
    package static let treeValues = 4_000_000
    /// Values that YAML's anchors and aliases may stand for when they are put in their places (“billion laughs”).
    package static let aliasedValues = 1e9
    /// How much of a file is looked at to find its format.
    static let sampleBytes = 64 << 10
    static let sampleRows = 200
    static let sampleValues = 2000
}
