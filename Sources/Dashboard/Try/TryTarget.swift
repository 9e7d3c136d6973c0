import Engine
import Store

/// Who answers on the Try screen.
package struct TryTarget: Sendable, Equatable {
    package var id: ModelID
    package var name: String

    package var isProvisional: Bool { id == .provisional }

    static var provisional: TryTarget { TryTarget(id: .provisional, name: tr("the provisional model")) }
}

extension AppState {
    /// The trained model that Try may ask: the one chosen on Models, else the newest.
    private var trainedTarget: TryTarget? {
        let record = tryIt.model.flatMap { id in projectRecords.first { $0.id == id && $0.status == .completed } } ?? bestModel
        return record.map { TryTarget(id: $0.id, name: $0.name) }
    }

    /// The model that follows the edits where it knows more than the last trained one; the key of a person's own choice wins.
    package var tryTarget: TryTarget? {
        guard provisional.model != nil else { return trainedTarget }
        guard let trained = trainedTarget else { return .provisional }
        let isNewer = tryIt.model == nil && (bestModel?.createdAt ?? 0) < (project?.updatedAt ?? 0)
        return tryIt.asksProvisional ?? isNewer ? .provisional : trained
    }

    /// The other one, where there are two.
    package var otherTryTarget: TryTarget? {
        guard provisional.model != nil, let trained = trainedTarget else { return nil }
        return tryTarget == trained ? .provisional : trained
    }
}
