import Engine
import Store

/// Writes the server's numbers for the dashboard, once a second.
struct StatusReporter: Sendable {
    let workbench: Workbench
    let meter: ServerMeter
    let deployments: Deployments
    let address: String

    /// Until its task is cancelled.
    func run() async {
        let startedAt = Milliseconds.now
        var before = meter.snapshot
        var beforeAt = startedAt
        while true {
            let now = Milliseconds.now
            let totals = meter.snapshot
            let seconds = max(0.001, Double(now - beforeAt) / 1000)
            func traffic(_ id: ModelID) -> ServerStatus.Traffic {
                Self.traffic(totals.models[id] ?? .init(), since: before.models[id] ?? .init(), seconds)
            }
            let running = deployments.everyone
            let failed = deployments.failed.filter { id in !running.contains { $0.record.model == id } }
            let models =
                running.map { one in
                    let id = one.record.model
                    return ServerStatus.Model(id: id, replicas: one.record.replicas, ready: one.ready, traffic: traffic(id))
                } + failed.map { ServerStatus.Model(id: $0, replicas: 0, ready: 0, traffic: traffic($0)) }
            let status = ServerStatus(
                address: address, process: .current, startedAt: startedAt, at: now,
                traffic: Self.traffic(totals.all, since: before.all, seconds), models: models)
            // A full disk is told by whatever needs it more than this.
            try? await blocking { try workbench.tellServerStatus(status) }
            (before, beforeAt) = (totals, now)
            do { try await Task.sleep(for: .seconds(1)) } catch { break }
        }
    }

    private static func traffic(_ now: ServerMeter.Counts, since before: ServerMeter.Counts, _ seconds: Double) -> ServerStatus.Traffic {
        let classes = zip(now.classes, before.classes).map { $0 - $1 }
        return .init(
            requests: now.requests, errors: now.errors, perSecond: Double(now.requests - before.requests) / seconds,
            medianMilliseconds: quantile(0.5, classes), p99Milliseconds: quantile(0.99, classes))
    }

    /// The upper bound of the class that the share lies in, in milliseconds; the highest bound for what lies beyond it.
    private static func quantile(_ share: Double, _ classes: [Int]) -> Double {
        let wanted = share * Double(classes.reduce(0, +))
        guard wanted > 0 else { return 0 }
        var sum = 0
        for (index, count) in classes.enumerated() {
            sum += count
            if Double(sum) >= wanted { return 1000 * ServerMeter.bounds[min(index, ServerMeter.bounds.count - 1)] }
        }
        return 0
    }
}
