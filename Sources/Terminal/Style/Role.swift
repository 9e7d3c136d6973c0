/// What a colour says. Code names roles, never colours; a theme gives each role its look.
package enum Role: String, Sendable, CaseIterable {
    case text, muted, title, border
    case borderFocus = "border_focus"
    case selection
    case selectionUnfocused = "selection_unfocused"
    case key
    case keyLabel = "key_label"
    case input, caret, badge, ok, warn, error, info, suggested, confirmed
    case tab
    case tabActive = "tab_active"
    case header
    case stateQueued = "state_queued"
    case stateRunning = "state_running"
    case stateDone = "state_done"
    case stateFailed = "state_failed"
    case stateLost = "state_lost"
    case series1 = "series_1"
    case series2 = "series_2"
    case series3 = "series_3"
    case series4 = "series_4"
    case series5 = "series_5"
    case series6 = "series_6"
    case barFill = "bar_fill"
    case barTrack = "bar_track"
    case heat0 = "heat_0"
    case heat1 = "heat_1"
    case heat2 = "heat_2"
    case heat3 = "heat_3"
    case heat4 = "heat_4"
    case entity1 = "entity_1"
    case entity2 = "entity_2"
    case entity3 = "entity_3"
    case entity4 = "entity_4"
    case entity5 = "entity_5"
    case entity6 = "entity_6"
    case entity7 = "entity_7"
    case entity8 = "entity_8"

    package static let entities: [Role] = [.entity1, .entity2, .entity3, .entity4, .entity5, .entity6, .entity7, .entity8]
    package static let series: [Role] = [.series1, .series2, .series3, .series4, .series5, .series6]
    package static let heat: [Role] = [.heat0, .heat1, .heat2, .heat3, .heat4]
}
