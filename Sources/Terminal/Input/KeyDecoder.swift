/// Makes key events of the bytes a terminal sends: UTF-8, the escape sequences of xterm and its kin, the Linux console and
/// rxvt, Alt as a leading Escape, bracketed paste, and the mouse in SGR form. Sequences may come in pieces.
///
/// Whether an Escape is a key or the start of a sequence only time tells: when `isAmbiguous`, wait a moment and call `flush()`.
package struct KeyDecoder: Sendable {
    /// Bytes of one paste that are kept; what comes beyond them is counted in `droppedPasteBytes`.
    package static let maximumPaste = 8 << 20
    /// Milliseconds between two clicks of a double click.
    private static let doubleClick: Int64 = 400
    /// A longer sequence is none.
    private static let maximumSequence = 256

    private var buffer: [UInt8] = []
    private var paste: [UInt8]?
    private var lastPress: (time: Int64, x: Int, y: Int)?
    private let terminalKeys: [[UInt8]: KeyPress]
    package private(set) var droppedPasteBytes = 0

    /// A key with its modifiers.
    package struct KeyPress: Hashable, Sendable {
        package var key: KeyEvent.Key
        package var modifiers: KeyEvent.Modifiers
        package init(_ key: KeyEvent.Key, _ modifiers: KeyEvent.Modifiers = []) {
            self.key = key
            self.modifiers = modifiers
        }
    }

    /// `terminalKeys` are the strings that the terminal's description gives its keys; they go before the usual ones.
    package init(terminalKeys: [[UInt8]: KeyPress] = [:]) {
        self.terminalKeys = terminalKeys.filter { $0.key.count > 1 }
    }

    /// True when what is held back may be a whole key.
    package var isAmbiguous: Bool { paste == nil && !buffer.isEmpty }

    package var isInPaste: Bool { paste != nil }

    /// Decodes `bytes`, which came at `time` (milliseconds of any clock; it tells double clicks).
    package mutating func decode(_ bytes: some Sequence<UInt8>, at time: Int64 = 0) -> [KeyEvent] {
        buffer += bytes
        var events: [KeyEvent] = []
        consume(isFinal: false, time, &events)
        return events
    }

    /// Nothing more came: what is held back means what it says so far.
    package mutating func flush() -> [KeyEvent] {
        guard isAmbiguous else { return [] }
        var events: [KeyEvent] = []
        consume(isFinal: true, 0, &events)
        return events
    }

    /// The paste is over, whether its end came or not: the way out when a terminal lost the closing mark.
    package mutating func endPaste() -> [KeyEvent] {
        guard let bytes = paste else { return [] }
        paste = nil
        return [.paste(Self.text(bytes))]
    }

    package mutating func takeDroppedPasteBytes() -> Int {
        defer { droppedPasteBytes = 0 }
        return droppedPasteBytes
    }

    private enum Step {
        case event(KeyEvent?, length: Int)
        case startPaste(length: Int)
        /// A part of a sequence: more has to come.
        case incomplete
    }

    private mutating func consume(isFinal: Bool, _ time: Int64, _ events: inout [KeyEvent]) {
        var at = 0
        while at < buffer.count {
            if paste != nil {
                at = takePaste(from: at, &events)
                if paste != nil { break }
                continue
            }
            if buffer[at] >= 0x20, buffer[at] != 0x7F {
                let length = takeText(from: at, isFinal: isFinal, &events)
                if length == 0 { break }
                at += length
                continue
            }
            switch step(buffer[at...], isFinal: isFinal, time) {
            case .incomplete:
                buffer.removeFirst(at)
                return
            case .startPaste(let length):
                paste = []
                at += length
            case .event(let event, let length):
                if let event { events.append(event) }
                at += max(1, length)
            }
        }
        buffer.removeFirst(min(at, buffer.count))
    }

    // MARK: Text

    /// Emits a run of characters; bytes that are no UTF-8 are dropped. 0 when only the start of a character is there.
    private func takeText(from start: Int, isFinal: Bool, _ events: inout [KeyEvent]) -> Int {
        var end = start
        while end < buffer.count, buffer[end] >= 0x20, buffer[end] != 0x7F { end += 1 }
        var whole = end
        if end == buffer.count, !isFinal {
            // A character cut in two by the read.
            var lead = end - 1
            while lead > start, end - lead < 4, buffer[lead] & 0xC0 == 0x80 { lead -= 1 }
            if end - lead < Self.utf8Length(buffer[lead]) { whole = lead }
        }
        for character in Self.text(buffer[start..<whole]) where !character.unicodeScalars.contains("\u{FFFD}") {
            events.append(.character(character))
        }
        return whole - start
    }

    private static func utf8Length(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }

    private static func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    // MARK: Paste

    private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

    private mutating func takePaste(from start: Int, _ events: inout [KeyEvent]) -> Int {
        var kept = paste ?? []
        defer { if paste != nil { paste = kept } }
        var at = start
        while let escape = buffer[at...].firstIndex(of: 0x1B) {
            keep(buffer[at..<escape], in: &kept)
            let rest = buffer[escape...].prefix(Self.pasteEnd.count)
            if rest.elementsEqual(Self.pasteEnd) {
                paste = nil
                events.append(.paste(Self.normalised(kept)))
                return escape + Self.pasteEnd.count
            }
            if rest.count < Self.pasteEnd.count, Self.pasteEnd.starts(with: rest) { return escape }
            keep(buffer[escape...escape], in: &kept)
            at = escape + 1
        }
        keep(buffer[at...], in: &kept)
        return buffer.count
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>, in kept: inout [UInt8]) {
        let room = Self.maximumPaste - kept.count
        kept += bytes.prefix(room)
        droppedPasteBytes += max(0, bytes.count - room)
    }

    /// Terminals send a newline as the Enter key does.
    private static func normalised(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0D {
                out.append(0x0A)
            } else if byte != 0x0A || index == 0 || bytes[index - 1] != 0x0D {
                out.append(byte)
            }
        }
        return text(out)
    }

    // MARK: Sequences

    private mutating func step(_ bytes: ArraySlice<UInt8>, isFinal: Bool, _ time: Int64) -> Step {
        guard let first = bytes.first else { return .incomplete }
        guard first == 0x1B else { return .event(Self.control(first), length: 1) }
        if let step = terminalKey(bytes, isFinal: isFinal) { return step }
        let rest = bytes.dropFirst()
        guard let second = rest.first else {
            return isFinal ? .event(.key(.escape, []), length: 1) : .incomplete
        }
        let result: Step =
            switch second {
            case UInt8(ascii: "["): controlSequence(bytes, time)
            case UInt8(ascii: "O"): singleShift(bytes)
            case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"): stringSequence(bytes)
            default: altered(rest, isFinal: isFinal, time)
            }
        if case .incomplete = result, isFinal || bytes.count > Self.maximumSequence { return alt(rest, isFinal: true) }
        return result
    }

    private func terminalKey(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step? {
        var longest: (key: KeyPress, length: Int)?
        for (sequence, key) in terminalKeys {
            if bytes.starts(with: sequence), sequence.count > longest?.length ?? 0 { longest = (key, sequence.count) }
            if !isFinal, sequence.count > bytes.count, bytes.count > 1, sequence.starts(with: bytes) { return .incomplete }
        }
        return longest.map { .event(.key($0.key.key, $0.key.modifiers), length: $0.length) }
    }

    /// Escape before another key is Alt, and before another Escape a key of its own, unless a sequence follows.
    private mutating func altered(_ rest: ArraySlice<UInt8>, isFinal: Bool, _ time: Int64) -> Step {
        guard rest.first == 0x1B else { return alt(rest, isFinal: isFinal) }
        guard let third = rest.dropFirst().first else { return isFinal ? .event(.key(.escape, []), length: 1) : .incomplete }
        guard third == UInt8(ascii: "[") || third == UInt8(ascii: "O") else { return .event(.key(.escape, []), length: 1) }
        switch step(rest, isFinal: isFinal, time) {
        case .event(.key(let key, let modifiers), let length): return .event(.key(key, modifiers.union(.alt)), length: length + 1)
        case .incomplete: return .incomplete
        case .event, .startPaste: return .event(.key(.escape, []), length: 1)
        }
    }

    private func alt(_ rest: ArraySlice<UInt8>, isFinal: Bool) -> Step {
        guard let byte = rest.first else { return .event(.key(.escape, []), length: 1) }
        if byte < 0x20 || byte == 0x7F {
            guard case .key(let key, let modifiers)? = Self.control(byte) else { return .event(nil, length: 2) }
            return .event(.key(key, modifiers.union(.alt)), length: 2)
        }
        let length = Self.utf8Length(byte)
        guard rest.count >= length || isFinal else { return .incomplete }
        let character = Self.text(rest.prefix(length)).first.flatMap { $0 == "\u{FFFD}" ? nil : $0 }
        return .event(character.map { .key(.character($0), .alt) }, length: 1 + min(length, rest.count))
    }

    private static func control(_ byte: UInt8) -> KeyEvent? {
        switch byte {
        case 0x0D, 0x0A: .key(.enter, [])
        case 0x09: .key(.tab, [])
        case 0x7F: .key(.backspace, [])
        case 0x00: .control(" ")
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
        case 0x1C...0x1F: .control(Character(Unicode.Scalar(byte + 0x40)))
        default: nil
        }
    }

    /// What a terminal reports in strings (colours, its name) is none of our keys.
    private func stringSequence(_ bytes: ArraySlice<UInt8>) -> Step {
        for index in bytes.indices.dropFirst(2) {
            if bytes[index] == 0x07 { return .event(nil, length: index - bytes.startIndex + 1) }
            if bytes[index] == 0x1B, index + 1 < bytes.endIndex, bytes[index + 1] == UInt8(ascii: "\\") {
                return .event(nil, length: index - bytes.startIndex + 2)
            }
        }
        return .incomplete
    }

    private func singleShift(_ bytes: ArraySlice<UInt8>) -> Step {
        guard let byte = bytes.dropFirst(2).first else { return .incomplete }
        guard let press = KeySequences.singleShift(byte) else { return alt(bytes.dropFirst(), isFinal: true) }
        return .event(.key(press.key, press.modifiers), length: 3)
    }

    private mutating func controlSequence(_ bytes: ArraySlice<UInt8>, _ time: Int64) -> Step {
        let body = bytes.dropFirst(2)
        if body.first == UInt8(ascii: "[") {
            // The Linux console's F1 to F5.
            guard let letter = body.dropFirst().first else { return .incomplete }
            let number = Int(letter) - 0x40
            return .event((1...5).contains(number) ? .key(.function(number), []) : nil, length: 4)
        }
        if body.first == UInt8(ascii: "M") { return bytes.count < 6 ? .incomplete : .event(nil, length: 6) }
        guard let end = body.firstIndex(where: { $0 >= 0x40 && $0 <= 0x7E || $0 == UInt8(ascii: "$") }) else {
            // A control character inside: the sequence was broken off.
            if let broken = body.firstIndex(where: { $0 < 0x20 }) { return .event(nil, length: broken - bytes.startIndex) }
            return .incomplete
        }
        let length = end - bytes.startIndex + 1
        let parameters = body[..<end]
        if parameters.first == UInt8(ascii: "<") {
            return .event(
                mouse(KeySequences.numbers(parameters.dropFirst()), isRelease: bytes[end] == UInt8(ascii: "m"), time), length: length)
        }
        if let lead = parameters.first, lead >= 0x3C { return .event(nil, length: length) }
        let numbers = KeySequences.numbers(parameters)
        if bytes[end] == UInt8(ascii: "~"), numbers.first == 200 { return .startPaste(length: length) }
        let press = KeySequences.controlSequence(final: bytes[end], numbers)
        return .event(press.map { .key($0.key, $0.modifiers) }, length: length)
    }

    private mutating func mouse(_ numbers: [Int], isRelease: Bool, _ time: Int64) -> KeyEvent? {
        guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
        let (x, y) = (numbers[1] - 1, numbers[2] - 1)
        // 4, 8 and 16 are modifiers, 32 is motion.
        switch numbers[0] & ~(4 | 8 | 16) {
        case 0 where isRelease: return .mouse(MouseEvent(.release, x: x, y: y))
        case 0:
            let isSecond = lastPress.map { $0.x == x && $0.y == y && time - $0.time <= Self.doubleClick } ?? false
            lastPress = isSecond ? nil : (time, x, y)
            return .mouse(MouseEvent(isSecond ? .doubleClick : .press, x: x, y: y))
        case 64: return .mouse(MouseEvent(.wheelUp, x: x, y: y))
        case 65: return .mouse(MouseEvent(.wheelDown, x: x, y: y))
        default: return nil
        }
    }
}
