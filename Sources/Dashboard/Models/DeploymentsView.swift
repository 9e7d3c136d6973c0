import Engine
import NLU
import Store
import Terminal

/// The server on top, with its requests a second; below it what is deployed, in the whole store.
enum DeploymentsView {
    static func draw(_ state: AppState, on canvas: inout Canvas) {
        let panes = panes(state)
        drawServer(state, in: panes.server, on: &canvas)
        if let rect = panes.chart { drawRates(state, in: rect, on: &canvas) }
        drawModels(state, in: panes.models, on: &canvas)
    }

    private static func panes(_ state: AppState) -> (server: Rect, chart: Rect?, models: Rect) {
        let body = Layout.body(state.size)
        // What the list does not need is the chart's.
        let rest = min(body.height / 2, body.height - state.deploymentRows.count - 4)
        let (top, models) = body.split(top: Layout.isTall(state.size) ? max(9, rest) : 8)
        guard Layout.isWide(state.size) else { return (top, nil, models) }
        let (server, chart) = top.split(left: min(72, top.width / 2))
        return (server, chart, models)
    }

    /// Rows of the list: within the frame, under its header.
    static func rows(_ state: AppState) -> Int { max(1, panes(state).models.height - 3) }

    // MARK: The server

    private static func drawServer(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        let inner = canvas.pane(rect, title: tr("Server"))
        let lines = serverLines(state)
        let top = inner.y + max(0, (inner.height - lines.count) / 2)
        for (row, pieces) in lines.enumerated() where top + row < inner.maxY {
            canvas.put(pieces, x: inner.x, y: top + row, width: inner.width)
        }
    }

    private static func serverLines(_ state: AppState) -> [[(String, Style)]] {
        let server = state.server
        guard server.isKnown else { return [[(tr("Looking …"), .muted)]] }
        guard let status = server.status else {
            if let doing = server.doing { return [[("◌ ", Style(.stateQueued)), (doing.sentence, .text)]] }
            let deployed = state.deploymentRows.contains { $0.replicas > 0 }
            return [
                [("○ ", .muted), (tr("No server runs."), .text)], [],
                [("s", Style(.key, .bold)), (" " + tr("starts it: chatbots then ask your models over HTTP."), .muted)],
                deployed
                    ? [(tr("What is deployed below answers as soon as it runs."), .muted)]
                    : [("D", Style(.key, .bold)), (" " + tr("on a model below deploys it, for the server to answer."), .muted)],
            ]
        }
        let traffic = status.traffic
        let heads = [tr("requests/s"), tr("requests")]
        let wide = heads.map(\.columns).max() ?? 0
        let (first, second) = (heads[0].padded(wide), heads[1].padded(wide))
        var lines: [[(String, Style)]] = [
            [("● ", Style(.ok)), (tr("running") + " ", Style(.ok, .bold)), (status.address, Style(.text, .bold))],
            [(tr("since \(LocalTime.day(status.startedAt, now: state.now)) · process \(status.process.pid)"), .muted)],
            [
                (first + " ", .muted), (rate(traffic.perSecond).padded(7), Style(.text, .bold)), ("  p50 ", .muted),
                (latency(traffic.medianMilliseconds, traffic).padded(9), .text), ("  p99 ", .muted),
                (latency(traffic.p99Milliseconds, traffic), .text),
            ],
            [
                (second + " ", .muted), (Format.count(traffic.requests).padded(7), .text), ("  " + tr("errors") + " ", .muted),
                (Format.count(traffic.errors), traffic.errors > 0 ? Style(.error, .bold) : .text),
            ],
        ]
        if let doing = server.doing {
            lines.append([(doing.sentence, Style(.warn))])
        } else if server.keys == 0 {
            lines.append([
                (tr("No key yet:") + " ", Style(.warn)), ("n", Style(.key, .bold)), (" " + tr("makes one"), .muted),
            ])
        } else {
            lines.append([(tr("\(Format.plural(server.keys, "key")) · y copies a call to try"), .muted)])
        }
        return lines
    }

    private static func drawRates(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        let inner = canvas.pane(rect, title: tr("Requests a second"))
        let rates = state.server.rates
        guard state.server.status != nil else {
            EmptyView.draw([tr("Nothing to show while no server runs.")], in: inner, on: &canvas)
            return
        }
        guard rates.count > 1 else {
            EmptyView.draw([tr("A point every five seconds, while you look.")], in: inner, on: &canvas)
            return
        }
        let shown = rates.suffix(max(2, inner.width - 8))
        let points = shown.enumerated().map { (x: Double(($0 + 1 - shown.count) * ServerWatch.looksAPoint), y: $1) }
        Chart.lines(
            [.init(name: tr("requests/s"), points: points, role: .series1)], on: &canvas, in: inner,
            yRange: 0...max(1, shown.max() ?? 1), xLabel: tr("seconds"), empty: tr("no data yet"))
    }

    // MARK: What is deployed

    private struct Columns {
        var project: (x: Int, width: Int)?
        var replicas: Int
        var rate: Int
        var median: Int?
        var p99: Int
        var requests: Int?
        var errors: Int

        init(_ inner: Rect) {
            errors = inner.maxX
            var x = errors - 8
            if inner.width >= 96 {
                requests = x
                x -= 12
            }
            p99 = x
            x -= 10
            if inner.width >= 96 {
                median = x
                x -= 10
            }
            rate = x
            replicas = rate - 9
            if inner.width >= 96 {
                let start = inner.x + (replicas - inner.x) / 2
                project = (start, replicas - 11 - start)
            }
        }

        var nameEnd: Int { project.map { $0.x - 1 } ?? replicas - 9 }
    }

    private static func drawModels(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
        let models = state.deploymentRows
        let visible = rows(state)
        let inner = canvas.pane(
            rect, title: tr("Models \(models.count)") + " · " + tr("\(models.count { $0.replicas > 0 }) deployed"), focused: true,
            footer: ListView.footer(state.server.cursor, count: models.count, visible: visible), place: .deployments)
        guard !models.isEmpty else {
            EmptyView.draw([tr("Nothing is deployed."), "", tr("t trains a model; D on it deploys it.")], in: inner, on: &canvas)
            return
        }
        let columns = Columns(inner)
        canvas.put(tr("model"), x: inner.x + 2, y: inner.y, style: .muted)
        if let project = columns.project { canvas.put(tr("project"), x: project.x, y: inner.y, style: .muted) }
        let titles = [
            (tr("ready"), columns.replicas), (tr("req/s"), columns.rate), ("p99", columns.p99), (tr("errors"), columns.errors),
        ]
        for (title, x) in titles { canvas.putRight(title, maxX: x, y: inner.y, style: .muted) }
        if let x = columns.median { canvas.putRight("p50", maxX: x, y: inner.y, style: .muted) }
        if let x = columns.requests { canvas.putRight(tr("requests"), maxX: x, y: inner.y, style: .muted) }
        let body = Rect(x: inner.x - 1, y: inner.y + 1, width: inner.width + 2, height: visible)
        ListView.draw(count: models.count, cursor: state.server.cursor, in: body, focused: true, place: .deployments, on: &canvas) {
            canvas, index, row, ground in draw(models[index], state, columns, row, ground, &canvas)
        }
    }

    private static func draw(
        _ model: ModelRecord, _ state: AppState, _ columns: Columns, _ row: Rect, _ ground: Role?, _ canvas: inout Canvas
    ) {
        let standing = Standing(model, state.server.status)
        canvas.put(standing.glyph, x: row.x, y: row.y, style: Style(standing.role, on: ground))
        canvas.put(
            model.name.fittedInMiddle(to: max(1, columns.nameEnd - row.x - 2)), x: row.x + 2, y: row.y,
            style: Style(.text, on: ground, ground == nil ? [] : .bold))
        if let project = columns.project {
            let name = state.projects.all.first { $0.id == model.projectID }?.name ?? ""
            canvas.put("\(name) · \(model.language.code)", x: project.x, y: row.y, width: project.width, style: Style(.muted, on: ground))
        }
        guard let seen = standing.seen, model.deployment != .failed else {
            let x = columns.replicas - 7
            canvas.put(standing.words, x: x, y: row.y, width: row.maxX - x, style: Style(standing.role, on: ground))
            return
        }
        let traffic = seen.traffic
        canvas.putRight("\(seen.ready)/\(model.replicas)", maxX: columns.replicas, y: row.y, style: Style(standing.role, on: ground))
        canvas.putRight(rate(traffic.perSecond), maxX: columns.rate, y: row.y, style: Style(.text, on: ground))
        canvas.putRight(latency(traffic.p99Milliseconds, traffic), maxX: columns.p99, y: row.y, style: Style(.text, on: ground))
        canvas.putRight(
            Format.count(traffic.errors), maxX: columns.errors, y: row.y, style: Style(traffic.errors > 0 ? .error : .text, on: ground))
        if let x = columns.median {
            canvas.putRight(latency(traffic.medianMilliseconds, traffic), maxX: x, y: row.y, style: Style(.text, on: ground))
        }
        if let x = columns.requests {
            canvas.putRight(Format.count(traffic.requests), maxX: x, y: row.y, style: Style(.text, on: ground))
        }
    }

    /// How a deployment stands, with a glyph and words beside the colour.
    private struct Standing {
        var seen: ServerStatus.Model?
        var glyph = "●"
        var role: Role = .ok
        var words = ""

        init(_ model: ModelRecord, _ status: ServerStatus?) {
            seen = status?.models.first { $0.id == model.id }
            if model.replicas == 0 {
                (glyph, role, words) = ("·", .muted, tr("not deployed: D deploys it"))
                seen = nil
            } else if model.deployment == .failed {
                (glyph, role, words) = ("✖", .error, model.message.isEmpty ? tr("cannot be served") : tr(below: model.message))
            } else if model.status != .completed {
                (glyph, role, words) = ("◌", .stateQueued, tr("when it is Completed"))
                seen = nil
            } else if status == nil {
                (glyph, role, words) = ("○", .muted, tr("\(Format.plural(model.replicas, "replica")), when the server runs"))
            } else if let seen, seen.ready >= model.replicas {
                (glyph, role, words) = ("●", .ok, "")
            } else {
                (glyph, role, words) = ("◌", .warn, tr("starting"))
            }
        }
    }

    // MARK: Numbers

    /// "1,204", "3.2", "–" when nobody asks.
    private static func rate(_ value: Double) -> String {
        guard value > 0 else { return "–" }
        let tenths = Int((value * 10).rounded())
        return value >= 10 ? Format.count(Int(value.rounded())) : Format.tenths(tenths)
    }

    /// An upper bound, as the server counts in classes; "–" when nobody asked in the last second.
    private static func latency(_ milliseconds: Double, _ traffic: ServerStatus.Traffic) -> String {
        guard traffic.perSecond > 0, milliseconds > 0 else { return "–" }
        let tenths = Int((milliseconds * 10).rounded())
        return "≤" + (milliseconds >= 10 ? "\(Int(milliseconds.rounded())) ms" : "\(Format.tenths(tenths)) ms")
    }
}

extension String {
    /// With blanks at the end, so many columns wide.
    fileprivate func padded(_ columns: Int) -> String { self + String(repeating: " ", count: max(0, columns - self.columns)) }
}
