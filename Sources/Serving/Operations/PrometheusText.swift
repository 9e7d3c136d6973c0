import Store

/// A server's numbers in Prometheus' text format 0.0.4.
enum PrometheusText {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    static func write(_ totals: ServerMeter.Totals, _ deployments: [Deployment]) -> String {
        var text = ""
        func family(_ name: String, _ kind: String, _ about: String) {
            text += "# HELP trainyard_\(name) \(about)\n# TYPE trainyard_\(name) \(kind)\n"
        }
        family("requests_total", "counter", "Requests answered, by call and status.")
        for (answer, count) in totals.answers.sorted(by: { ($0.key.path, $0.key.status) < ($1.key.path, $1.key.status) }) {
            let path = answer.path.isEmpty ? "none" : answer.path
            text += "trainyard_requests_total{path=\"\(path)\",status=\"\(answer.status)\"} \(count)\n"
        }
        family("request_seconds", "histogram", "Time from a request's head to its reply.")
        histogram("request_seconds", "", totals.all, &text)
        family("parse_seconds", "histogram", "Time that a deployed model took for an utterance.")
        for (model, counts) in totals.models.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            histogram("parse_seconds", "model=\"\(model)\"", counts, &text)
        }
        family("replicas", "gauge", "Replicas that a model is deployed with.")
        for one in deployments { text += "trainyard_replicas{model=\"\(one.record.model)\"} \(one.record.replicas)\n" }
        family("replicas_ready", "gauge", "Replicas that answer now.")
        for one in deployments { text += "trainyard_replicas_ready{model=\"\(one.record.model)\"} \(one.ready)\n" }
        family("worker_restarts_total", "counter", "Workers that were started in place of one that ended.")
        for one in deployments { text += "trainyard_worker_restarts_total{model=\"\(one.record.model)\"} \(one.workers?.restarts ?? 0)\n" }
        return text
    }

    private static func histogram(_ name: String, _ label: String, _ counts: ServerMeter.Counts, _ text: inout String) {
        let labels = label.isEmpty ? "" : label + ","
        var sum = 0
        for (index, count) in counts.classes.enumerated() {
            sum += count
            let bound = index < ServerMeter.bounds.count ? "\(ServerMeter.bounds[index])" : "+Inf"
            text += "trainyard_\(name)_bucket{\(labels)le=\"\(bound)\"} \(sum)\n"
        }
        let braces = label.isEmpty ? "" : "{\(label)}"
        text += "trainyard_\(name)_sum\(braces) \(counts.seconds)\ntrainyard_\(name)_count\(braces) \(counts.requests)\n"
    }
}
