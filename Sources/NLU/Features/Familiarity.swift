/// How much of an utterance training has seen before, 0…1: for each view the share of its n-grams' squared weights that belongs to
/// known ones, averaged over the views that have any. Gibberish and other languages are near 0, even where an intent seems likely.
struct Familiarity {
    private var sum: Float = 0
    private var views: Float = 0

    /// - Parameters:
    ///   - known: the sum of the squared weights of a view's known n-grams.
    ///   - unknown: that of those it never saw.
    mutating func add(known: Float, unknown: Float) {
        guard known + unknown > 0 else { return }
        sum += known / (known + unknown)
        views += 1
    }

    /// 0 for an utterance without n-grams.
    var value: Float { views > 0 ? sum / views : 0 }
}
