/// Why there is no model.
package enum TrainingError: Error, Sendable, Equatable, CustomStringConvertible {
    case cancelled
    /// The data cannot be learnt from; the text says what is missing.
    case invalidData(String)

    package var description: String {
        switch self {
        case .cancelled: "training was cancelled"
        case .invalidData(let why): why
        }
    }
}
