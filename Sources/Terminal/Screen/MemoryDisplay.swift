/// A screen for tests: it keeps the last canvas.
package final class MemoryDisplay: Display {
    package var size: Size
    package var capabilities: DisplayCapabilities
    package private(set) var canvas: Canvas
    /// Canvases shown so far.
    package private(set) var presented = 0

    package init(
        size: Size, capabilities: DisplayCapabilities = DisplayCapabilities(depth: .x256, unicode: true, mouse: false)
    ) {
        self.size = size
        self.capabilities = capabilities
        canvas = Canvas(size: size, ascii: !capabilities.unicode)
    }

    package func present(_ canvas: Canvas, theme: Theme) {
        self.canvas = canvas
        presented += 1
    }

    /// What is on the screen, a line a row, without spaces at the ends.
    package func text() -> String { canvas.text() }
}

extension Canvas {
    /// The characters, a line a row, without spaces at the ends.
    package func text() -> String {
        (0..<size.height).map { y in
            var line = row(y).filter { !$0.isContinuation }.map(\.character)
            while line.last == " " { line.removeLast() }
            return String(line)
        }.joined(separator: "\n")
    }

    /// The characters with their styles: `⟨role text⟩`, `⟨role/ground+b text⟩`; plain text stands bare.
    package func styledText() -> String {
        (0..<size.height).map { y in
            var line = ""
            var run = ""
            var style = Style.text
            func flush() {
                line += style == .text ? run : "⟨\(style.shorthand) \(run)⟩"
                run = ""
            }
            for cell in row(y) where !cell.isContinuation {
                if cell.style != style {
                    if !run.isEmpty { flush() }
                    style = cell.style
                }
                run.append(cell.character)
            }
            flush()
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }
}

extension Style {
    fileprivate var shorthand: String {
        let marks: [(Attributes, Character)] = [(.bold, "b"), (.underline, "u"), (.reverse, "r"), (.dim, "d"), (.italic, "i")]
        let attributes = String(marks.filter { self.attributes.contains($0.0) }.map(\.1))
        return role.rawValue + (ground.map { "/\($0.rawValue)" } ?? "") + (attributes.isEmpty ? "" : "+" + attributes)
    }
}
