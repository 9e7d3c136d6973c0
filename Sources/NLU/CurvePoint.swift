/// One point of a learning curve.
package struct CurvePoint: Sendable, Codable, Equatable {
    /// Which line it belongs to: a candidate's name, or "entities".
    package var series: String
    /// Epoch, from 1.
    package var epoch: Int
    /// Score on held-out data, 0…1.
    package var score: Double

    package init(series: String, epoch: Int, score: Double) {
        self.series = series
        self.epoch = epoch
        self.score = score
    }
}
