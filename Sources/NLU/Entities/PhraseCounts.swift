/// How often each phrase was marked as each type, while the tagger is trained.
struct PhraseCounts: Sendable {
    private var counts: [UInt64: [Int: Int]] = [:]

    init(_ texts: [TaggedText]) {
        for text in texts { for (key, type) in Self.phrases(text) { counts[key, default: [:]][type, default: 0] += 1 } }
    }

    /// Features of a text that was itself counted: its own spans are left out, or the tagger would learn to trust the list blindly.
    func features(without text: TaggedText, tokens: [UInt64]) -> [[UInt64]] {
        var own: [UInt64: [Int: Int]] = [:]
        for (key, type) in Self.phrases(text) { own[key, default: [:]][type, default: 0] += 1 }
        return Gazetteer.features(tokens) { key, _, _ in
            guard let types = counts[key] else { return [] }
            return types.filter { $0.value > own[key]?[$0.key] ?? 0 }.keys.sorted()
        }
    }

    func gazetteer() -> Gazetteer? {
        let keys = counts.keys.sorted()
        var starts: [UInt32] = [0]
        var types: [UInt16] = []
        for key in keys {
            types += (counts[key] ?? [:]).keys.sorted().map { UInt16($0) }
            starts.append(UInt32(types.count))
        }
        guard let index = KeyIndex(Tensor(keys)) else { return nil }
        return Gazetteer(index: index, starts: Tensor(starts), types: Tensor(types))
    }

    private static func phrases(_ text: TaggedText) -> [(UInt64, Int)] {
        let tokens = Gazetteer.tokenKeys(text.text)
        return text.spans.compactMap { span in
            let keys = Gazetteer.phraseKeys(tokens, from: span.first)
            let length = span.last - span.first
            return length < keys.count ? (keys[length], span.type) : nil
        }
    }
}
