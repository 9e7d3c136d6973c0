import Corpus
import Engine
import Terminal

/// How far the reading of a file has come.
enum ImportRunView {
    static func draw(_ run: ImportRun, _ state: AppState, on canvas: inout Canvas) {
        guard let progress = run.progress else { return }
        let inner = DialogView.box(
            width: 72, height: 5, title: run.isTaking ? tr("Taking \(run.name)") : tr("Reading \(run.name)"), state, on: &canvas)
        let bar = max(8, inner.width - 6)
        Chart.bar(progress.share, of: 1, on: &canvas, x: inner.x, y: inner.y, width: bar)
        canvas.putRight(Format.percent(progress.share), maxX: inner.maxX, y: inner.y, style: Style(.text, .bold))
        canvas.put(tr("\(Format.plural(progress.rows, "row")) so far"), x: inner.x, y: inner.y + 1, width: inner.width, style: .muted)
        let note = run.isTaking ? tr("Esc takes all of it back.") : tr("Nothing is taken before you have seen what there is.")
        canvas.put(note, x: inner.x, y: inner.y + 2, width: inner.width, style: .muted)
    }
}

/// What a file holds, before anything of it is taken.
enum ImportPreviewView {
    static func draw(_ preview: ImportPreview, scroll: Int, _ state: AppState, on canvas: inout Canvas) {
        let summary = preview.summary
        let report = summary.report
        let name = preview.request.path.split(separator: "/").last.map(String.init) ?? preview.request.path
        let inner = DialogView.box(
            width: 100, height: min(state.size.height - 4, report.issues.isEmpty ? 8 : 10 + min(14, report.issues.count)),
            title: tr("Import \(name)"), state, on: &canvas)
        let facts: [(String, String, Role)] = [
            (tr("Format"), tr(below: report.format), .text),
            (
                tr("Rows"), tr("\(Format.count(report.rows)), of which \(Format.count(report.taken)) can be taken"),
                report.taken > 0 ? .text : .error
            ),
            (
                tr("Examples"),
                tr("\(Format.count(summary.examples - summary.unlabelled)) under \(Format.plural(summary.intents, "intent"))")
                    + (summary.unlabelled > 0 ? ", " + tr("\(Format.count(summary.unlabelled)) unlabelled") : ""), .text
            ),
            (
                tr("Entities"), tr("\(Format.plural(summary.definitions, "lookup, regex or synonym", "lookups, regexes or synonyms"))"),
                .text
            ),
            (
                tr("Repeats"),
                summary.repeats == 0
                    ? tr("none") : tr("\(Format.count(summary.repeats)) stand there already; they are taken all the same"),
                summary.repeats == 0 ? .text : .warn
            ),
            (
                tr("Conflicts"),
                summary.conflicts == 0
                    ? tr("none") : tr("\(Format.count(summary.conflicts)) texts stand under another intent; the review lists them"),
                summary.conflicts == 0 ? .text : .warn
            ),
        ]
        var y = inner.y
        for (label, value, role) in facts where y < inner.maxY {
            canvas.put(label, x: inner.x, y: y, style: .muted)
            canvas.put(value, x: inner.x + 13, y: y, width: inner.width - 13, style: Style(role))
            y += 1
        }
        y += 1
        guard !report.issues.isEmpty, y < inner.maxY else { return }
        let counts = [report.count(.refused), report.count(.mended), report.count(.noted)].map(Format.count)
        canvas.put(
            tr("\(counts[0]) refused, \(counts[1]) mended, \(counts[2]) to know"),
            x: inner.x, y: y, width: inner.width, style: Style(.text, .bold))
        y += 1
        // JSON without line breaks: the line says nothing.
        let isOneLine = report.issues.allSatisfy { $0.line == 1 }
        for issue in report.issues.dropFirst(scroll) where y < inner.maxY {
            let role: Role = issue.severity == .refused ? .error : issue.severity == .mended ? .warn : .muted
            let place = isOneLine ? issue.row.map { tr("row \($0)") } : nil
            canvas.putRight(place ?? tr("line \(issue.line)"), maxX: inner.x + 11, y: y, style: .muted)
            let why = tr(below: issue.reason)
            let reason = issue.file.map { "\($0): \(why)" } ?? why
            for text in wrap(reason, inner.width - 13, rows: 3) where y < inner.maxY {
                canvas.put(text, x: inner.x + 13, y: y, width: inner.width - 13, style: Style(role))
                y += 1
            }
        }
    }
}
