/// Where what somebody looks for stands in a text, so that it can be made to stand out.
enum SoughtText {
    /// - Parameter words: in small letters.
    /// - Returns: ranges in code points, by their places; they may overlap. Letters whose small form has another length shift what
    ///   follows: then nothing is returned, which is better than the wrong letters.
    static func ranges(_ words: [String], in text: String) -> [Range<Int>] {
        guard !words.isEmpty else { return [] }
        let folded = Array(text.lowercased().unicodeScalars)
        guard folded.count == text.unicodeScalars.count else { return [] }
        return words.flatMap { word -> [Range<Int>] in
            let wanted = Array(word.unicodeScalars)
            guard !wanted.isEmpty, folded.count >= wanted.count else { return [] }
            return (0...(folded.count - wanted.count)).filter { start in wanted.indices.allSatisfy { folded[start + $0] == wanted[$0] } }
                .map { $0..<$0 + wanted.count }
        }.sorted { $0.lowerBound < $1.lowerBound }
    }
}
