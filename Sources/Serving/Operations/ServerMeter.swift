import Store
import Synchronization

/// Counts what a server does: by route and status, and by model with latencies.
final class ServerMeter: Sendable {
    /// Upper bounds of the latency classes, in seconds; a last class holds the rest.
    static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    struct Counts: Sendable {
        var requests = 0
        var errors = 0
        var seconds = 0.0
        var classes = [Int](repeating: 0, count: bounds.count + 1)

        mutating func add(_ seconds: Double, isError: Bool) {
            requests += 1
            if isError { errors += 1 }
            self.seconds += seconds
            classes[bounds.firstIndex { seconds <= $0 } ?? bounds.count] += 1
        }
    }

    struct Answer: Hashable, Sendable {
        var path: String
        var status: Int
    }

    struct Totals: Sendable {
        var answers: [Answer: Int] = [:]
        var all = Counts()
        var models: [ModelID: Counts] = [:]
    }

    private let totals = Mutex(Totals())

    var snapshot: Totals { totals.withLock { $0 } }

    /// - Parameter path: the route's; nil when there was none, since a stranger's paths are not worth keeping.
    func count(_ path: String?, _ status: Int, _ time: Duration) {
        let seconds = Self.seconds(time)
        totals.withLock { totals in
            totals.answers[Answer(path: path ?? "", status: status), default: 0] += 1
            totals.all.add(seconds, isError: status >= 500)
        }
    }

    func count(_ model: ModelID, _ time: Duration) {
        let seconds = Self.seconds(time)
        totals.withLock { totals in
            guard totals.models[model] != nil || totals.models.count < ServerLimits.measuredModels else { return }
            totals.models[model, default: Counts()].add(seconds, isError: false)
        }
    }

    /// A request that the model could not answer.
    func countFailure(_ model: ModelID) {
        totals.withLock { totals in
            guard totals.models[model] != nil || totals.models.count < ServerLimits.measuredModels else { return }
            totals.models[model, default: Counts()].requests += 1
            totals.models[model, default: Counts()].errors += 1
        }
    }

    private static func seconds(_ time: Duration) -> Double {
        Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }
}
