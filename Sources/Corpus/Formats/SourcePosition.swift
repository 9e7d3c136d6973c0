/// A place in a file: the byte, and the line it lies on.
package struct SourcePosition: Sendable {
    package var offset: Int
    /// 1-based.
    package var line: Int
    /// The offset of the line's first byte.
    package var lineStart: Int

    package init(offset: Int, line: Int, lineStart: Int) {
        self.offset = offset
        self.line = line
        self.lineStart = lineStart
    }
}
