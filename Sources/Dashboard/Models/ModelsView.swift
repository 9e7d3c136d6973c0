import NLU
import Store
import Terminal

enum ModelsView {
    static func draw(_ state: AppState, on canvas: inout Canvas) {
        if state.place == .deployments { return DeploymentsView.draw(state, on: &canvas) }
        let panes = ModelPanes(state)
        VersionsView.draw(state, in: panes.versions, on: &canvas)
        let model = state.selectedModel
        let detail = model.flatMap { model in state.models.detail?.id == model.id ? state.models.detail : nil }
        for frame in panes.frames {
            guard let front = frame.front(state) else { continue }
            let inner = draw(frame, front, detail, state, &canvas)
            guard let model else { continue }
            guard let detail, let shown = detail.shown else {
                let words =
                    model.status == .completed
                    ? tr("Reading …")
                    : model.status.isFinal
                        ? tr("\(model.name): \(StatusLook(model).sentence)")
                        : tr("\(model.name) is \(StatusLook(model).word): nothing to show yet.")
                EmptyView.draw([words], in: inner, on: &canvas)
                continue
            }
            switch front {
            case .mistakes: MistakesView.draw(detail, state, in: inner, on: &canvas)
            case .modelIntents: ModelIntentsView.draw(state, in: inner, on: &canvas)
            case .threshold: ThresholdView.draw(shown, model, state, in: inner, on: &canvas)
            case .dataSize: DataSizeView.draw(model, state, in: inner, on: &canvas)
            default: ConfusionView.draw(shown, state, in: inner, on: &canvas)
            }
        }
    }

    /// A frame with the names of its panes in the border, the one in front first among them; returns the inside.
    private static func draw(
        _ frame: ModelPanes.Frame, _ front: Place, _ detail: ModelsState.Detail?, _ state: AppState, _ canvas: inout Canvas
    ) -> Rect {
        let focused = state.place == front
        let inner = canvas.pane(frame.rect, title: "", focused: focused, footer: footer(front, detail, state), place: front)
        var x = frame.rect.x + 2
        for place in frame.places {
            let room = frame.rect.maxX - 3 - x
            guard room >= 6 else { break }
            let isFront = place == front
            let name = " \(title(place, detail, isFront: isFront && frame.places.count <= 2)) "
            let style: Style = isFront ? Style(.title, focused ? .bold : []) : .muted
            let used = canvas.put(name, x: x, y: frame.rect.y, width: room, style: style)
            canvas.markTarget(Rect(x: x, y: frame.rect.y, width: used, height: 1), Click.pane(place))
            x += used + 1
        }
        return inner
    }

    private static func title(_ place: Place, _ detail: ModelsState.Detail?, isFront: Bool) -> String {
        let count = detail.map { " \(Format.count($0.mistakes.count))" } ?? ""
        let basis =
            !isFront
            ? "" : detail.map { " · " + ($0.isEstimate ? tr("cross-validated") : Format.plural($0.shown?.examples ?? 0, "test answer")) }
        switch place {
        case .mistakes: return tr("Mistakes") + count
        case .modelIntents: return tr("Intents") + (basis ?? "")
        case .threshold: return tr("Threshold")
        case .dataSize: return tr("More data?")
        default: return tr("Confusion")
        }
    }

    private static func footer(_ place: Place, _ detail: ModelsState.Detail?, _ state: AppState) -> String {
        switch place {
        case .modelIntents:
            ListView.footer(state.models.intentCursor, count: state.models.intents.count, visible: Layout.modelIntentRows(state))
        case .mistakes:
            ListView.footer(state.models.mistakeCursor, count: detail?.mistakes.count ?? 0, visible: Layout.mistakeRows(state))
        case .confusion:
            ListView.footer(
                state.models.confusionCursor, count: detail?.shown?.confusedPairs.count ?? 0, visible: Layout.confusionRows(state))
        default: ""
        }
    }
}
