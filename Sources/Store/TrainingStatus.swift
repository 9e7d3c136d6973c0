/// Where a training job stands: NeuralSpace's thirteen statuses with their meaning.
///
/// It lies in Store, not Engine, because the store is the one place that every process's changes pass: the rules hold there.
package enum TrainingStatus: String, Sendable, Codable, CaseIterable {
    case initiated = "Initiated"
    case queued = "Queued"
    case pipelineBuilding = "Pipeline Building"
    case pipelineBuilt = "Pipeline Built"
    case preparingData = "Preparing Data"
    case dataPrepared = "Data Prepared"
    case training = "Training"
    case trained = "Trained"
    case saved = "Saved"
    case completed = "Completed"
    case failed = "Failed"
    case timedOut = "Timed Out"
    case dead = "Dead"

    /// The ten stations of a job that goes well, in order.
    package static let stations: [TrainingStatus] = Array(allCases.prefix(10))

    /// Completed, Failed, Timed Out and Dead: nothing follows, and the model may be deleted.
    package var isFinal: Bool { self == .completed || self == .failed || self == .timedOut || self == .dead }

    /// In the hands of an engine: between Queued and the end.
    package var isRunning: Bool { !isFinal && self != .initiated && self != .queued }

    /// The state machine: the ten in order; any that is not final to Failed, Timed Out or Dead; a running one back to Queued
    /// (only when its process died, which is the caller's to know). Nothing else.
    package func mayBecome(_ next: TrainingStatus) -> Bool {
        if isFinal { return false }
        switch next {
        case .failed, .timedOut, .dead: return true
        case .queued where isRunning: return true
        default:
            guard let here = Self.stations.firstIndex(of: self), let there = Self.stations.firstIndex(of: next) else { return false }
            return there == here + 1
        }
    }
}
