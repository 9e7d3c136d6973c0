import Corpus
import NLU

/// A moment: milliseconds since 1970, UTC.
package typealias Milliseconds = Int64

/// A project as lists show it.
package struct ProjectRecord: Sendable, Codable, Equatable {
    package var id: ProjectID
    package var name: String
    package var languages: [LanguageTag]
    package var createdAt: Milliseconds
    package var updatedAt: Milliseconds
    /// Counts over all languages.
    package var examples: Int
    package var intents: Int
    package var models: Int
    /// Whose it is; nil for the local owner's.
    package var account: AccountID?

    package init(
        id: ProjectID, name: String, languages: [LanguageTag], createdAt: Milliseconds, updatedAt: Milliseconds, examples: Int = 0,
        intents: Int = 0, models: Int = 0, account: AccountID? = nil
    ) {
        self.id = id
        self.name = name
        self.languages = languages
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.examples = examples
        self.intents = intents
        self.models = models
        self.account = account
    }
}

/// One intent of a project in one language, with its number of examples. Empty intents have two zeros.
package struct IntentSummary: Sendable, Codable, Equatable {
    package var name: String
    package var train: Int
    package var test: Int

    package init(name: String, train: Int, test: Int) {
        self.name = name
        self.train = train
        self.test = test
    }
}

/// An example with its row id.
package struct StoredExample: Sendable, Equatable {
    package var id: ExampleID
    package var example: Example

    package init(id: ExampleID, example: Example) {
        self.id = id
        self.example = example
    }
}

/// The state of a deployment in the NeuralSpace API's words.
package enum DeploymentStatus: String, Sendable, Codable {
    case notDeployed = "Not Deployed"
    case deployed = "Deployed"
    case failed = "Failed"
}

/// A model that is to be served.
package struct DeploymentRecord: Sendable, Equatable {
    package var model: ModelID
    package var project: ProjectID
    /// Whose project it is; nil for the local owner's.
    package var account: AccountID?
    package var language: LanguageTag
    package var replicas: Int
    package var deployedAt: Milliseconds
    package var status: DeploymentStatus
    /// Set by a person in place of the one that training chose.
    package var acceptThreshold: Double?

    /// Whether what runs for this one serves the other as well.
    package func runsAs(_ other: DeploymentRecord) -> Bool {
        replicas == other.replicas && deployedAt == other.deployedAt && acceptThreshold == other.acceptThreshold
    }
}

/// The headline numbers of a model, kept in the record; the whole `Evaluation` lies in the model's directory.
package struct ModelMetrics: Sendable, Codable, Equatable {
    /// On test examples; all 0 when there are none, as in the seed.
    package var intentAccuracy = 0.0
    package var intentF1 = 0.0
    package var entityAccuracy = 0.0
    package var entityF1 = 0.0
    package var spanF1 = 0.0
    package var testExamples = 0
    /// Cross-validated on the training examples: an estimate.
    package var estimatedAccuracy = 0.0
    package var estimatedF1 = 0.0
    /// How well the numbers on test examples are known, and how well the estimated ones are; nil without them, and in records of
    /// older versions.
    package var intervals: MetricIntervals?
    package var estimatedIntervals: MetricIntervals?

    package init() {}
}

/// A status and when it was reached.
package struct StatusChange: Sendable, Codable, Equatable {
    package var status: TrainingStatus
    package var at: Milliseconds

    package init(status: TrainingStatus, at: Milliseconds) {
        self.status = status
        self.at = at
    }
}

/// Which job comes first. A plan's name, as NeuralSpace has them; the local owner's is `advanced`.
package enum Priority: Int, Sendable, Codable, CaseIterable, Comparable {
    case free = 0
    case basic = 1
    case advanced = 2

    package static func < (a: Priority, b: Priority) -> Bool { a.rawValue < b.rawValue }
    package var name: String { self == .free ? "free" : self == .basic ? "basic" : "advanced" }
}

/// A model and the job that makes it: one record from the training call on.
package struct ModelRecord: Sendable, Codable, Equatable {
    package var id: ModelID
    package var projectID: ProjectID
    package var language: LanguageTag
    package var name: String
    package var status: TrainingStatus
    package var lastStatusAt: Milliseconds
    /// Every status with its time, in order. Begins anew at Queued when a dead process's job is run again.
    package var history: [StatusChange]
    /// Why it failed, or what else there is to say; empty when nothing.
    package var message: String
    package var priority: Priority
    package var configuration: TrainingConfiguration
    package var createdAt: Milliseconds
    package var updatedAt: Milliseconds
    /// The `train` examples of each intent that it learnt from.
    package var examplesPerIntent: [String: Int]
    package var metrics: ModelMetrics
    /// Wall seconds from the first running status to the last, 0 until then.
    package var trainingSeconds: Double
    /// 0…1 while it runs.
    package var progress: Double
    package var leaderboard: [CandidateScore]
    package var replicas: Int
    package var deployment: DeploymentStatus
    /// Below it an utterance is out of scope; nil where nobody replaced the threshold that training chose.
    package var acceptThreshold: Double?

    package init(
        id: ModelID, projectID: ProjectID, language: LanguageTag, name: String, status: TrainingStatus, lastStatusAt: Milliseconds,
        history: [StatusChange], message: String, priority: Priority, configuration: TrainingConfiguration, createdAt: Milliseconds,
        updatedAt: Milliseconds, examplesPerIntent: [String: Int], metrics: ModelMetrics, trainingSeconds: Double, progress: Double,
        leaderboard: [CandidateScore], replicas: Int, deployment: DeploymentStatus, acceptThreshold: Double? = nil
    ) {
        self.id = id
        self.projectID = projectID
        self.language = language
        self.name = name
        self.status = status
        self.lastStatusAt = lastStatusAt
        self.history = history
        self.message = message
        self.priority = priority
        self.configuration = configuration
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.examplesPerIntent = examplesPerIntent
        self.metrics = metrics
        self.trainingSeconds = trainingSeconds
        self.progress = progress
        self.leaderboard = leaderboard
        self.replicas = replicas
        self.deployment = deployment
        self.acceptThreshold = acceptThreshold
    }
}

/// One line of a job's log.
package struct LogLine: Sendable, Codable, Equatable {
    package enum Level: String, Sendable, Codable { case info, warning, error }
    package var at: Milliseconds
    package var level: Level
    package var text: String

    package init(at: Milliseconds, level: Level, text: String) {
        self.at = at
        self.level = level
        self.text = text
    }
}
