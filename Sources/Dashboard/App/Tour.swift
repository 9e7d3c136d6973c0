import Store
import Terminal

/// The first-run tour: from a sample project to a trained model, a mistake found and mended, and a second model. Each step is done by
/// the person, with the keys that will be used ever after; what has been done is seen from the state, so nothing can get stuck.
package struct Tour: Sendable, Equatable {
    package enum Step: Int, Sendable, CaseIterable {
        case sample, train, wait, tryIt, mistakes, mend, again, done
    }

    /// What the state alone does not tell.
    private(set) var hasTried = false
    private(set) var hasSeenMistakes = false
    private(set) var hasMended = false
    /// The sentence that the model got wrong.
    private(set) var mistake: String?

    package init() {}

    package func step(_ state: AppState) -> Step {
        guard state.project != nil else { return .sample }
        let completed = state.projectRecords.count { $0.status == .completed }
        if completed == 0 { return state.projectRecords.contains { !$0.status.isFinal } ? .wait : .train }
        if !hasTried { return .tryIt }
        if !hasSeenMistakes { return .mistakes }
        if !hasMended { return .mend }
        return completed < 2 ? .again : .done
    }

    mutating func observe(_ effects: [Effect], _ state: AppState) {
        if state.tryIt.answer != nil { hasTried = true }
        if hasTried, state.screen == .data, let visit = state.data.visit, visit.origin == .models {
            hasSeenMistakes = true
            mistake = visit.text ?? mistake
        }
        if hasSeenMistakes, effects.contains(where: { if case .edit = $0 { true } else { false } }) { hasMended = true }
    }

    /// What to do next, in one sentence that names the key.
    package func sentence(_ state: AppState) -> String {
        switch step(state) {
        case .sample: tr("Enter adds this sample: what customers say, sorted by intent.")
        case .train:
            state.screen == .projects
                ? tr("Enter opens the project.") : tr("Intents, and what people say for each. t trains a model on them.")
        case .wait: tr("The model is being trained; each station is one step of the work.")
        case .tryIt:
            state.screen == .tryIt
                ? tr("Type what a customer would say, or press Tab for an example.")
                : tr("The model is ready. 6 lets you try it.")
        case .mistakes:
            switch (state.screen, state.place) {
            case (.models, .confusion): tr("Enter shows the sentences it got wrong, to mend them.")
            case (.models, _): tr("This is how good it is. Tab goes to what it confuses.")
            case (.tryIt, _):
                state.tryIt.field.text.isEmpty
                    ? tr("Esc leaves the field; then 5 shows how good the model is.")
                    : tr("Esc twice leaves the field; then 5 shows how good it is.")
            default: tr("5 shows how good the model is, and what it gets wrong.")
            }
        case .mend: tr("Label right? The model knows too little: a adds more like it. Wrong? m moves it.")
        case .again:
            state.projectRecords.contains { !$0.status.isFinal }
                ? tr("It trains again; the new version will stand beside the old one.")
                : tr("t trains again, on what you mended, as a second version.")
        case .done: ending(state)
        }
    }

    /// Whether the mistake was mended, as soon as the new model's answers have been looked at.
    private func ending(_ state: AppState) -> String {
        let newest = state.projectRecords.first { $0.status == .completed }
        guard let mistake, let detail = state.models.detail, detail.id == newest?.id, let shown = detail.shown else {
            return tr("F2 ends the tour. 5 shows whether it is right now; c there compares.")
        }
        let words = Translation.current.quoted(mistake.fitted(to: 28))
        return shown.wrong.contains { $0.text == mistake }
            ? tr("F2 ends the tour. \(words) is still wrong: a few more like it help.")
            : tr("F2 ends the tour. \(words) is right now: that is how it gets better.")
    }
}

enum TourView {
    static func draw(_ state: AppState, on canvas: inout Canvas) {
        guard let tour = state.tour else { return }
        let isTall = Layout.isTall(state.size)
        guard isTall || state.toast == nil else { return }
        let y = isTall ? Layout.tabRow + 1 : Layout.statusRow(state.size)
        let step = tour.step(state)
        let used = canvas.put(
            " \(tr("Tour")) \(step.rawValue + 1)/\(Tour.Step.allCases.count) ", x: 1, y: y, style: Style(.badge))
        canvas.put(tour.sentence(state), x: used + 2, y: y, width: state.size.width - used - 3, style: Style(.info, .bold))
    }
}
