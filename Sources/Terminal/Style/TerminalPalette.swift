/// The colours xterm gives its numbers, and the nearest number for a colour.
package enum TerminalPalette {
    /// The first sixteen, which people change: themes had better name them themselves.
    private static let sixteen: [RGB] = [
        RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0), RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205),
        RGB(229, 229, 229),
        RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0), RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255),
        RGB(255, 255, 255),
    ]

    private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]

    /// 0–15 as above, 16–231 a cube of six steps a channel, 232–255 greys.
    package static func colour(_ index: UInt8) -> RGB {
        if index < 16 { return sixteen[Int(index)] }
        if index >= 232 {
            let level = 8 + 10 * (index - 232)
            return RGB(level, level, level)
        }
        let cube = Int(index) - 16
        return RGB(steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6])
    }

    /// The number among 16–255 that is exactly this colour, if one is.
    package static func fixedIndex(of colour: RGB) -> UInt8? { fixed[colour] }

    private static let fixed: [RGB: UInt8] = Dictionary((16...255).map { (Self.colour($0), $0) }) { first, _ in first }

    /// The nearest of 16–255, which look the same everywhere.
    package static func nearest256(_ colour: RGB) -> UInt8 { nearest(to: colour, among: 16...255) }

    package static func nearest16(_ colour: RGB) -> UInt8 { nearest(to: colour, among: 0...15) }

    private static func nearest(to wanted: RGB, among indices: ClosedRange<UInt8>) -> UInt8 {
        indices.min { colour($0).distance(to: wanted) < colour($1).distance(to: wanted) } ?? indices.lowerBound
    }
}
