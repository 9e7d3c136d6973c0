import NLU

/// What a running job has to say since it last spoke.
package struct JobReport: Sendable {
    package var progress: Double?
    package var lines: [LogLine] = []
    package var points: [CurvePoint] = []
    package var leaderboard: [CandidateScore]?

    package init(progress: Double? = nil) { self.progress = progress }
}
