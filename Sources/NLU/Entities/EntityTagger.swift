import CKernels

/// A linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001) that marks spans in an utterance.
package struct EntityTagger: Sendable {
    package let scheme: TagScheme
    let index: KeyIndex
    /// [features][stride], half precision.
    let weights: Tensor<UInt16>
    /// [tags][stride].
    let transitions: Tensor<Float>
    let gazetteer: Gazetteer
    let stride: Int
    /// exp of the transitions, 0 where a tag must not follow another.
    private let legal: [Float]

    /// A span found, with the probability that exactly it is there.
    struct Found {
        var span: TokenSpan
        var confidence: Double
    }

    /// Nil when the sizes do not fit one another.
    init?(scheme: TagScheme, index: KeyIndex, weights: Tensor<UInt16>, transitions: Tensor<Float>, gazetteer: Gazetteer) {
        let stride = WeightMatrix.stride(scheme.count)
        guard weights.count == index.count * stride, transitions.count == scheme.count * stride else { return nil }
        self.scheme = scheme
        self.index = index
        self.weights = weights
        self.transitions = transitions
        self.gazetteer = gazetteer
        self.stride = stride
        var legal = [Float](repeating: 0, count: scheme.count * stride)
        transitions.withBuffer { tk_crf_exp($0.baseAddress, &legal, scheme.count, stride) }
        for from in 0..<scheme.count {
            for to in 0..<scheme.count where !scheme.allows(from, to) { legal[from * stride + to] = 0 }
        }
        self.legal = legal
    }

    /// - Parameter intent: the number of the utterance's best-ranked intent.
    func find(_ text: TokenizedText, intent: Int) -> [Found] {
        let length = text.tokens.count
        guard length > 0 else { return [] }
        var emissions = emissions(text, intent: intent)
        for type in scheme.types.indices { emissions[scheme.inside(type)] = -1e4 }
        var tags = [Int32](repeating: 0, count: length)
        var room = [Float](repeating: 0, count: 2 * stride)
        var back = [Int32](repeating: 0, count: length * stride)
        tk_crf_best(emissions, legal, length, scheme.count, stride, &tags, &back, &room)
        let spans = scheme.spans(tags.map { Int($0) })
        guard !spans.isEmpty else { return [] }
        var forward = [Float](repeating: 0, count: length * stride)
        var backward = forward
        var scales = [Float](repeating: 0, count: length)
        tk_crf_messages(&emissions, legal, length, scheme.count, stride, &forward, &backward, &scales, &room)
        return spans.map { span in
            Found(span: span, confidence: confidence(span, forward: forward, backward: backward, scales: scales, emissions: emissions))
        }
    }

    private func emissions(_ text: TokenizedText, intent: Int) -> [Float] {
        let tokens = Gazetteer.tokenKeys(text)
        let features = TaggerFeatures(text, tokens: tokens, phrases: gazetteer.features(tokens), intent: intent)
        var starts: [UInt32] = [0]
        var numbers: [UInt32] = []
        numbers.reserveCapacity(features.keys.count)
        index.withSearch { search in
            for token in tokens.indices {
                for key in features.keys[Int(features.starts[token])..<Int(features.starts[token + 1])] {
                    if let number = search(key) { numbers.append(UInt32(number)) }
                }
                starts.append(UInt32(numbers.count))
            }
        }
        var emissions = [Float](repeating: 0, count: tokens.count * stride)
        weights.withBuffer { tk_crf_emissions_half($0.baseAddress, stride, starts, numbers, tokens.count, &emissions) }
        return emissions
    }

    /// The probability of the path begin, inside, …, inside and then anything but inside, all other paths summed over.
    private func confidence(_ span: TokenSpan, forward: [Float], backward: [Float], scales: [Float], emissions: [Float]) -> Double {
        let (begin, inside) = (scheme.begin(span.type), scheme.inside(span.type))
        var path = Double(forward[span.first * stride + begin])
        var tag = begin
        for t in span.first..<span.last {
            path *= Double(legal[tag * stride + inside]) * Double(emissions[(t + 1) * stride + inside]) / Double(scales[t + 1])
            tag = inside
        }
        guard span.last + 1 < scales.count else { return min(max(path, 0), 1) }
        let next = (span.last + 1) * stride + inside
        let goesOn = Double(legal[tag * stride + inside]) * Double(emissions[next]) * Double(backward[next]) / Double(scales[span.last + 1])
        return min(max(path * (Double(backward[span.last * stride + tag]) - goesOn), 0), 1)
    }
}
