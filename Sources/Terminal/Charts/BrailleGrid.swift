/// A drawing of dots, two across and four down in each cell, shown in Braille characters.
struct BrailleGrid {
    let width: Int
    let height: Int
    private var dots: [UInt8]
    private var roles: [Role?]

    /// `width` × `height` in cells.
    init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
        dots = Array(repeating: 0, count: self.width * self.height)
        roles = Array(repeating: nil, count: self.width * self.height)
    }

    /// Sets the dot at column `x`, row `y`, counted in dots from the top left. Where two series share a cell, the later one colours it.
    mutating func set(_ x: Int, _ y: Int, _ role: Role) {
        guard x >= 0, y >= 0, x < width * 2, y < height * 4 else { return }
        let bits: [UInt8] = [0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80]
        let index = y / 4 * width + x / 2
        dots[index] |= bits[x % 2 * 4 + y % 4]
        roles[index] = role
    }

    /// A straight line of dots from one point to another.
    mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int), _ role: Role) {
        let steps = max(abs(end.x - start.x), abs(end.y - start.y))
        guard steps > 0 else { return set(start.x, start.y, role) }
        for step in 0...steps {
            let share = Double(step) / Double(steps)
            let x = Double(start.x) + share * Double(end.x - start.x)
            let y = Double(start.y) + share * Double(end.y - start.y)
            set(Int(x.rounded()), Int(y.rounded()), role)
        }
    }

    /// Draws what has dots, with the top left cell at (`x`, `y`).
    func draw(on canvas: inout Canvas, x: Int, y: Int) {
        for row in 0..<height {
            for column in 0..<width {
                let index = row * width + column
                guard let role = roles[index], let scalar = Unicode.Scalar(0x2800 + UInt32(dots[index])) else { continue }
                canvas.put(String(Character(scalar)), x: x + column, y: y + row, style: Style(role))
            }
        }
    }
}
