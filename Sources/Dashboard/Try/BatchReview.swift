import Foundation
import NLU
import Store
import Terminal

/// What a model makes of many utterances at once.
package struct BatchReview: Sendable {
    /// Utterances that are tried at once; further ones are left out.
    package static let maximumLines = 50_000

    package var results: [ParseResult]
    package var cursor = ListCursor()
    /// True while those that the model is least sure of come first.
    package var isSorted = false

    package init(results: [ParseResult]) { self.results = results }

    package var shown: [ParseResult] {
        guard isSorted else { return results }
        return results.enumerated().sorted { (Self.confidence($0.element), $0.offset) < (Self.confidence($1.element), $1.offset) }.map(
            \.element)
    }

    static func confidence(_ result: ParseResult) -> Double { result.intentRanking.first?.confidence ?? 0 }

    var outOfScope: Int { results.count { $0.intent.name == ParseResult.fallbackName } }

    var table: TableExport {
        TableExport(
            name: "answers", title: Phrase("answers"), header: ["utterance", "intent", "confidence", "entities"],
            rows: shown.map { result in
                [
                    result.text, result.intent.name, Format.plain(result.intent.confidence),
                    result.entities.map { "\($0.entity)=\($0.value)" }.joined(separator: "; "),
                ]
            })
    }
}

/// A text file with an utterance a line.
enum UtteranceFile {
    private static let maximumBytes = 64 << 20

    static func lines(_ text: String) -> [String] { text.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty } }

    /// - Throws: `StoreError.refused` in one line.
    static func read(_ path: String) throws -> [String] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue else {
            throw StoreError.refused(tr("\(path): there is no such file; Tab completes a path"))
        }
        guard let handle = FileHandle(forReadingAtPath: path), let data = try handle.read(upToCount: maximumBytes) else {
            throw StoreError.refused(tr("\(path): there is nothing to read in it"))
        }
        return lines(String(decoding: data, as: UTF8.self))
    }
}

enum BatchUpdate {
    static func key(_ event: KeyEvent, _ batch: BatchReview, _ state: inout AppState) -> [Effect] {
        var batch = batch
        let visible = BatchView.rows(state)
        func move(_ delta: Int) { batch.cursor.move(by: delta, count: batch.results.count, visible: visible) }
        switch KeyChord(event)?.key {
        case .escape, .character("q"):
            state.dialog = nil
            return []
        case .up, .character("k"): move(-1)
        case .down, .character("j"): move(1)
        case .pageUp: move(-visible)
        case .pageDown: move(visible)
        case .home, .character("g"): batch.cursor = ListCursor()
        case .end, .character("G"): move(batch.results.count)
        case .character("s"):
            batch.isSorted.toggle()
            batch.cursor = ListCursor()
        case .character("E"):
            TableExport.ask(batch.table, &state)
            return []
        case .enter:
            guard batch.shown.indices.contains(batch.cursor.selected) else { break }
            state.tryIt.field = TextField(batch.shown[batch.cursor.selected].text)
            state.dialog = nil
            return TryUpdate.parse(&state)
        default: break
        }
        state.dialog = .batch(batch)
        return []
    }
}

enum BatchView {
    static func rows(_ state: AppState) -> Int { max(1, state.size.height - 9) }

    static func draw(_ batch: BatchReview, _ state: AppState, on canvas: inout Canvas) {
        let shown = batch.shown
        let inner = DialogView.box(
            width: 150, height: rows(state) + 5, title: tr("\(Format.plural(shown.count, "utterance")) tried"), state,
            footer: ListView.footer(batch.cursor, count: shown.count, visible: rows(state)), on: &canvas)
        let order = batch.isSorted ? tr("the least sure first") : tr("in their own order")
        canvas.put(
            tr("\(Format.count(batch.outOfScope)) out of scope · \(order)"), x: inner.x, y: inner.y, width: inner.width, style: .muted)
        let body = Rect(x: inner.x - 1, y: inner.y + 2, width: inner.width + 2, height: max(0, inner.height - 2))
        ListView.draw(count: shown.count, cursor: batch.cursor, in: body, focused: true, on: &canvas) { canvas, index, row, ground in
            let result = shown[index]
            let isOut = result.intent.name == ParseResult.fallbackName
            let name = min(28, row.width / 4)
            let entities = min(36, row.width / 4)
            let confidence = BatchReview.confidence(result)
            canvas.put(
                result.text, x: row.x, y: row.y, width: max(1, row.width - name - entities - 8), style: Style(.text, on: ground))
            canvas.put(
                result.entities.map { "\($0.entity): \($0.value)" }.joined(separator: ", "), x: row.maxX - name - entities - 6, y: row.y,
                width: entities, style: Style(.info, on: ground))
            canvas.put(
                (isOut ? tr("out of scope") : result.intent.name).fittedInMiddle(to: name), x: row.maxX - name - 5, y: row.y,
                style: Style(isOut ? .warn : .text, on: ground))
            canvas.putRight(Format.score(confidence), maxX: row.maxX, y: row.y, style: Style(isOut ? .warn : .text, on: ground))
        }
    }
}
