/// What this machine does now: how a time limit becomes a budget of counted work.
package enum MachineSpeed {
    /// Multiply-adds a second of learning, on so many threads at once, measured in a few hundredths of a second. Differs from
    /// call to call: whoever needs the same model twice keeps the budget, not the time.
    package static func multiplyAddsPerSecond(threads: Int) -> Double {
        let start = ContinuousClock.now
        let speed = try? EpochSpeed(threads: max(threads, 1)) { (ContinuousClock.now - start) / .seconds(1) }
        // Without memory for a trial, what a modest core does.
        return speed?.learnt ?? 1e9
    }
}
