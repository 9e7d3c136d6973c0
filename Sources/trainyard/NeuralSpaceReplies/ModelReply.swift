import NLU
import Store

/// A model as the NeuralSpace API shows it: its documented fields, and those that its client reads beyond them.
struct ModelReply: Codable {
    struct Creator: Codable {
        var email: String
        var role: String
        var apikey: String
        var referenceKey: String
    }

    struct Metrics: Codable {
        var intentClassifierPerformance: IntentPerformance
        var nerPerformance: EntityPerformance
        /// Examples that the two were measured on; both are all zeros when there were none.
        var testExamples: Int
        /// Measured on the training examples by leaving out a part at a time.
        var crossValidatedEstimate: IntentPerformance
    }

    /// Accuracy and macro F1 of the intents.
    struct IntentPerformance: Codable {
        var accuracy: Double
        var f1: Double

        enum CodingKeys: String, CodingKey {
            case accuracy = "i_acc"
            case f1 = "i_f1"
        }
    }

    /// Gold spans found exactly, macro F1 over BILOU tags, and micro F1 of whole spans.
    struct EntityPerformance: Codable {
        var accuracy: Double
        var f1: Double
        var spanF1: Double

        enum CodingKeys: String, CodingKey {
            case accuracy = "e_acc"
            case f1 = "e_f1"
            case spanF1 = "e_f1_partial"
        }
    }

    var name: String
    var appType: String
    var projectId: String
    var apikey: String
    var createdBy: Creator
    var active: Bool
    var status: String
    var createdAt: Milliseconds
    var updatedAt: Milliseconds
    var modelId: String
    var replicas: Int
    var trainingStatus: String
    var lastStatusUpdateAt: String
    var trainingProgress: [String]
    var examplesPerIntent: [String: Int]
    var metrics: Metrics
    var language: String
    var modelName: String
    var deploymentStatus: String
    /// Seconds.
    var trainingTime: Double
    var message: String

    init(_ record: ModelRecord, owner: Creator = .localOwner) {
        name = record.name
        appType = "nlu"
        projectId = record.projectID.rawValue
        apikey = owner.apikey
        createdBy = owner
        active = true
        status = "active"
        createdAt = record.createdAt
        updatedAt = record.updatedAt
        modelId = record.id.rawValue
        replicas = record.replicas
        trainingStatus = record.status.rawValue
        lastStatusUpdateAt = record.lastStatusAt.iso8601
        trainingProgress = record.history.map(\.status.rawValue)
        examplesPerIntent = record.examplesPerIntent
        metrics = Metrics(
            intentClassifierPerformance: .init(accuracy: record.metrics.intentAccuracy, f1: record.metrics.intentF1),
            nerPerformance: .init(
                accuracy: record.metrics.entityAccuracy, f1: record.metrics.entityF1, spanF1: record.metrics.spanF1),
            testExamples: record.metrics.testExamples,
            crossValidatedEstimate: .init(accuracy: record.metrics.estimatedAccuracy, f1: record.metrics.estimatedF1))
        language = record.language.code
        modelName = record.name
        deploymentStatus = record.deployment.rawValue
        trainingTime = record.trainingSeconds
        message = record.message
    }
}

extension ModelReply.Creator {
    /// Whoever works on the machine itself, to whom what the dashboard and the command line make belongs.
    static let localOwner = ModelReply.Creator(email: "owner@localhost", role: "provider", apikey: "local", referenceKey: "local")
}

/// `data` of the list of models.
struct ModelListReply: Codable {
    /// Number of models over all pages.
    var count: Int
    var models: [ModelReply]
}
