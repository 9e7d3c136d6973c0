import Foundation

/// What this process has used so far.
struct ProcessUsage {
    /// Of all threads, in user and kernel mode.
    var cpuSeconds: Double
    /// Largest resident set, in millions of bytes.
    var peakMegabytes: Double

    static var now: ProcessUsage {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        // Linux counts the resident set in units of 1024 bytes.
        return ProcessUsage(
            cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), peakMegabytes: Double(usage.ru_maxrss) * 1024 / 1e6)
    }
}
