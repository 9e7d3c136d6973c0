import Foundation
import Store

/// What a running server says of itself once a second, in a file beside the database, for the dashboard.
package struct ServerStatus: Sendable, Codable, Equatable {
    package struct Model: Sendable, Codable, Equatable {
        package var id: ModelID
        package var replicas: Int
        /// Replicas that answer now.
        package var ready: Int
        package var traffic: Traffic

        package init(id: ModelID, replicas: Int, ready: Int, traffic: Traffic) {
            self.id = id
            self.replicas = replicas
            self.ready = ready
            self.traffic = traffic
        }
    }

    package struct Traffic: Sendable, Codable, Equatable {
        /// Since the server started.
        package var requests: Int
        /// Answered with a status from 500 on.
        package var errors: Int
        /// In the last second.
        package var perSecond: Double
        /// Of the last second's requests; 0 when there were none.
        package var medianMilliseconds: Double
        package var p99Milliseconds: Double

        package init(requests: Int, errors: Int, perSecond: Double, medianMilliseconds: Double, p99Milliseconds: Double) {
            self.requests = requests
            self.errors = errors
            self.perSecond = perSecond
            self.medianMilliseconds = medianMilliseconds
            self.p99Milliseconds = p99Milliseconds
        }
    }

    /// Such as `http://127.0.0.1:8000`.
    package var address: String
    package var process: ProcessIdentity
    package var startedAt: Milliseconds
    package var at: Milliseconds
    package var traffic: Traffic
    /// By id.
    package var models: [Model]

    package init(
        address: String, process: ProcessIdentity, startedAt: Milliseconds, at: Milliseconds, traffic: Traffic, models: [Model]
    ) {
        self.address = address
        self.process = process
        self.startedAt = startedAt
        self.at = at
        self.traffic = traffic
        self.models = models
    }
}
