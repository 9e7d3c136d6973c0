/// Requests to the terminal's window that no terminal description knows.
package enum TerminalStrings {
    /// OSC 52: `text` to the clipboard.
    package static func copy(_ text: String) -> String { "\u{1B}]52;c;\(base64(Array(text.utf8)))\u{07}" }

    /// OSC 9: a notification in one line, as iTerm2 and its kin know it.
    package static func shortNotification(_ text: String) -> String {
        "\u{1B}]9;\(String(text.prefix(200).map { CharacterWidth(of: $0).isControl ? " " : $0 }))\u{07}"
    }

    /// OSC 777: a notification. Separators and control characters of the texts become spaces.
    package static func notification(title: String, body: String) -> String {
        func clean(_ text: String) -> String { String(text.prefix(200).map { $0 == ";" || CharacterWidth(of: $0).isControl ? " " : $0 }) }
        return "\u{1B}]777;notify;\(clean(title));\(clean(body))\u{07}"
    }

    /// `request` so that it gets through tmux and screen to the terminal outside. tmux also takes the plain form, when its
    /// `set-clipboard` is on, and passes the wrapped one on when `allow-passthrough` is: it gets both.
    package static func wrapped(_ request: String, environment: [String: String]) -> String {
        let term = environment["TERM"] ?? ""
        if environment["TMUX"]?.isEmpty == false || term.hasPrefix("tmux") {
            return request + "\u{1B}Ptmux;"
                + request.split(separator: "\u{1B}", omittingEmptySubsequences: false).joined(separator: "\u{1B}\u{1B}") + "\u{1B}\\"
        }
        guard term.hasPrefix("screen") else { return request }
        // screen takes strings of less than 768 bytes.
        var out = ""
        var rest = request[...]
        while !rest.isEmpty {
            out += "\u{1B}P" + rest.prefix(500) + "\u{1B}\\"
            rest = rest.dropFirst(500)
        }
        return out
    }

    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// RFC 4648.
    package static func base64(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
            for place in 0..<4 {
                out.append(place <= group.count ? digits[Int(bits >> (18 - 6 * UInt32(place)) & 63)] : UInt8(ascii: "="))
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
