import Foundation

/// Keys that occur in one utterance, ascending, each once, with 1 + ln(number of times): sublinear term frequency.
struct KeyCounts {
    var keys: [UInt64] = []
    var frequencies: [Float] = []

    init(_ keys: [UInt64]) {
        let sorted = keys.sorted()
        self.keys.reserveCapacity(sorted.count)
        frequencies.reserveCapacity(sorted.count)
        var i = 0
        while i < sorted.count {
            var end = i + 1
            while end < sorted.count, sorted[end] == sorted[i] { end += 1 }
            self.keys.append(sorted[i])
            frequencies.append(Self.sublinear(end - i))
            i = end
        }
    }

    private static let small: [Float] = (0...64).map { $0 < 2 ? 1 : 1 + Float(log(Double($0))) }
    private static func sublinear(_ count: Int) -> Float {
        count < small.count ? small[count] : 1 + Float(log(Double(count)))
    }
}
