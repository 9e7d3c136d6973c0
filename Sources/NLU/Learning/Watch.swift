/// Looks at a model after every epoch: its accuracy on a few texts that it is not trained on, for the learning curve.
package struct Watch: Sendable {
    let rows: SparseRows
    let held: [Int]
    let labels: [Int32]
    let classes: Int
    let series: String
    let session: TrainingSession

    /// More texts than this make the curve no smoother to the eye.
    static let mostTexts = 500

    init(_ rows: SparseRows, held: [Int], of data: IntentData, series: String, session: TrainingSession) {
        self.rows = rows
        let step = max(held.count / Self.mostTexts, 1)
        self.held = stride(from: 0, to: held.count, by: step).map { held[$0] }
        labels = data.labels
        classes = data.intents.count
        self.series = series
        self.session = session
    }

    func look(_ model: FittedModel, epoch: Int) {
        var scores = [Float](repeating: 0, count: WeightMatrix.stride(classes))
        let right = held.count { row in
            model.score(row, of: rows, into: &scores)
            return (1..<classes).reduce(0) { scores[$1] > scores[$0] ? $1 : $0 } == Int(labels[row])
        }
        session.point(CurvePoint(series: series, epoch: epoch, score: Double(right) / Double(max(held.count, 1))))
    }
}
