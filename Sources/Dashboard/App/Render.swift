import Store
import Terminal

/// Draws the whole screen from the state. Changes nothing.
package enum Render {
    package static func canvas(_ state: AppState, ascii: Bool = false, isPlain: Bool = false, hasColours: Bool = true) -> Canvas {
        var canvas = Canvas(size: state.size, ascii: ascii, isPlain: isPlain)
        canvas.namesSpans = isPlain || !hasColours
        canvas.fill(canvas.bounds, style: .text)
        guard !Layout.isTooSmall(state.size) else {
            tooSmall(state, &canvas)
            return canvas
        }
        TitleView.draw(state, on: &canvas)
        TabsView.draw(state, on: &canvas)
        switch state.screen {
        case .projects: ProjectsView.draw(state, on: &canvas)
        case .data: DataView.draw(state, on: &canvas)
        case .review: ReviewView.draw(state, on: &canvas)
        case .training: TrainingView.draw(state, on: &canvas)
        case .models: ModelsView.draw(state, on: &canvas)
        case .tryIt: TryView.draw(state, on: &canvas)
        }
        StatusView.draw(state, on: &canvas)
        TourView.draw(state, on: &canvas)
        HintView.draw(state, on: &canvas)
        DialogView.draw(state, on: &canvas)
        return canvas
    }

    private static func tooSmall(_ state: AppState, _ canvas: inout Canvas) {
        let middle = canvas.size.height / 2
        let (smallest, now) = ("\(Layout.smallest.width)×\(Layout.smallest.height)", "\(state.size.width)×\(state.size.height)")
        let needed = tr("Trainyard needs \(smallest), now \(now)")
        canvas.putCentred(needed, in: canvas.bounds, y: middle)
        if canvas.size.height > middle + 1 {
            canvas.putCentred(tr("make the window larger; nothing is lost"), in: canvas.bounds, y: middle + 1, style: .muted)
        }
    }
}
