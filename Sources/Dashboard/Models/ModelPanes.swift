import Terminal

/// The frames of the Models screen. Where several panes share one, the pane that had the keyboard last is in front.
struct ModelPanes {
    struct Frame {
        let rect: Rect
        let places: [Place]

        func front(_ state: AppState) -> Place? { state.models.front.last(where: places.contains) ?? places.first }
    }

    let versions: Rect
    let frames: [Frame]

    init(_ state: AppState) {
        let body = Layout.body(state.size)
        let rows = state.projectRecords.count + 4
        let (versions, below) = body.split(top: min(max(5, rows), max(6, body.height / 3)))
        self.versions = versions
        guard Layout.isWide(state.size) else {
            frames = [Frame(rect: below, places: [.confusion, .mistakes, .modelIntents, .threshold, .dataSize])]
            return
        }
        guard Layout.hasRail(state.size) else {
            let (left, right) = below.split(left: below.width * 49 / 100)
            let (top, bottom) = right.split(bottom: min(13, right.height * 45 / 100))
            frames = [
                Frame(rect: left, places: [.confusion, .mistakes]), Frame(rect: top, places: [.modelIntents]),
                Frame(rect: bottom, places: [.threshold, .dataSize]),
            ]
            return
        }
        let (left, rest) = below.split(left: below.width * 42 / 100)
        let (middle, rail) = rest.split(right: min(66, below.width * 30 / 100))
        guard below.height >= 30 else {
            frames = [
                Frame(rect: left, places: [.confusion, .mistakes]), Frame(rect: middle, places: [.modelIntents]),
                Frame(rect: rail, places: [.threshold, .dataSize]),
            ]
            return
        }
        let (matrix, mistakes) = left.split(bottom: max(10, left.height / 3))
        let (threshold, dataSize) = rail.split(top: rail.height * 42 / 100)
        frames = [
            Frame(rect: matrix, places: [.confusion]), Frame(rect: mistakes, places: [.mistakes]),
            Frame(rect: middle, places: [.modelIntents]), Frame(rect: threshold, places: [.threshold]),
            Frame(rect: dataSize, places: [.dataSize]),
        ]
    }

    /// The inside of the frame that has the pane, whether it is in front or not.
    func inside(_ place: Place) -> Rect? { frames.first { $0.places.contains(place) }?.rect.inset(2, 1) }
}

extension Layout {
    /// Rows of the list of versions: within the frame, under its header, over the sentence that sums the chosen one up.
    static func versionRows(_ state: AppState) -> Int { max(1, ModelPanes(state).versions.height - 4) }
    static func modelIntentRows(_ state: AppState) -> Int { max(1, (ModelPanes(state).inside(.modelIntents)?.height ?? 2) - 1) }
    static func mistakeRows(_ state: AppState) -> Int { max(1, MistakesView.rows(of: ModelPanes(state).inside(.mistakes)?.height ?? 1)) }
    static func confusionRows(_ state: AppState) -> Int { max(1, (ModelPanes(state).inside(.confusion)?.height ?? 2) - 2) }
}
