import Terminal

/// Names that begin alike, cut so that they can still be told apart.
enum ShortNames {
    private static let words = [
        ("class-weighted logistic regression", "weighted logistic"), ("logistic regression", "logistic"), ("support vector machine", "SVM"),
        ("neural networks", "networks"), ("neural network", "network"),
    ]

    /// The names in at most `width` columns each: what all share up to a comma goes first, then long words give way to short ones, and
    /// only then is anything cut.
    static func cut(_ names: [String], to width: Int) -> [String] {
        let shared = sharedStart(names)
        var names = names.map { String($0.dropFirst(shared)) }
        if names.allSatisfy({ $0.columns <= width }) { return names }
        names = names.map { name in words.reduce(name) { $0.replacing($1.0, with: $1.1) } }
        let cut = names.map { $0.fittedInMiddle(to: width) }
        guard Set(cut).count < Set(names).count else { return cut }
        return zip(names, cut).map { name, short in
            let twins = zip(names, cut).filter { $0.1 == short && $0.0 != name }.map(\.0)
            guard let twin = twins.first else { return short }
            let common = zip(name, twin).prefix { $0 == $1 }.count
            return "…" + String(name.dropFirst(common)).fitted(to: max(1, width - 1))
        }
    }

    /// Characters that all names begin with, up to a comma: they tell nothing apart.
    private static func sharedStart(_ names: [String]) -> Int {
        guard names.count > 1, let first = names.first, let comma = first.firstIndex(of: ",") else { return 0 }
        let start = first[...comma] + " "
        return names.allSatisfy { $0.hasPrefix(start) } ? start.count : 0
    }
}
