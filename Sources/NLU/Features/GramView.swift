/// A way of looking at an utterance. Each view is weighted and brought to length 1 by itself.
package enum GramView: Int, Sendable, CaseIterable {
    /// Words, and pairs of neighbouring words, the borders of the utterance included.
    case words
    /// Sequences of two to four characters inside word borders.
    case characters
    /// Pairs of word beginnings in any order, up to twenty words apart (fewer in long texts): what is said together.
    case pairs

    /// How many texts must have a feature for it to be learnt.
    ///
    /// Where an intent has few examples each feature counts. With many, a feature of a single text has never paid, and the
    /// vocabulary halves (cross-validated on BANKING77 and CLINC150: no difference in accuracy).
    func leastDocuments(rowsPerIntent: Int) -> UInt32 {
        let common: UInt32 = rowsPerIntent >= 50 ? 2 : 1
        return self == .pairs ? common + 1 : common
    }
}
