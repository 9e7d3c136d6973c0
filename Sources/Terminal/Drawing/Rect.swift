/// A rectangle of cells; `x` counts columns from the left, `y` rows from the top.
package struct Rect: Hashable, Sendable {
    package var x: Int
    package var y: Int
    package var width: Int
    package var height: Int

    package init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    package var maxX: Int { x + width }
    package var maxY: Int { y + height }
    package var isEmpty: Bool { width == 0 || height == 0 }

    /// Smaller by `dx` columns on the left and right and `dy` rows at the top and bottom.
    package func inset(_ dx: Int, _ dy: Int) -> Rect { Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy) }

    /// The left `columns` columns and the rest.
    package func split(left columns: Int) -> (Rect, Rect) {
        let n = max(0, min(columns, width))
        return (Rect(x: x, y: y, width: n, height: height), Rect(x: x + n, y: y, width: width - n, height: height))
    }

    /// The top `rows` rows and the rest.
    package func split(top rows: Int) -> (Rect, Rect) {
        let n = max(0, min(rows, height))
        return (Rect(x: x, y: y, width: width, height: n), Rect(x: x, y: y + n, width: width, height: height - n))
    }

    package func split(right columns: Int) -> (Rect, Rect) { split(left: width - max(0, min(columns, width))) }
    package func split(bottom rows: Int) -> (Rect, Rect) { split(top: height - max(0, min(rows, height))) }
    package func contains(_ x: Int, _ y: Int) -> Bool { x >= self.x && x < maxX && y >= self.y && y < maxY }
}

extension Rect {
    /// What both cover; empty when they do not meet.
    package func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
    }

    /// A rectangle of at most `width` × `height` in the middle of this one: a dialog's place.
    package func centred(width: Int, height: Int) -> Rect {
        let width = min(width, self.width)
        let height = min(height, self.height)
        return Rect(x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width, height: height)
    }

    /// Row `index`, counted from the top of this rectangle; empty outside it.
    package func row(_ index: Int) -> Rect {
        Rect(x: x, y: y + index, width: width, height: index >= 0 && index < height ? 1 : 0)
    }
}
