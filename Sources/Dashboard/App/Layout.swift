import Terminal

/// Where things stand on a screen of a given size. Views draw by it, and `Update` scrolls by it.
enum Layout {
    static let smallest = Size(width: 60, height: 16)
    static let titleRow = 0
    static let tabRow = 1

    static func isTooSmall(_ size: Size) -> Bool { size.width < smallest.width || size.height < smallest.height }
    /// The widest screen that shows one pane.
    static let onePane = 99
    static func isWide(_ size: Size) -> Bool { size.width > onePane }
    /// Room for a third column with charts.
    static func hasRail(_ size: Size) -> Bool { size.width >= 170 }
    static func isTall(_ size: Size) -> Bool { size.height >= 30 }

    static func body(_ size: Size) -> Rect {
        let top = isTall(size) ? 3 : 2
        return Rect(x: 0, y: top, width: size.width, height: size.height - top - 2)
    }

    static func statusRow(_ size: Size) -> Int { size.height - 2 }
    static func hintRow(_ size: Size) -> Int { size.height - 1 }

    /// The columns of each screen's tab.
    static func tabs(_ state: AppState) -> [(Screen, Range<Int>)] {
        let names = Screen.allCases.reduce(0) { $0 + $1.title.columns }
        let badges = Screen.allCases.map { TabsView.badge($0, state).map { $0.count + 1 } ?? 0 }
        // Where there is little room, the numbers go first, then the air.
        let showsBadges = names + badges.reduce(0, +) + 4 * Screen.allCases.count + 1 <= state.size.width
        let air = names + 4 * Screen.allCases.count + 1 <= state.size.width ? 4 : 3
        var x = 1
        return zip(Screen.allCases, badges).map { screen, badge in
            let width = screen.title.columns + air + (showsBadges ? badge : 0)
            defer { x += width + (state.size.width >= 90 ? 2 : 0) }
            return (screen, x..<x + width)
        }
    }

    // MARK: Panes

    /// The main list on the left, what is beside it, and the chart rail where there is room.
    static func columns(_ size: Size) -> (list: Rect, detail: Rect?, rail: Rect?) {
        let body = body(size)
        guard isWide(size) else { return (body, nil, nil) }
        if hasRail(size) {
            let (left, rest) = body.split(left: min(64, size.width * 3 / 10))
            let (middle, right) = rest.split(right: min(64, size.width * 3 / 10))
            return (left, middle, right)
        }
        let (left, right) = body.split(left: size.width * 39 / 100)
        return (left, right, nil)
    }

    /// Rows of the main list: within the frame, under its header.
    static func listRows(_ state: AppState) -> Int {
        let columns = columns(state.size)
        let peek = columns.detail == nil ? peekRows : 0
        switch state.screen {
        case .training where columns.detail == nil: return trainingSplit(columns.list).jobs.height - 3
        default: return max(1, columns.list.height - 3 - peek)
        }
    }

    /// On a narrow screen the bottom of the list says more about what is selected.
    static let peekRows = 2

    /// On a narrow screen the whole of a finding, what to do about it included.
    static let reviewPeekRows = 4

    /// The examples, and the health of the intent below them where there is room.
    static func examplePanes(_ size: Size) -> (examples: Rect, health: Rect?) {
        let columns = columns(size)
        guard let detail = columns.detail else { return (columns.list, nil) }
        if let rail = columns.rail { return (detail, rail) }
        guard detail.height >= 24 else { return (detail, nil) }
        let (examples, health) = detail.split(bottom: 10)
        return (examples, health)
    }

    static func exampleRows(_ state: AppState) -> Int {
        let panes = examplePanes(state.size)
        // The legend, and the filter where there is one.
        let extra = 1 + (state.data.filter == nil ? 0 : 1)
        return max(1, panes.examples.height - 2 - extra - (isWide(state.size) ? 0 : peekRows))
    }

    static func entityValueRows(_ state: AppState) -> Int { max(1, columns(state.size).list.height - 4) }

    /// What is to be mended, the utterances without an intent, and what is selected in detail; one pane at a time on a narrow screen.
    static func reviewPanes(_ state: AppState) -> (findings: Rect?, inbox: Rect?, detail: Rect?) {
        let body = body(state.size)
        guard isWide(state.size) else {
            return state.place == .inbox ? (nil, body, nil) : (body, nil, nil)
        }
        if hasRail(state.size) {
            let (left, rest) = body.split(left: body.width * 36 / 100)
            let (middle, right) = rest.split(left: rest.width * 48 / 100)
            return (left, right, middle)
        }
        let (left, right) = body.split(left: body.width / 2)
        let wanted = min(left.height / 2, max(6, state.review.inbox.rows.count + 3))
        let (findings, inbox) = left.split(bottom: wanted)
        return (findings, inbox, right)
    }

    static func findingRows(_ state: AppState) -> Int {
        max(1, (reviewPanes(state).findings?.height ?? 4) - 2 - (isWide(state.size) ? 0 : reviewPeekRows + 1))
    }

    static func inboxRows(_ state: AppState) -> Int {
        max(1, (reviewPanes(state).inbox?.height ?? 4) - 2 - (isWide(state.size) ? 0 : peekRows + 1))
    }

    static func trainingSplit(_ body: Rect) -> (jobs: Rect, detail: Rect) {
        let (jobs, detail) = body.split(top: min(7, body.height / 3))
        return (jobs, detail)
    }

    static func logRows(_ state: AppState) -> Int { max(1, TrainingView.logRows(state)) }

    static func rankingRows(_ state: AppState) -> Int { TryView.rankingRows(state) }
}
