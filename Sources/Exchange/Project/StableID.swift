/// Identifiers made of what they identify: the same data gives the same files.
enum StableID {
    /// In the shape of a UUID.
    static func of(_ text: String) -> String {
        let digits = (hex(text, 0xCBF2_9CE4_8422_2325) + hex(text, 0x8422_2325_CBF2_9CE4)).map(String.init)
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { digits[$0].joined() }.joined(separator: "-")
    }

    /// FNV-1a.
    private static func hex(_ text: String, _ basis: UInt64) -> String {
        var hash = basis
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// File names for names that people chose: without what a path cannot hold, and each once.
struct FileNames {
    private var used: Set<String> = []

    mutating func name(for name: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in name.unicodeScalars.prefix(80) {
            scalars.append(scalar.value < 0x20 || "/\\:*?\"<>|.".unicodeScalars.contains(scalar) ? "_" : scalar)
        }
        let base = scalars.isEmpty ? "_" : String(scalars)
        var candidate = base
        var number = 2
        while !used.insert(candidate.lowercased()).inserted {
            candidate = "\(base)-\(number)"
            number += 1
        }
        return candidate
    }
}
