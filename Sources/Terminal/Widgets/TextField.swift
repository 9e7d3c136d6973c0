/// A one-line text being edited; the caret stands between grapheme clusters.
package struct TextField: Sendable, Equatable {
    package var text: String
    /// In Characters from the start.
    package var caret: Int
    /// Columns scrolled off to the left.
    package var scroll: Int

    /// Characters a field takes; what is pasted beyond them is dropped.
    package static let maximumLength = 4_096

    package init(_ text: String = "") {
        self.text = text
        caret = text.count
        scroll = 0
    }

    /// Takes characters, arrows, Home/End, Backspace/Delete, ^A ^E ^U ^K ^W ^D, Ctrl- or Alt-arrows, Alt-b f d, and paste
    /// (newlines become spaces). False when the key is not its business.
    package mutating func handle(_ event: KeyEvent) -> Bool {
        caret = max(0, min(caret, text.count))
        switch event {
        case .paste(let pasted):
            insert(Self.oneLine(pasted))
            return true
        case .key(let key, let modifiers):
            return handle(key, modifiers)
        case .mouse, .resize:
            return false
        }
    }

    private mutating func handle(_ key: KeyEvent.Key, _ modifiers: KeyEvent.Modifiers) -> Bool {
        switch (key, modifiers) {
        case (.character(let character), []), (.character(let character), .shift):
            guard !character.isControl else { return false }
            insert(String(character))
        case (.left, []): caret = max(0, caret - 1)
        case (.right, []): caret = min(text.count, caret + 1)
        case (.home, []), (.character("a"), .control): caret = 0
        case (.end, []), (.character("e"), .control): caret = text.count
        case (.left, .control), (.left, .alt), (.character("b"), .alt): caret = wordStart
        case (.right, .control), (.right, .alt), (.character("f"), .alt): caret = wordEnd
        case (.backspace, []), (.backspace, .shift), (.character("h"), .control): remove(max(0, caret - 1)..<caret)
        case (.delete, []), (.character("d"), .control): remove(caret..<min(text.count, caret + 1))
        case (.character("u"), .control): remove(0..<caret)
        case (.character("k"), .control): remove(caret..<text.count)
        case (.character("w"), .control), (.backspace, .alt), (.backspace, .control): remove(wordStart..<caret)
        case (.character("d"), .alt), (.delete, .control), (.delete, .alt): remove(caret..<wordEnd)
        default: return false
        }
        return true
    }

    /// Puts `added` at the caret. A combining mark joins the character before it, so the caret is counted anew.
    package mutating func insert(_ added: String) {
        let cut = text.index(text.startIndex, offsetBy: max(0, min(caret, text.count)))
        let room = Self.maximumLength - text.count
        guard room > 0 else { return }
        let head = String(text[..<cut]) + added.prefix(room)
        caret = head.count
        text = head + text[cut...]
        caret = min(caret, text.count)
    }

    private mutating func remove(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let start = text.index(text.startIndex, offsetBy: range.lowerBound)
        let end = text.index(start, offsetBy: range.count)
        text.removeSubrange(start..<end)
        caret = min(range.lowerBound, text.count)
    }

    private var wordStart: Int {
        let head = Array(text.prefix(caret))
        var at = head.count
        while at > 0, !head[at - 1].isWordPart { at -= 1 }
        while at > 0, head[at - 1].isWordPart { at -= 1 }
        return at
    }

    private var wordEnd: Int {
        let tail = Array(text.dropFirst(caret))
        var at = 0
        while at < tail.count, !tail[at].isWordPart { at += 1 }
        while at < tail.count, tail[at].isWordPart { at += 1 }
        return caret + at
    }

    /// Pasted text as one line: newlines and tabs become spaces (one for a run), other control characters vanish.
    private static func oneLine(_ pasted: String) -> String {
        var line = ""
        var wasBreak = false
        for character in pasted {
            let isBreak = character.isNewline || character == "\t"
            if isBreak {
                if !wasBreak { line.append(" ") }
            } else if !character.isControl {
                line.append(character)
            }
            wasBreak = isBreak
        }
        return line
    }

    /// Draws the field in one row and, when focused, puts the canvas's caret into it. Where text is hidden at an end, `…` says so.
    package mutating func draw(on canvas: inout Canvas, in rect: Rect, focused: Bool, placeholder: String = "") {
        guard rect.width > 0, rect.height > 0 else { return }
        let row = rect.row(0)
        canvas.fill(row, style: Style(.input))
        caret = max(0, min(caret, text.count))
        if text.isEmpty {
            scroll = 0
            canvas.put(placeholder, x: row.x, y: row.y, width: row.width, style: Style(.muted, on: .input))
        } else {
            let caretColumn = text.prefix(caret).columns
            let total = text.columns
            let under = text.dropFirst(caret).first?.columns ?? 1
            scroll = scrolled(caret: caretColumn..<caretColumn + under, total: total, width: row.width)
            drawText(on: &canvas, in: row, total: total)
        }
        if focused {
            let column = text.prefix(caret).columns - scroll
            canvas.caret = (x: row.x + max(0, min(column, row.width - 1)), y: row.y)
        }
    }

    /// Puts the caret before the character that was drawn at a column of the field; behind the last one where the text ends before it.
    package mutating func placeCaret(atColumn column: Int) {
        var right = -scroll
        caret = 0
        for character in text {
            right += character.columns
            if column < right { return }
            caret += 1
        }
    }

    /// The scroll that keeps the columns under the caret in sight, clear of the `…` at either end, and shows no more blank than
    /// the caret needs.
    private func scrolled(caret: Range<Int>, total: Int, width: Int) -> Int {
        guard total + 1 > width else { return 0 }
        let margin = width >= 4 ? 1 : 0
        var start = min(scroll, total + 1 - width)
        if caret.lowerBound < start + margin { start = caret.lowerBound - margin }
        let end = start + width - (start + width < total ? margin : 0)
        if caret.upperBound > end { start += caret.upperBound - end }
        return max(0, min(start, total + 1 - width))
    }

    private func drawText(on canvas: inout Canvas, in row: Rect, total: Int) {
        canvas.clipped(to: row) { canvas in
            var column = row.x - scroll
            for character in text {
                if column >= row.maxX { break }
                column += canvas.store(character, x: column, y: row.y, limit: Int.max, style: Style(.input))
            }
            guard row.width >= 4 else { return }
            if scroll > 0 { canvas.put("…", x: row.x, y: row.y, style: Style(.muted, on: .input)) }
            if total > scroll + row.width { canvas.put("…", x: row.maxX - 1, y: row.y, style: Style(.muted, on: .input)) }
        }
    }
}

extension Character {
    /// Control characters alone: marks and joiners, which show nothing by themselves, are a part of words in many languages.
    fileprivate var isControl: Bool {
        unicodeScalars.contains { $0.properties.generalCategory == .control || $0 == "\u{FEFF}" }
    }

    fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
