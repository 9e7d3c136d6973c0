import Engine
import NLU
import Store

/// What the model that follows the edits says of the data, now and before the last edit.
package struct ProvisionalState: Sendable {
    /// Off by `live = false` in config.toml, or by the key.
    package var isOn = true
    /// The newest word of the engine.
    package private(set) var news: Provisional?
    /// Cross-validated scores: now, before the last edit, and when the project was opened.
    package private(set) var now: IntentScores?
    package private(set) var before: IntentScores?
    package private(set) var first: IntentScores?

    /// True from an edit on until the engine has learnt it.
    package var isBehind = false

    package init() {}

    /// A change smaller than half of the last digit shown is none.
    static let noticed = 0.05

    package var model: ProvisionalModel? { news?.model }
    package var isLearning: Bool { isBehind || news?.state == .learning }

    /// - Returns: true when there is a new model.
    mutating func take(_ news: Provisional) -> Bool {
        let isNew = news.model != nil && news.version != self.news?.version
        self.news = news
        if news.state != .learning { isBehind = false }
        guard let model = news.model else {
            (now, before, first) = (nil, nil, nil)
            return false
        }
        guard isNew else { return false }
        before = now
        now = IntentScores(model.estimate)
        first = first ?? now
        return true
    }

    mutating func forget() {
        news = nil
        (now, before, first) = (nil, nil, nil)
    }

    /// Points of macro F1 that the last edit brought; nil before the first.
    package var change: Double? { Self.points(now?.macroF1, before?.macroF1) }
    /// Since the project was opened.
    package var changeSinceFirst: Double? { Self.points(now?.macroF1, first?.macroF1) }
    /// Points of one intent's F1 that the last edit brought.
    package func change(of intent: String) -> Double? { Self.points(now?.byIntent[intent]?.f1, before?.byIntent[intent]?.f1) }

    private static func points(_ now: Double?, _ before: Double?) -> Double? {
        guard let now, let before else { return nil }
        return 100 * (now - before)
    }
}
