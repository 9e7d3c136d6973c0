import Corpus
import Exchange
import Terminal

/// Charts as lines of a terminal.
enum ChartText {
    private static let width = 80

    static func of(_ chart: StatisticsChart, _ paint: Paint) -> String {
        let body =
            switch chart.content {
            case .curves(let series, let horizontal, _): curves(series, horizontal, paint)
            case .scores(let series, let groups): scores(series, groups, paint)
            case .counts(let series, let groups, _): counts(series, groups, paint)
            case .matrix(let counts, let labels): confusions(counts, labels, paint)
            case .calibration(let bins): calibration(bins, paint)
            }
        return paint.bold(PlainText.visible(chart.title)) + "\n" + body + "\n"
    }

    private static func curves(_ series: [ChartImage.Series], _ horizontal: String, _ paint: Paint) -> String {
        var canvas = Canvas(size: Size(width: width, height: 16))
        let lines = series.enumerated().map { number, one in
            Chart.Line(
                name: "\(number + 1)", points: one.values.enumerated().map { (x: Double($0 + 1), y: $1) },
                role: Role.series[number % Role.series.count])
        }
        Chart.lines(lines, on: &canvas, in: Rect(x: 0, y: 0, width: width, height: 16), xLabel: horizontal)
        let names = series.enumerated().map { number, one in
            paint.series("── \(number + 1)", number) + " \(PlainText.visible(one.name))\n"
        }
        return (0..<16).map { row in painted(canvas.row(row), paint) + "\n" }.joined() + names.joined()
    }

    /// A row of cells with the colours that the series have in every terminal.
    private static func painted(_ cells: ArraySlice<Cell>, _ paint: Paint) -> String {
        var text = ""
        var role = Role.text
        var run = ""
        func flush() {
            let number = Role.series.firstIndex(of: role)
            text += number.map { paint.series(run, $0) } ?? (role == .muted || role == .border ? paint.muted(run) : run)
            run = ""
        }
        for cell in cells where !cell.isContinuation {
            if cell.style.role != role {
                flush()
                role = cell.style.role
            }
            run.append(cell.character)
        }
        while run.last == " " { run.removeLast() }
        flush()
        return text
    }

    private static func bar(_ share: Double, _ room: Int) -> String { PlainText.bar(share, of: 1, width: room) }

    private static func scores(_ series: [ChartImage.Series], _ groups: [String], _ paint: Paint) -> String {
        var table = TextTable(.left("MEASURE"), .left("MODEL"), .right("SCORE"), .left(""))
        for (group, name) in groups.enumerated() {
            for (number, one) in series.enumerated() where group < one.values.count {
                table.rows.append([
                    number == 0 ? name : "", one.name, PlainText.score(one.values[group]), bar(one.values[group], 30),
                ])
            }
        }
        return table.lines(paint)
    }

    private static func counts(_ series: [ChartImage.Series], _ groups: [String], _ paint: Paint) -> String {
        var table = TextTable(.left(""))
        table.columns += series.map { .right($0.name.uppercased()) }
        for (group, name) in groups.enumerated() {
            table.rows.append([name] + series.map { group < $0.values.count ? PlainText.fixed($0.values[group], 0) : "" })
        }
        return table.lines(paint)
    }

    /// What is taken for what, the most frequent first.
    private static func confusions(_ counts: [[Int]], _ labels: [String], _ paint: Paint) -> String {
        let total = counts.reduce(0) { $0 + $1.reduce(0, +) }
        let right = labels.indices.reduce(0) { $0 + counts[$1][$1] }
        var pairs: [(truth: Int, predicted: Int, count: Int)] = []
        for truth in labels.indices {
            for predicted in labels.indices where predicted != truth && counts[truth][predicted] > 0 {
                pairs.append((truth, predicted, counts[truth][predicted]))
            }
        }
        pairs.sort { ($1.count, $0.truth, $0.predicted) < ($0.count, $1.truth, $1.predicted) }
        let told = "\(right) of \(counted(total, "example")) right"
        guard !pairs.isEmpty else { return told + "; nothing is confused\n" }
        var table = TextTable(.right("TIMES"), .left("IS"), .left("WAS TAKEN FOR"), .right("OF"))
        for pair in pairs.prefix(15) {
            table.rows.append(["\(pair.count)", labels[pair.truth], labels[pair.predicted], "\(counts[pair.truth].reduce(0, +))"])
        }
        let more = pairs.count > 15 ? "and \(counted(pairs.count - 15, "more pair"))\n" : ""
        return told + "\n" + table.lines(paint) + more
    }

    private static func calibration(_ bins: [ChartImage.ConfidenceBin], _ paint: Paint) -> String {
        var table = TextTable(.left("CONFIDENCE"), .right("COUNT"), .right("MEAN"), .right("RIGHT"), .left(""))
        for (number, bin) in bins.enumerated() where bin.count > 0 {
            let (low, high) = (Double(number) / Double(bins.count), Double(number + 1) / Double(bins.count))
            table.rows.append([
                "\(PlainText.score(low)) – \(PlainText.score(high))", "\(bin.count)", PlainText.score(bin.confidence),
                PlainText.score(bin.accuracy), bar(bin.accuracy, 30),
            ])
        }
        return table.lines(paint)
    }
}
