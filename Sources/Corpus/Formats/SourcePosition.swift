/// A place in a file: the byte, and the line it lies on.
struct SourcePosition: Sendable {
    var offset: Int
    /// 1-based.
    var line: Int
    /// The offset of the line's first byte.
    var lineStart: Int
}
