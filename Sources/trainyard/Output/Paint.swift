/// The few colours of the plain command line.
struct Paint {
    var isOn: Bool

    static let none = Paint(isOn: false)

    func bold(_ text: String) -> String { wrap(text, "1") }
    func muted(_ text: String) -> String { wrap(text, "2") }
    func good(_ text: String) -> String { wrap(text, "32") }
    func bad(_ text: String) -> String { wrap(text, "31") }

    private func wrap(_ text: String, _ code: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
