/// A job that was claimed.
package struct ClaimedJob: Sendable {
    package var lease: JobLease
    package var record: ModelRecord
    /// True when another process let go of it in order: it goes on where it was.
    package var goesOn: Bool
}
