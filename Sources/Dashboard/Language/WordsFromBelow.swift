import Corpus
import Store

// The contract's names stay English in the store, the logs and the replies; the screens have words of their own for them.

extension TrainingStatus {
    var word: String { tr(below: rawValue) }
}

extension Priority {
    var word: String { tr(below: name) }
}

extension EntityKind {
    var word: String { tr(below: rawValue) }
}

extension Remedy {
    /// What the key that mends does.
    var words: String { tr(below: title) }
}
