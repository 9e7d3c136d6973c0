import Terminal
import Testing

struct NiceScaleTests {
    @Test(
        "Marks stand at round numbers around the values",
        arguments: [
            (0.0...1.0, 6, ["0", ".2", ".4", ".6", ".8", "1.0"]), (0.61...0.93, 5, [".6", ".7", ".8", ".9", "1.0"]),
            (0.0...97.0, 6, ["0", "20", "40", "60", "80", "100"]),
            (0.912...0.938, 4, [".91", ".92", ".93", ".94"]), (-5.0...5.0, 3, ["-5", "0", "5"]),
            (0.0...12_000.0, 4, ["0", "5000", "10000", "15000"]),
        ])
    func ticks(range: ClosedRange<Double>, count: Int, labels: [String]) {
        let scale = NiceScale(range, atMost: count)
        #expect(scale.ticks.map(scale.label).map { $0 == ".0" ? "0" : $0 } == labels)
        #expect(scale.range.lowerBound <= range.lowerBound && scale.range.upperBound >= range.upperBound)
    }

    @Test("An exact axis ends where it was told to, with marks inside")
    func exact() {
        let scale = NiceScale(1...19, atMost: 5, isExact: true)
        #expect(scale.range == 1...19)
        #expect(scale.ticks == [5, 10, 15])
    }

    @Test(
        "Any range gives a few marks and ends",
        arguments: [0.0...0.0, 5.0...5.0, -1e300...1e300, 0.0...1e-300, 1e15...(1e15 + 1), -.infinity...(.infinity)])
    func odd(range: ClosedRange<Double>) {
        let scale = NiceScale(range, atMost: 5)
        #expect(!scale.ticks.isEmpty && scale.ticks.count <= 64)
        #expect(scale.range.lowerBound < scale.range.upperBound)
    }

    @Test(
        "Numbers are written without the zero before the point",
        arguments: [
            (0.954, 2, ".95"), (1.0, 2, "1.00"), (-0.25, 1, "-.3"), (-0.001, 2, ".00"), (12.0, 0, "12"), (.nan, 2, "–"), (1e20, 0, "–"),
        ] as [(Double, Int, String)])
    func text(value: Double, decimals: Int, text: String) {
        #expect(NiceScale.text(value, decimals: decimals) == text)
    }
}
