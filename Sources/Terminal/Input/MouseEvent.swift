/// One thing the mouse did, in cells from the top left.
package struct MouseEvent: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case press, release, doubleClick, wheelUp, wheelDown }
    package var kind: Kind
    package var x: Int
    package var y: Int
    package init(_ kind: Kind, x: Int, y: Int) {
        self.kind = kind
        self.x = x
        self.y = y
    }
}
