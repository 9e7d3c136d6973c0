import NLU
import Store
import Terminal

/// An utterance, and what the newest model makes of it as it is typed.
enum TryView {
    /// Examples that are shown beside an answer.
    static let nearExamples = 24

    static func draw(_ state: AppState, on canvas: inout Canvas) {
        let (top, rest) = Layout.body(state.size).split(top: inputRows)
        drawInput(state, top, &canvas)
        guard state.tryTarget != nil else {
            let inner = canvas.pane(rest, title: tr("Answer"))
            let words =
                state.hasUnfinishedJobs
                ? [tr("The model is being trained; it answers here as soon as it is ready.")]
                : [tr("No model yet."), "", tr("Esc, then t, trains one on the project's examples.")]
            EmptyView.draw(words, in: inner, on: &canvas)
            return
        }
        guard Layout.isWide(state.size) else {
            let (above, below) = rest.split(top: rankingHeight(state))
            drawRanking(state, above, &canvas)
            drawUnderstood(state, below, &canvas)
            return
        }
        guard Layout.hasRail(state.size) else {
            let (left, right) = rest.split(left: rest.width / 2)
            drawRanking(state, left, &canvas)
            drawUnderstood(state, right, &canvas)
            return
        }
        let (left, others) = rest.split(left: rest.width * 30 / 100)
        let (middle, rail) = others.split(left: others.width / 2)
        drawRanking(state, left, &canvas)
        drawUnderstood(state, middle, &canvas)
        drawNear(state, rail, &canvas)
    }

    private static let inputRows = 3

    /// Of the pane of intents. On a narrow screen three of them tell most of it; what is left says why, and what else is like it.
    private static func rankingHeight(_ state: AppState) -> Int {
        let rest = Layout.body(state.size).height - inputRows
        return Layout.isWide(state.size) ? rest : max(4, min(rest / 2, state.place == .tryRanking ? 12 : 7))
    }

    /// Rows above the list of intents: the answer, how far it is from the line, and air where there is room.
    private static func answerRows(_ height: Int) -> Int { height > 8 ? 3 : 2 }

    /// Rows of the list of intents, for scrolling it.
    static func rankingRows(_ state: AppState) -> Int {
        let inside = rankingHeight(state) - 2
        return max(1, inside - answerRows(inside))
    }

    private static func drawNear(_ state: AppState, _ rect: Rect, _ canvas: inout Canvas) {
        let inner = canvas.pane(rect, title: WhyView.title)
        guard let answer = state.tryIt.answer, !answer.near.isEmpty else {
            EmptyView.draw([tr("The examples that are most like it appear here.")], in: inner, on: &canvas)
            return
        }
        WhyView.drawNear(answer, in: inner, on: &canvas)
    }

    private static func drawInput(_ state: AppState, _ rect: Rect, _ canvas: inout Canvas) {
        let focused = state.place == .tryInput
        let inner = canvas.pane(
            rect, title: state.tryTarget.map { tr("Say something to \($0.name)") } ?? tr("Say something"), focused: focused,
            footer: timing(state),
            place: .tryInput)
        canvas.put(
            state.tryIt.field, .utterance, in: Rect(x: inner.x, y: inner.y, width: inner.width, height: 1),
            focused: focused && state.dialog == nil,
            placeholder: tr("type what a person would say, or press Tab for an example"))
    }

    private static func timing(_ state: AppState) -> String {
        guard let target = state.tryTarget else { return "" }
        let time = state.tryIt.answer.map { " · " + tr("answered in \(Format.milliseconds($0.milliseconds))") } ?? ""
        return (target.isProvisional ? tr("provisional · not saved") : target.name) + time
    }

    private static func drawRanking(_ state: AppState, _ rect: Rect, _ canvas: inout Canvas) {
        let focused = state.place == .tryRanking
        let inner = canvas.pane(
            rect, title: tr("Intents"), focused: focused, footer: focused ? tr("Enter shows its examples") : "", place: .tryRanking)
        guard let answer = state.tryIt.answer else {
            EmptyView.draw([tr("The intents it could be appear here as you type.")], in: inner, on: &canvas)
            return
        }
        var y = inner.y
        if answer.result.intent.name == ParseResult.fallbackName {
            canvas.put(tr("Out of scope: none of these, says the model."), x: inner.x, y: y, width: inner.width, style: Style(.warn, .bold))
        } else {
            canvas.put(answer.result.intent.name, x: inner.x, y: y, width: inner.width - 8, style: Style(.title, .bold))
            canvas.putRight(Format.percent(answer.result.intent.confidence), maxX: inner.maxX, y: y, style: Style(.title, .bold))
        }
        if let line = scope(answer) { canvas.put(line.0, x: inner.x, y: y + 1, width: inner.width, style: Style(line.1)) }
        y += answerRows(inner.height)
        let ranking = answer.result.intentRanking
        let name = max(10, min(ranking.prefix(12).map { $0.name.columns }.max() ?? 10, inner.width / 2))
        let body = Rect(x: inner.x - 1, y: y, width: inner.width + 2, height: max(0, inner.maxY - y))
        ListView.draw(count: ranking.count, cursor: state.tryIt.cursor, in: body, focused: focused, place: .tryRanking, on: &canvas) {
            canvas, index, row, ground in
            let intent = ranking[index]
            let bar = max(0, row.width - name - 7)
            canvas.put(
                intent.name.fittedInMiddle(to: name), x: row.x, y: row.y,
                style: Style(index == 0 ? .text : .muted, on: ground, index == 0 ? .bold : [])
            )
            if bar > 4 {
                Chart.bar(
                    intent.confidence, of: 1, on: &canvas, x: row.x + name + 1, y: row.y, width: bar, fill: index == 0 ? .series1 : .barFill
                )
            }
            canvas.putRight(
                Format.score(intent.confidence), maxX: row.maxX, y: row.y, style: Style(index == 0 ? .text : .muted, on: ground))
        }
    }

    /// How far it is from the line below which nothing is answered.
    private static func scope(_ answer: TryState.Answer) -> (String, Role)? {
        guard let acceptance = answer.explanation?.acceptance, answer.explanation?.text == answer.result.text else { return nil }
        let (value, line) = (Format.hundredths(acceptance.value), Format.hundredths(acceptance.threshold))
        return acceptance.value >= acceptance.threshold
            ? (tr("in scope: acceptance \(value), the line is \(line)"), .muted)
            : (tr("acceptance \(value) is below the line, \(line)"), .warn)
    }

    private static func drawUnderstood(_ state: AppState, _ rect: Rect, _ canvas: inout Canvas) {
        let all = canvas.pane(rect, title: tr("Entities, and why"))
        let entities = max(1, state.tryIt.answer?.result.entities.count ?? 0)
        // Where there is little room, the entities with their values say more than the sentence in their colours.
        let isShort = all.height < entities + 3 + 8
        let (inner, below) = all.split(top: isShort ? min(entities, all.height) : entities + 3)
        if let answer = state.tryIt.answer { WhyView.draw(answer, near: !Layout.hasRail(state.size), in: below, on: &canvas) }
        guard let result = state.tryIt.answer?.result else {
            EmptyView.draw([tr("The entities it finds appear here in colour.")], in: inner, on: &canvas)
            return
        }
        var y = inner.y
        let lines = isShort ? [] : colouredLines(result, width: inner.width)
        // The list matters more than the sentence, which stands in the field above.
        let room = max(1, min(3, inner.height - max(1, result.entities.count) - 1))
        for (index, line) in lines.prefix(room).enumerated() where y < inner.maxY {
            var x = inner.x
            let isCut = index == room - 1 && lines.count > room
            for part in line {
                let role = part.entity.map { EntityLook.role(of: $0, state) } ?? .text
                x += canvas.put(part.text, x: x, y: y, width: max(0, inner.maxX - x - (isCut ? 1 : 0)), style: Style(role))
            }
            if isCut { canvas.put("…", x: min(x, inner.maxX - 1), y: y, style: .muted) }
            y += 1
        }
        if !isShort { y += 1 }
        if result.entities.isEmpty, y < inner.maxY {
            let isBlind = state.tryTarget?.isProvisional == true && state.provisional.news?.spansBy == nil
            canvas.put(
                isBlind ? tr("no entity found; marked ones are learnt by training, t") : tr("no entity found"), x: inner.x, y: y,
                width: inner.width, style: .muted)
        }
        for entity in result.entities where y < inner.maxY {
            canvas.put(" ", x: inner.x, y: y, style: Style(EntityLook.role(of: entity.entity, state)))
            let label = min(20, inner.width / 3)
            canvas.put(entity.name, x: inner.x + 2, y: y, width: label)
            canvas.put(entity.value, x: inner.x + 3 + label, y: y, width: max(0, inner.width - label - 9), style: Style(.info))
            canvas.putRight(Format.percent(entity.confidence), maxX: inner.maxX, y: y, style: .muted)
            y += 1
        }
    }

    private struct Part {
        var text: String
        var entity: String?
    }

    /// The utterance broken into lines of at most `width` columns, each in parts of one colour.
    private static func colouredLines(_ result: ParseResult, width: Int) -> [[Part]] {
        var lines: [[Part]] = [[]]
        var column = 0
        var offset = 0
        for character in result.text {
            let entity = result.entities.first { $0.start <= offset && offset < $0.end }?.entity
            let columns = String(character).columns
            if column + columns > width {
                lines.append([])
                column = 0
            }
            if let last = lines[lines.count - 1].last, last.entity == entity {
                lines[lines.count - 1][lines[lines.count - 1].count - 1].text.append(character)
            } else {
                lines[lines.count - 1].append(Part(text: String(character), entity: entity))
            }
            column += columns
            offset += character.unicodeScalars.count
        }
        return lines
    }
}
