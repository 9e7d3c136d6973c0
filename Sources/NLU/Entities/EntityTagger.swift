/// A linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001) that marks spans in an utterance.
package struct EntityTagger: Sendable {
    package let scheme: TagScheme
    let index: KeyIndex
    /// [features][tags]
    let weights: ByteMatrix
    /// [tags][stride].
    let transitions: Tensor<Float>
    let gazetteer: Gazetteer
    private let chain: LinearChain
    /// exp of the transitions, 0 where a tag must not follow another.
    private let legal: [Float]

    /// A score that no sum of weights reaches: it bars a tag.
    private static let barred: Float = -1e4

    /// A span found, with the probability that exactly it is there.
    package struct Found: Sendable {
        package var span: TokenSpan
        package var confidence: Double
    }

    /// Nil when the sizes do not fit one another.
    init?(scheme: TagScheme, index: KeyIndex, weights: ByteMatrix, transitions: Tensor<Float>, gazetteer: Gazetteer) {
        let chain = LinearChain(tags: scheme.count)
        guard weights.rows == index.count, weights.stride == chain.stride, transitions.count == scheme.count * chain.stride else {
            return nil
        }
        self.scheme = scheme
        self.index = index
        self.weights = weights
        self.transitions = transitions
        self.gazetteer = gazetteer
        self.chain = chain
        legal = chain.exponentials(transitions.withBuffer { Array($0) }) { scheme.allows($0, $1) }
    }

    /// - Parameter intent: the number of the utterance's best-ranked intent.
    package func find(_ text: TokenizedText, intent: Int) -> [Found] {
        guard !text.tokens.isEmpty else { return [] }
        var emissions = emissions(text, intent: intent)
        // Nothing can go on before it began.
        for type in scheme.types.indices { emissions[scheme.inside(type)] = Self.barred }
        let spans = scheme.spans(chain.best(emissions, exponentials: legal))
        guard !spans.isEmpty else { return [] }
        let messages = chain.messages(emissions, exponentials: legal)
        return spans.map { Found(span: $0, confidence: confidence($0, messages)) }
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
        var emissions = [Float](repeating: 0, count: tokens.count * chain.stride)
        weights.addRows(numbers, starts: starts, to: &emissions)
        return emissions
    }

    /// The probability of the path begin, inside, …, inside and then anything but inside, all other paths summed over.
    private func confidence(_ span: TokenSpan, _ messages: LinearChain.Messages) -> Double {
        let stride = chain.stride
        let (begin, inside) = (scheme.begin(span.type), scheme.inside(span.type))
        func step(_ tag: Int, to t: Int) -> Double {
            Double(legal[tag * stride + inside]) * Double(messages.emissions[t * stride + inside]) / Double(messages.scales[t])
        }
        var path = Double(messages.forward[span.first * stride + begin])
        var tag = begin
        for t in span.first..<span.last {
            path *= step(tag, to: t + 1)
            tag = inside
        }
        var ends = Double(messages.backward[span.last * stride + tag])
        if span.last + 1 < messages.scales.count {
            ends -= step(tag, to: span.last + 1) * Double(messages.backward[(span.last + 1) * stride + inside])
        }
        return min(max(path * ends, 0), 1)
    }
}
