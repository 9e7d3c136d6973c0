import ArgumentParser

/// One page of a list, counted from 1.
struct Page {
    var number: Int
    var size: Int

    /// The most rows that one page may hold.
    static let largest = 10_000

    func validate() throws {
        guard number >= 1, size >= 1, size <= Page.largest else {
            throw ValidationError("Pages count from 1 and hold 1 to \(Page.largest) rows.")
        }
    }

    /// Rows before this page.
    var offset: Int { (min(number, Int.max / Page.largest) - 1) * size }

    func of<Element>(_ all: [Element]) -> [Element] { Array(all.dropFirst(offset).prefix(size)) }

    /// Says how much more there is; nil when everything is shown.
    func note(shown: Int, of count: Int) -> String? {
        shown < count ? "Page \(number): \(shown) of \(PlainText.grouped(count))." : nil
    }
}
