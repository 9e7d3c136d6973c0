extension Chart {
    /// One series of a line chart.
    package struct Line: Sendable {
        package var name: String
        package var points: [(x: Double, y: Double)]
        package var role: Role
        package init(name: String, points: [(x: Double, y: Double)], role: Role) {
            self.name = name
            self.points = points
            self.role = role
        }
    }

    /// Lines in Braille dots with a y axis labelled in nice numbers, an x axis, and a legend row; `empty` where there is no point yet.
    /// - Parameter reaching: how far the x axis goes at least.
    package static func lines(
        _ lines: [Line], on canvas: inout Canvas, in rect: Rect, yRange: ClosedRange<Double>? = nil, xLabel: String = "",
        reaching: Double? = nil, empty: String = ""
    ) {
        guard rect.width >= 8, rect.height >= 4 else { return }
        let lines = lines.map { line in
            Line(name: line.name, points: line.points.filter { $0.x.isFinite && $0.y.isFinite }.sorted { $0.x < $1.x }, role: line.role)
        }
        legend(lines.map { ($0.name, $0.points.last?.y, $0.role) }, on: &canvas, in: rect.row(0))
        let points = lines.flatMap(\.points)
        guard let (yScale, plotHeight) = yScale(points.map(\.y), range: yRange, rows: rect.height - 3), let all = extent(points.map(\.x))
        else {
            canvas.putCentred(empty, in: rect, y: rect.y + rect.height / 2, style: .muted)
            return
        }
        let labelWidth = yScale.ticks.map { yScale.label($0).columns }.max() ?? 0
        let plot = Rect(
            x: rect.x + labelWidth + 1, y: rect.maxY - 2 - plotHeight, width: rect.width - labelWidth - 1, height: plotHeight)
        guard plot.width >= 2 else { return }
        yAxis(yScale, on: &canvas, plot: plot)
        let xs = all.lowerBound...max(all.upperBound, reaching ?? all.upperBound)
        let isWhole = points.allSatisfy { $0.x == $0.x.rounded() }
        let xScale = NiceScale(xs, atMost: max(2, plot.width / 8 + 1), isExact: true, isWhole: isWhole)
        xAxis(xScale, label: xLabel, on: &canvas, plot: plot)

        var grid = BrailleGrid(width: plot.width, height: plot.height)
        for line in lines {
            var before: (x: Int, y: Int)?
            for point in line.points {
                let x = Int((xScale.position(point.x) * Double(plot.width * 2 - 1)).rounded())
                let share = max(0, min(1, yScale.position(point.y)))
                let dot = (x: x, y: Int(((1 - share) * Double(plot.height * 4 - 1)).rounded()))
                grid.line(from: before ?? dot, to: dot, line.role)
                before = dot
            }
        }
        grid.draw(on: &canvas, x: plot.x, y: plot.y)
        guard lines.count > 1 else { return }
        var taken: Set<Int> = []
        for (line, letter) in zip(lines, letters) {
            guard let last = line.points.last else { continue }
            let column = plot.x + Int((xScale.position(last.x) * Double(plot.width - 1)).rounded())
            let row = plot.y + Int(((1 - max(0, min(1, yScale.position(last.y)))) * Double(plot.height - 1)).rounded())
            // Lines that end in one place have their letters side by side.
            let free = stride(from: column, through: max(plot.x, column - 8), by: -1).first { !taken.contains(row * 10_000 + $0) }
            guard let free else { continue }
            taken.insert(row * 10_000 + free)
            canvas.put(letter, x: free, y: row, style: Style(line.role, .bold))
        }
    }

    /// What tells lines apart besides their colours.
    private static let letters = ["a", "b", "c", "d", "e", "f", "g", "h"]

    /// `── name .94` for each series, at the right of its own row, so that it meets neither axis; what does not fit is counted.
    private static func legend(_ entries: [(name: String, last: Double?, role: Role)], on canvas: inout Canvas, in row: Rect) {
        var shown: [(String, Style)] = []
        var used = 0
        // Shorter names before a name too few.
        func columns(_ entry: (name: String, last: Double?, role: Role), _ width: Int) -> Int { min(entry.name.columns, width) + 10 }
        let width = [24, 18, 14, 10].first { width in entries.reduce(0) { $0 + columns($1, width) } <= row.width } ?? 10
        for (index, entry) in entries.enumerated() {
            let value = entry.last.map { " " + NiceScale.text($0, decimals: abs($0) <= 1 ? 3 : 1) } ?? ""
            let name = entry.name.fittedInMiddle(to: width)
            let sign = entries.count > 1 && index < letters.count ? "─\(letters[index]) " : "── "
            let columns = 3 + name.columns + value.columns + (index > 0 ? 2 : 0)
            let rest = entries.count - index
            let reserve = rest > 1 ? 5 : 0
            guard used + columns + reserve <= row.width else {
                shown.append(("  +\(rest)", .muted))
                used += 3 + String(rest).count
                break
            }
            shown += [((index > 0 ? "  " : "") + sign, Style(entry.role, .bold)), (name, .text), (value, .muted)]
            used += columns
        }
        canvas.put(shown, x: row.x + max(0, row.width - used), y: row.y, width: row.width)
    }

    /// The scale and the rows that it takes: as many marks as have room and stand equally far apart, with the fewest rows left over.
    private static func yScale(_ values: [Double], range: ClosedRange<Double>?, rows: Int) -> (NiceScale, rows: Int)? {
        guard let extent = extent(values) else { return nil }
        let most = max(2, (rows + 1) / 2)
        if let range { return (NiceScale(range, atMost: most, isExact: true), rows) }
        func left(_ scale: NiceScale) -> Int { (rows - 1) % max(1, scale.ticks.count - 1) }
        let scales = stride(from: most, through: max(2, (rows + 1) / 4), by: -1).map { NiceScale(extent, atMost: $0) }
        guard let best = scales.min(by: { left($0) < left($1) }) else { return nil }
        return (best, rows - left(best))
    }

    private static func extent(_ values: [Double]) -> ClosedRange<Double>? {
        guard let low = values.min(), let high = values.max() else { return nil }
        return low...high
    }

    private static func yAxis(_ scale: NiceScale, on canvas: inout Canvas, plot: Rect) {
        canvas.fill(Rect(x: plot.x - 1, y: plot.y, width: 1, height: plot.height), "│", style: Style(.border))
        for tick in scale.ticks {
            let y = plot.y + Int(((1 - scale.position(tick)) * Double(plot.height - 1)).rounded())
            canvas.putRight(scale.label(tick), maxX: plot.x - 1, y: y, style: .muted)
            canvas.put("┤", x: plot.x - 1, y: y, style: Style(.border))
        }
    }

    private static func xAxis(_ scale: NiceScale, label: String, on canvas: inout Canvas, plot: Rect) {
        let y = plot.maxY
        canvas.put("└", x: plot.x - 1, y: y, style: Style(.border))
        canvas.fill(Rect(x: plot.x, y: y, width: plot.width, height: 1), "─", style: Style(.border))
        let name = label.fitted(to: plot.width / 2)
        canvas.putRight(name, maxX: plot.maxX, y: y + 1, style: .muted)
        let end = plot.maxX - (name.isEmpty ? 0 : name.columns + 1)
        var free = plot.x - 1
        for tick in scale.ticks {
            let text = scale.label(tick)
            let column = plot.x + Int((scale.position(tick) * Double(plot.width - 1)).rounded())
            let start = max(plot.x - 1, min(column - text.columns / 2, plot.maxX - text.columns))
            guard start >= free, start + text.columns <= end else { continue }
            canvas.put("┴", x: column, y: y, style: Style(.border))
            canvas.put(text, x: start, y: y + 1, style: .muted)
            free = start + text.columns + 1
        }
    }
}
