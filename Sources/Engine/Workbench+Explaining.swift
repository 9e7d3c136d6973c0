import Corpus
import Foundation
import NLU
import Store

/// Why a model answers as it does, and what it says about its own data.
extension Workbench {
    /// An example and how much an utterance is like it.
    package struct NearExample: Sendable, Equatable {
        package var id: ExampleID
        package var text: String
        package var intent: String
        /// Cosine, 0…1.
        package var similarity: Double
    }

    /// Which words decided, and how far it was from being refused: about a millisecond once the model is loaded.
    package func explain(_ text: String, by id: ModelID) throws -> Explanation { try answering(id).explain(text) }

    /// The trained model, or the one that follows the edits.
    private func answering(_ id: ModelID) throws -> NLUModel { try id == .provisional ? provisionalModels().0.model : load(id) }

    /// The train examples of the project, as they are now, that are most like the text. The first call for a model, and the first
    /// after a change of the data, reads all examples (a second for 20,000); the others take about a millisecond.
    package func nearestExamples(to text: String, by id: ModelID, count: Int) throws -> [NearExample] {
        let model = try answering(id)
        let (project, language) = try place(of: id)
        let changedAt = try corpus.project(project).updatedAt
        let entry = try nearest.entry(id, changedAt: changedAt) {
            let rows = try corpus.storedExamples(project, language).filter {
                $0.example.type == .train && !$0.example.intent.isEmpty
            }
            return .init(
                model: id, changedAt: changedAt, index: NearestExamples(model: model, examples: rows.map(\.example)), ids: rows.map(\.id))
        }
        return entry.index.nearest(to: text, count: count).map {
            NearExample(id: entry.ids[$0.row], text: $0.text, intent: $0.intent, similarity: $0.similarity)
        }
    }

    private func place(of id: ModelID) throws -> (ProjectID, LanguageTag) {
        if id == .provisional, let news = provisional { return (news.project, news.language) }
        let record = try modelStore.model(id)
        return (record.projectID, record.language)
    }

    /// Examples whose labels cross-validation disputes, and intents that it confuses; nil when the model is not Completed, or was
    /// trained by a version that did not look.
    package func review(_ id: ModelID) throws -> ModelReview? {
        guard let file: ReviewFile = try finished(ModelFile.review, of: id) else { return nil }
        let present = try corpus.storedExamples(file.ids.values.sorted())
        return file.resolved(Dictionary(present.map { ($0.id, $0) }) { first, _ in first })
    }
}
