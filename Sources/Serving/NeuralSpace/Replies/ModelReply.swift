import NLU
import Store

/// A model as the NeuralSpace API shows it: its documented fields, and those that its client reads beyond them.
package struct ModelReply: Codable {
    package struct Creator: Codable {
        package var email: String
        package var role: String
        package var apikey: String
        package var referenceKey: String
    }

    package struct Metrics: Codable {
        package var intentClassifierPerformance: IntentPerformance
        package var nerPerformance: EntityPerformance
        /// Examples that the two were measured on; both are all zeros when there were none.
        package var testExamples: Int
        /// Measured on the training examples by leaving out a part at a time.
        package var crossValidatedEstimate: IntentPerformance
        /// Where the numbers lie with 95 % confidence; missing for models of older versions.
        package var confidenceIntervals: IntervalsReply?
    }

    /// Accuracy and macro F1 of the intents.
    package struct IntentPerformance: Codable {
        package var accuracy: Double
        package var f1: Double

        enum CodingKeys: String, CodingKey {
            case accuracy = "i_acc"
            case f1 = "i_f1"
        }
    }

    /// Gold spans found exactly, macro F1 over BILOU tags, and micro F1 of whole spans.
    package struct EntityPerformance: Codable {
        package var accuracy: Double
        package var f1: Double
        package var spanF1: Double

        enum CodingKeys: String, CodingKey {
            case accuracy = "e_acc"
            case f1 = "e_f1"
            case spanF1 = "e_f1_partial"
        }
    }

    package var name: String
    package var appType: String
    package var projectId: String
    package var apikey: String
    package var createdBy: Creator
    package var active: Bool
    package var status: String
    package var createdAt: Milliseconds
    package var updatedAt: Milliseconds
    package var modelId: String
    package var replicas: Int
    package var trainingStatus: String
    package var lastStatusUpdateAt: String
    package var trainingProgress: [String]
    package var examplesPerIntent: [String: Int]
    package var metrics: Metrics
    package var language: String
    package var modelName: String
    package var deploymentStatus: String
    /// Seconds.
    package var trainingTime: Double
    package var message: String
    /// Below it an utterance is out of scope; nil until the model is Completed.
    package var acceptThreshold: Double?

    package init(_ record: ModelRecord, owner: Creator = .localOwner) {
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
            crossValidatedEstimate: .init(accuracy: record.metrics.estimatedAccuracy, f1: record.metrics.estimatedF1),
            confidenceIntervals: IntervalsReply(record.metrics))
        language = record.language.catalogueCode
        modelName = record.name
        deploymentStatus = record.deployment.rawValue
        trainingTime = record.trainingSeconds
        message = record.message
        acceptThreshold = record.acceptThreshold
    }
}

extension ModelReply.Creator {
    /// Whoever works on the machine itself, to whom what the dashboard and the command line make belongs.
    package static let localOwner = ModelReply.Creator(email: "owner@localhost", role: "provider", apikey: "local", referenceKey: "local")
}

/// `data` of the list of models.
package struct ModelListReply: Codable {
    /// Number of models over all pages.
    package var count: Int
    package var models: [ModelReply]

    package init(count: Int, models: [ModelReply]) {
        self.count = count
        self.models = models
    }
}
