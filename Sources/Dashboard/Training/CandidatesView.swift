import NLU
import Store
import Terminal

/// The candidates of a job with their scores, the best first, as they come.
enum CandidatesView {
    static func candidates(_ job: ModelRecord, _ state: AppState) -> [CandidateScore] {
        let live = state.live[job.id]?.candidates ?? []
        let all = live.isEmpty ? job.leaderboard : live
        // The best first; those that are still being tried keep their places below.
        return all.enumerated().sorted { a, b in
            let left = (a.element.chosen ? 1 : 0, a.element.macroF1 ?? -1, -a.offset)
            let right = (b.element.chosen ? 1 : 0, b.element.macroF1 ?? -1, -b.offset)
            return left > right
        }.map(\.element)
    }

    /// Rows for the leaderboard: most of the pane where there are many candidates, so that the log still has some.
    static func rows(_ candidates: [CandidateScore], _ inner: Rect) -> Int {
        min(candidates.count, inner.height < 22 ? 3 : max(3, inner.height * 2 / 5)) + (whyChosen(candidates, inner) == nil ? 0 : 1)
    }

    /// Why the star stands where it does, if not on the highest score; where the log needs the row, nothing is said.
    private static func whyChosen(_ candidates: [CandidateScore], _ inner: Rect) -> String? {
        guard inner.height >= 22, let chosen = candidates.first(where: \.chosen)?.macroF1 else { return nil }
        let highest = candidates.compactMap(\.macroF1).max() ?? chosen
        return highest > chosen ? tr("★ best by accuracy, macro F1 and how sure it rightly is, together") : nil
    }

    static func draw(_ candidates: [CandidateScore], _ inner: Rect, _ y: Int, _ canvas: inout Canvas) -> Int {
        guard !candidates.isEmpty, y < inner.maxY else { return y }
        let numbers = 20
        let room = max(16, inner.width - numbers - 10)
        // Of one width whatever is tried: a candidate more would move all that is drawn else.
        let name = max(16, min(38, room))
        let names = ShortNames.cut(candidates.map(\.name), to: name - 2)
        let bar = min(60, inner.width - name - numbers - 1)
        let folds = candidates.map(\.folds).max() ?? 0
        canvas.put(tr("Candidates"), x: inner.x, y: y, style: Style(.text, .bold))
        canvas.put(
            folds > 0 && bar >= 16 ? tr("macro F1, \(folds)-fold") : tr("macro F1"), x: inner.x + name + 1, y: y, width: max(8, bar) + 10,
            style: .muted)
        canvas.putRight(tr("core time"), maxX: inner.maxX, y: y, style: .muted)
        var row = y + 1
        let why = whyChosen(candidates, inner)
        let rows = rows(candidates, inner) - (why == nil ? 0 : 1)
        let shown = rows < candidates.count ? rows - 1 : rows
        for (candidate, short) in zip(candidates, names).prefix(shown) where row < inner.maxY {
            let role: Role = candidate.chosen ? .ok : .text
            canvas.put(
                (candidate.chosen ? "★ " : "  ") + short, x: inner.x, y: row, width: name, style: Style(role, candidate.chosen ? .bold : [])
            )
            let x = inner.x + name + 1
            if let score = candidate.macroF1 {
                if bar > 4 { Chart.bar(score, of: 1, on: &canvas, x: x, y: row, width: bar, fill: candidate.chosen ? .ok : .barFill) }
                let deviation = candidate.deviation.map { " ±" + Format.score($0) } ?? ""
                canvas.put(Format.score(score) + deviation, x: x + max(0, bar) + 1, y: row, style: Style(role))
            } else {
                canvas.put(
                    tr("trying, fold \(candidate.foldsDone + 1) of \(candidate.folds)"), x: x, y: row, width: max(8, bar), style: .muted)
            }
            canvas.putRight(candidate.seconds > 0 ? Format.duration(candidate.seconds) : "", maxX: inner.maxX, y: row, style: .muted)
            row += 1
        }
        if shown < candidates.count, row < inner.maxY {
            canvas.put(
                "  " + tr("and \(candidates.count - shown) more; E writes them all to a file"), x: inner.x, y: row, width: inner.width,
                style: .muted
            )
            row += 1
        }
        if let why, row < inner.maxY {
            canvas.put("  " + why, x: inner.x, y: row, width: inner.width, style: .muted)
            row += 1
        }
        return row
    }
}
