import CKernels

/// The arithmetic of a linear chain: every tag sequence has the score Σ emissions + Σ transitions.
///
/// Matrices are row-major with rows of `stride` numbers; `tags` of them count.
package struct LinearChain: Sendable {
    package let tags: Int
    package var stride: Int { WeightMatrix.stride(tags) }

    package init(tags: Int) { self.tags = tags }

    /// What the forward-backward algorithm finds: forward[t][j] · backward[t][j] is the probability of tag j at t.
    package struct Messages: Sendable {
        package var forward: [Float]
        package var backward: [Float]
        /// What each position's forward row was divided by.
        package var scales: [Float]
        /// exp(emission - the position's largest).
        package var emissions: [Float]
    }

    /// exp(transition), 0 where `allows` says that a tag must not follow another.
    package func exponentials(_ transitions: [Float], allows: (_ previous: Int, _ tag: Int) -> Bool = { _, _ in true }) -> [Float] {
        var result = [Float](repeating: 0, count: tags * stride)
        tk_crf_exp(transitions, &result, tags, stride)
        for from in 0..<tags { for to in 0..<tags where !allows(from, to) { result[from * stride + to] = 0 } }
        return result
    }

    /// The sequence with the highest score (Viterbi).
    package func best(_ emissions: [Float], exponentials: [Float]) -> [Int] {
        let length = emissions.count / stride
        guard length > 0 else { return [] }
        var path = [Int32](repeating: 0, count: length)
        var back = [Int32](repeating: 0, count: length * stride)
        var room = [Float](repeating: 0, count: 2 * stride)
        tk_crf_best(emissions, exponentials, length, tags, stride, &path, &back, &room)
        return path.map { Int($0) }
    }

    package func messages(_ emissions: [Float], exponentials: [Float]) -> Messages {
        let length = emissions.count / stride
        var messages = Messages(
            forward: [Float](repeating: 0, count: length * stride), backward: [Float](repeating: 0, count: length * stride),
            scales: [Float](repeating: 0, count: length), emissions: emissions)
        guard length > 0 else { return messages }
        var room = [Float](repeating: 0, count: stride)
        tk_crf_messages(
            &messages.emissions, exponentials, length, tags, stride, &messages.forward, &messages.backward, &messages.scales, &room)
        return messages
    }

    /// The log-likelihood of a sequence of tags, and its gradient by emissions and by transitions.
    package func gradient(
        _ emissions: [Float], exponentials: [Float], gold: [Int]
    ) -> (logLikelihood: Double, emissions: [Float], transitions: [Float]) {
        let length = emissions.count / stride
        var byEmission = emissions
        var byTransition = [Float](repeating: 0, count: tags * stride)
        guard length > 0, gold.count == length else { return (0, byEmission, byTransition) }
        var scratch = [Float](repeating: 0, count: (2 * length + 3) * stride + length)
        let logLikelihood = tk_crf_gradient(
            &byEmission, exponentials, gold.map { Int32($0) }, length, tags, stride, &byTransition, &scratch)
        return (logLikelihood, byEmission, byTransition)
    }
}
