import Corpus
import Foundation
import NLU
import Store

/// Models beside each other, and what more examples would make of them.
extension Workbench {
    /// Which of two models is better: on test examples where both were judged by some, else on the training examples that were held
    /// back in turn; nil when there is nothing that both were judged by.
    package func compare(_ first: ModelID, _ second: ModelID) throws -> EvaluationComparison? {
        guard let (one, two, _) = try judgements(first, second) else { return nil }
        return EvaluationComparison(one, two, names: (try model(first).name, try model(second).name))
    }

    /// How the two did on what both were judged by; `isEstimate` when that is cross-validation.
    package func judgements(
        _ first: ModelID, _ second: ModelID
    ) throws -> (first: Evaluation, second: Evaluation, isEstimate: Bool)? {
        if let one = try evaluation(first), let two = try evaluation(second) { return (one, two, false) }
        guard let one = try estimate(first), let two = try estimate(second) else { return nil }
        return (one, two, true)
    }

    /// A measured curve, and whether the project's data are still those that it was measured on.
    package struct MeasuredDataSize: Sendable, Codable, Equatable {
        package var curve: DataSizeCurve
        /// When the data had changed last.
        package var dataOf: Milliseconds

        package init(curve: DataSizeCurve, dataOf: Milliseconds) {
            self.curve = curve
            self.dataOf = dataOf
        }
    }

    /// What was measured before with this model; nil when nothing was, or the data have changed since.
    package func dataSizeCurve(_ id: ModelID) throws -> DataSizeCurve? {
        let record = try modelStore.model(id)
        guard record.status == .completed, let data = try directories.file(ModelFile.dataSize, of: id),
            let measured = try? JSONDecoder().decode(MeasuredDataSize.self, from: data),
            measured.dataOf == (try corpus.project(record.projectID).updatedAt)
        else { return nil }
        return measured.curve
    }

    /// Measures, on this thread, whether more examples would help, with the quickest learner of the model and the project's examples
    /// as they are now; keeps the answer beside the model. Takes no part in the queue: no job waits for it.
    /// - Parameters:
    ///   - progress: called now and then with the share done, 0…1.
    ///   - isCancelled: asked now and then; true ends it.
    /// - Throws: `.refused` when the model is not Completed, `TrainingError` when the data do not do or it was cancelled.
    package func measureDataSize(
        _ id: ModelID, progress: @escaping @Sendable (Double) -> Void = { _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws -> DataSizeCurve {
        let record = try modelStore.model(id)
        guard record.status == .completed else {
            throw StoreError.refused("“\(record.name)” is \(record.status.rawValue); only Completed models can be measured")
        }
        let dataOf = try corpus.project(record.projectID).updatedAt
        let control = TrainingControl(
            report: { event in if case .progress(let share) = event { progress(share) } }, isCancelled: isCancelled)
        let trial = try DataSizeTrial(
            try dataset(record.projectID, record.language), training: try load(id).training, seed: record.configuration.seed,
            control: control)
        let curve = try trial.curve()
        let measured = MeasuredDataSize(curve: curve, dataOf: dataOf)
        try directories.add(try ModelFile.encoded(measured), ModelFile.dataSize, to: id)
        return curve
    }
}
