import Corpus
import Exchange
import Foundation
import NLU
import Store

/// Models to other machines and back.
extension Workbench {
    /// A Completed model with all that is known of it.
    /// - Throws: `.refused` when it is not Completed, `.storage` when its files are missing or damaged.
    package func repository(of id: ModelID) throws -> HuggingFaceRepository {
        let model = try load(id)
        return HuggingFaceRepository(
            artifacts: model.artifacts(), evaluation: try evaluation(id), estimate: try estimate(id),
            record: try ModelFile.encoded(try self.model(id)))
    }

    /// Takes a model that was exported, on this machine or another, as a Completed one with a new id.
    /// - Parameters:
    ///   - project: whose model it becomes; nil makes a project of its own for it.
    ///   - name: nil keeps the name that it has.
    package func importModel(
        _ repository: HuggingFaceRepository, into project: ProjectID? = nil, name: String? = nil
    ) throws -> ModelRecord {
        let model = try NLUModel(artifacts: repository.artifacts)
        let origin = repository.record.flatMap { try? JSONDecoder().decode(ModelRecord.self, from: $0) }
        let name = name ?? origin?.name ?? "imported model"
        let home = try project ?? createProject(name: name, languages: [model.language]).id
        let estimate = repository.estimate ?? repository.evaluation
        let metrics = estimate.map { ModelMetrics(repository.evaluation, estimate: $0) } ?? origin?.metrics ?? ModelMetrics()
        let now = options.store.clock()
        let record = ModelRecord(
            id: ModelID.new(), projectID: home, language: model.language, name: name, status: .completed, lastStatusAt: now,
            history: origin?.history ?? [], message: "", priority: .advanced,
            configuration: origin?.configuration ?? TrainingConfiguration(),
            createdAt: now, updatedAt: now, examplesPerIntent: origin?.examplesPerIntent ?? [:], metrics: metrics,
            trainingSeconds: origin?.trainingSeconds ?? 0, progress: 1, leaderboard: origin?.leaderboard ?? [], replicas: 0,
            deployment: .notDeployed)
        for (file, bytes) in repository.artifacts { try directories.write(bytes, file, of: record.id) }
        if let evaluation = repository.evaluation {
            try directories.write(try ModelFile.encoded(evaluation), ModelFile.evaluation, of: record.id)
        }
        if let estimate { try directories.write(try ModelFile.encoded(estimate), ModelFile.estimate, of: record.id) }
        try directories.write(try ModelFile.encoded(record), ModelFile.record, of: record.id)
        try directories.publish(record.id)
        do {
            return try publisher.change { try modelStore.adopt(record) }
        } catch {
            directories.remove(record.id)
            throw error
        }
    }
}
