/// After how long without a sign a job or its process is given up.
package struct SilenceLimits: Sendable {
    /// A running job that gives no sign of life for this long is Dead.
    package var job: Milliseconds = 10 * 3600 * 1000
    /// A process on another machine cannot be looked at: when its job is silent for this long, the process is taken for gone.
    package var foreignProcess: Milliseconds = 10 * 60 * 1000
    /// A job that was made but not queued for this long lost its maker in between, and is queued.
    package var initiated: Milliseconds = 10 * 1000

    package init() {}
}
