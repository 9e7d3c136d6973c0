/// The identity of a feature: 64 bits of hash over what it is made of.
///
/// Two features of one model share a key with probability below 10⁻⁷ even at a million features, so the key stands for the
/// feature: no strings are kept, and the text of an utterance gives back the words where an explanation needs them.
package struct FeatureKey: Sendable {
    private var state: UInt64

    /// - Parameter template: the kind of feature, so that the same text in two kinds gives two keys.
    package init(_ template: UInt64) { state = (template &+ 1) &* 0xD6E8_FEB8_6659_FD93 }

    package mutating func add(_ word: UInt64) {
        state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
        state ^= state >> 29
    }

    package mutating func add(_ scalars: ArraySlice<UInt32>) {
        for scalar in scalars { add(UInt64(scalar)) }
        add(0x11_0000 + UInt64(scalars.count))
    }

    package var value: UInt64 {
        var z = state
        z = (z ^ (z >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return z ^ (z >> 32)
    }
}
