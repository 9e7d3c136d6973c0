/// The few colours of the plain command line.
struct Paint {
    var isOn: Bool

    static let none = Paint(isOn: false)

    func bold(_ text: String) -> String { wrap(text, "1") }
    func muted(_ text: String) -> String { wrap(text, "2") }
    func good(_ text: String) -> String { wrap(text, "32") }
    func bad(_ text: String) -> String { wrap(text, "31") }

    /// One of the colours that are told apart in every terminal.
    func series(_ text: String, _ number: Int) -> String { wrap(text, ["36", "33", "35", "32", "34", "31"][number % 6]) }

    private func wrap(_ text: String, _ code: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
