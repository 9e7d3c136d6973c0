import Corpus
import Foundation
import NLU
import Store

/// Models, which are also the jobs that make them.
extension Workbench {
    /// Newest first. Jobs that are queued or running are models too.
    package func models(_ id: ProjectID? = nil, _ language: LanguageTag? = nil) throws -> [ModelRecord] {
        try modelStore.models(id, language)
    }

    package func model(_ id: ModelID) throws -> ModelRecord { try modelStore.model(id) }

    /// 1-based position of each queued job.
    package func queuePositions() throws -> [ModelID: Int] { try modelStore.queuePositions() }

    package func log(_ id: ModelID) throws -> [LogLine] { try modelStore.log(id) }

    package func curve(_ id: ModelID) throws -> [CurvePoint] { try modelStore.curve(id) }

    /// On test examples; nil when there were none or the model is not Completed.
    package func evaluation(_ id: ModelID) throws -> Evaluation? { try finished(ModelFile.evaluation, of: id) }

    /// Cross-validated estimate; nil when the model is not Completed.
    package func estimate(_ id: ModelID) throws -> Evaluation? { try finished(ModelFile.estimate, of: id) }

    /// A file of a Completed model, decoded; nil when it has none of that name.
    func finished<Contents: Decodable>(_ file: String, of id: ModelID) throws -> Contents? {
        guard try modelStore.model(id).status == .completed, let data = try directories.file(file, of: id) else { return nil }
        do {
            return try JSONDecoder().decode(Contents.self, from: data)
        } catch {
            throw StoreError.storage("\(directories.path(id))/\(file): the file is damaged; train the model again")
        }
    }

    package func renameModel(_ id: ModelID, to name: String) throws {
        try publisher.change { try modelStore.rename(id, to: name) }
    }

    /// Only Completed, Failed, Timed Out and Dead ones.
    package func deleteModel(_ id: ModelID) throws {
        try publisher.delete(id) { try modelStore.delete(id) }
        directories.remove(id)
        cache.forget(id)
        nearest.forget(id)
    }

    /// Records the deployment; 0 replicas undeploys. Only Completed models.
    package func deploy(_ id: ModelID, replicas: Int) throws {
        try publisher.change { try modelStore.deploy(id, replicas: replicas) }
    }

    /// Sets the acceptance (0…1) below which an utterance is out of scope; nil goes back to the one that training chose. Only
    /// Completed models.
    package func setThreshold(_ threshold: Double?, of id: ModelID) throws {
        try publisher.change { try modelStore.setThreshold(threshold, of: id) }
        cache.doubt()
    }

    /// The threshold that training chose, which holds where no person set another; nil when the model is not Completed.
    package func chosenThreshold(_ id: ModelID) throws -> Double? {
        struct Configuration: Decodable {
            var acceptThreshold: Double

            enum CodingKeys: String, CodingKey { case acceptThreshold = "accept_threshold" }
        }
        return try (finished("config.json", of: id) as Configuration?)?.acceptThreshold
    }

    /// The model in memory; loaded once, kept while it is among the last few used.
    /// - Throws: `.refused` when the model is not Completed, `.storage` when its files are missing or damaged.
    package func load(_ id: ModelID) throws -> NLUModel {
        try cache.model(id, threshold: { try modelStore.model(id).acceptThreshold }) {
            let record = try modelStore.model(id)
            guard record.status == .completed else {
                throw StoreError.refused("“\(record.name)” is \(record.status.rawValue); only Completed models can be used")
            }
            var model = try Self.loadModel(from: directories.path(id))
            model.threshold = record.acceptThreshold
            return model
        }
    }

    /// The model in a directory, which no store needs to know.
    /// - Throws: `.storage` when its files are missing or damaged.
    package static func loadModel(from directory: String) throws(StoreError) -> NLUModel {
        do {
            return try NLUModel(artifacts: try ModelDirectories.files(in: directory, except: ModelFile.all))
        } catch let error as ModelFormatError {
            throw StoreError.storage("\(directory)/\(error); train the model again")
        } catch {
            throw StoreError.storage("\(error)")
        }
    }
}
