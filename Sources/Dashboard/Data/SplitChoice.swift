import Store
import Terminal

/// How much of the data is kept for testing.
enum SplitChoice {
    static let shares: [Double] = [0.2, 0.1, 0.3, 0]

    static func choose(_ state: AppState) -> Choose {
        let intent = state.place == .intents ? nil : state.data.shownIntent
        return choose(intent: intent?.isEmpty == false ? intent : nil, state)
    }

    static func choose(intent: String?, _ state: AppState) -> Choose {
        let counted = state.data.intents.filter { intent == nil || $0.name == intent }.reduce(0) { $0 + $1.train + $1.test }
        return Choose(
            purpose: .split(intent: intent),
            title: intent.map { tr("Split \($0) into train and test") } ?? tr("Split every intent into train and test"),
            items: shares.map { share in
                let tests = Int((Double(counted) * share).rounded())
                let percent = Int((share * 100).rounded())
                return percent == 0
                    ? .init(label: tr("none"), detail: tr("all \(Format.count(counted)) to learn from; scores are then estimates"))
                    : .init(
                        label: "\(percent) %",
                        detail: share == 0.2
                            ? tr("about \(Format.count(tests)) of \(Format.count(counted)) for testing; the usual share")
                            : tr("about \(Format.count(tests)) of \(Format.count(counted)) for testing"))
            })
    }
}
