import CNcurses
import Glibc

/// The strings that switch the terminal's modes beside those ncurses knows, and the one string that puts everything back.
struct TerminalModes {
    /// Sent when the screen is entered: application keys, bracketed paste.
    let enter: String
    /// Sent when it is left.
    let leave: String
    /// Everything back, from whatever state: sent by the crash guard.
    let restore: String

    /// Sent last of all: with the other screen, some terminals bring back whether the cursor was shown when that was left.
    let cursorShown: String

    static let mouseOn = "\u{1B}[?1000h\u{1B}[?1006h"
    static let mouseOff = "\u{1B}[?1006l\u{1B}[?1000l"

    /// After the terminal was opened.
    init(hasEscapeModes: Bool) {
        let paste = hasEscapeModes ? ("\u{1B}[?2004h", "\u{1B}[?2004l") : ("", "")
        enter = Self.capability("smkx") + paste.0
        leave = paste.1 + Self.capability("rmkx")
        restore =
            (hasEscapeModes ? Self.mouseOff : "") + leave + Self.capability("sgr0") + Self.capability("op") + Self.capability("cnorm")
            + Self.capability("rmcup") + (Self.capability("rmcup").isEmpty ? "\r\n" : "\r") + Self.capability("cnorm")
        cursorShown = Self.capability("cnorm")
    }

    /// Empty when the terminal has no such capability.
    static func capability(_ name: String) -> String {
        let bytes = capabilityBytes(name)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func capabilityBytes(_ name: String) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
            let length = buffer.withMemoryRebound(to: CChar.self) { cn_capability(name, $0.baseAddress, 256) }
            count = Int(max(0, length))
        }
    }

    static func abilities() -> OutputStage.Abilities {
        OutputStage.Abilities(removesAttributes: capability("rmul") == "\u{1B}[24m", repeats: capability("rep").hasSuffix("b"))
    }

    /// What the terminal's description says its keys send.
    static func keys() -> [[UInt8]: KeyDecoder.KeyPress] {
        let named: [(String, KeyEvent.Key, KeyEvent.Modifiers)] = [
            ("kcuu1", .up, []), ("kcud1", .down, []), ("kcub1", .left, []), ("kcuf1", .right, []), ("khome", .home, []), ("kend", .end, []),
            ("kpp", .pageUp, []), ("knp", .pageDown, []), ("kich1", .insert, []), ("kdch1", .delete, []), ("kcbt", .backTab, []),
            ("kent", .enter, []), ("kLFT", .left, .shift), ("kRIT", .right, .shift), ("kri", .up, .shift), ("kind", .down, .shift),
            ("kHOM", .home, .shift), ("kEND", .end, .shift), ("kDC", .delete, .shift),
        ]
        var keys: [[UInt8]: KeyDecoder.KeyPress] = [:]
        for number in 1...12 { keys[capabilityBytes("kf\(number)")] = KeyDecoder.KeyPress(.function(number)) }
        for (name, key, modifiers) in named { keys[capabilityBytes(name)] = KeyDecoder.KeyPress(key, modifiers) }
        keys[[]] = nil
        return keys
    }
}
