/// A colour in sRGB, 0–255 a channel.
package struct RGB: Hashable, Sendable {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// From `#rrggbb`; nil for anything else.
    package init?(hex: some StringProtocol) {
        let digits = hex.dropFirst()
        guard hex.first == "#", digits.count == 6, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) else {
            return nil
        }
        self.init(UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    }

    /// Relative luminance, 0 (black) to 1 (white). Source: WCAG 2.1.
    package var luminance: Double {
        func linear(_ channel: UInt8) -> Double {
            let share = Double(channel) / 255
            // (share + 0.055) / 1.055 to the power 2.4, as x² · x^0.4, the latter by Newton's method on y⁵ = x².
            guard share > 0.03928 else { return share / 12.92 }
            let x = (share + 0.055) / 1.055
            var y = x
            for _ in 0..<24 { y -= (y * y * y * y * y - x * x) / (5 * y * y * y * y) }
            return x * x * y
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// How well one colour reads on the other, 1 (not at all) to 21. Source: WCAG 2.1.
    package func contrast(with other: RGB) -> Double {
        let (a, b) = (luminance, other.luminance)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// How different two colours look; the weights follow the eye's sensitivity ("redmean").
    package func distance(to other: RGB) -> Int {
        let mean = (Int(red) + Int(other.red)) / 2
        let (r, g, b) = (Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue))
        return ((512 + mean) * r * r >> 8) + 4 * g * g + ((767 - mean) * b * b >> 8)
    }
}
