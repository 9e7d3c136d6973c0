import Corpus
import NLU
import Store

/// The model that follows the edits of the project at hand. It is never saved and never deployed.
extension Workbench {
    /// Follows the edits of this project and no other; `EngineEvent.provisional` tells how that is getting on. Returns at once.
    package func follow(_ id: ProjectID, _ language: LanguageTag) { follower?.follow(.init(project: id, language: language)) }

    /// Follows nothing any more, and forgets what it knew.
    package func stopFollowing() { follower?.follow(nil) }

    /// The newest state; nil while nothing is followed.
    package var provisional: Provisional? { background.withLock { $0.follower }?.latest }

    /// Intent and ranking by the model that follows the edits, spans by the last trained one.
    /// - Throws: `.refused` while there is no such model.
    package func parseProvisionally(_ text: String, now: ReferenceMoment? = nil) throws -> ParseResult {
        let (model, trained) = try provisionalModels()
        return model.parse(text, spansBy: trained, now: now)
    }

    func provisionalModels() throws -> (ProvisionalModel, trained: NLUModel?) {
        guard let news = provisional, let model = news.model else {
            throw StoreError.refused("no model follows the edits at the moment; t trains one")
        }
        return (model, news.spansBy.flatMap { try? load($0) })
    }

    private var follower: LiveFollower? {
        background.withLock { background in
            guard !background.isClosed else { return nil }
            let follower = background.follower ?? LiveFollower(store, hub)
            background.follower = follower
            return follower
        }
    }
}
