import NLU
import Store

/// Something that happened.
package enum EngineEvent: Sendable {
    /// Projects, examples or definitions changed (by this process).
    case dataChanged(ProjectID?)
    /// A model's record changed: status, name, priority, metrics, deployment.
    case modelChanged(ModelRecord)
    case modelDeleted(ModelID)
    /// A running job's share done (0…1) and expected seconds left; at most four a second.
    case progress(ModelID, fraction: Double, secondsLeft: Double?)
    case candidate(ModelID, CandidateScore)
    case curve(ModelID, CurvePoint)
    case log(ModelID, LogLine)
    /// The model that follows the edits of a project has changed, or what keeps it from that.
    case provisional(Provisional)
    /// Another process changed the store: read again what is on the screen.
    case storeChanged
}
