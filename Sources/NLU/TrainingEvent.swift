/// What training tells whoever watches.
package enum TrainingEvent: Sendable {
    /// Share of the whole work done, 0…1, never falling.
    case progress(Double)
    case candidate(CandidateScore)
    case curve(CurvePoint)
    case log(String)
    /// Something the owner of the data should mend, in one sentence.
    case warning(String)
}
