import Engine
import Store

/// Following the edits of the open project, and what comes of it.
enum ProvisionalUpdate {
    /// Asks to follow the open project; that it is followed already does no harm.
    static func follow(_ state: AppState) -> [Effect] {
        guard state.provisional.isOn, let project = state.project else { return [] }
        return [.follow(project.id, state.language)]
    }

    static func arrived(_ news: Provisional, _ state: inout AppState) -> [Effect] {
        guard state.provisional.isOn, news.project == state.project?.id, news.language == state.language else { return [] }
        let hadModel = state.provisional.model != nil
        let isNew = state.provisional.take(news)
        state.data.provisional = state.provisional.now
        guard isNew || hadModel != (news.model != nil) else { return [] }
        switch state.screen {
        case .tryIt where state.tryTarget?.isProvisional ?? true: return TryUpdate.parse(&state, keepsPlace: true)
        case .review: return InboxUpdate.load(state)
        default: return []
        }
    }

    /// Follows edits or no longer does, for good.
    static func toggle(_ state: inout AppState) -> [Effect] {
        state.provisional.isOn.toggle()
        guard state.provisional.isOn else {
            state.provisional.forget()
            state.data.provisional = nil
            state.show(.info, tr("Edits are no longer followed. ~ follows them again."))
            return [.stopFollowing, .saveSetting("live", "false")] + (state.screen == .tryIt ? TryUpdate.parse(&state) : [])
        }
        state.show(.info, tr("A provisional model follows your edits: it is never saved, and lets training go first."))
        return [.saveSetting("live", "true")] + follow(state)
    }
}
