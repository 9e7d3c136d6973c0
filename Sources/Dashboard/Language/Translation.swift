import Synchronization

/// What the screens say in one language. What it does not know is said in English.
package final class Translation: Sendable {
    /// The language's code, as files and the configuration write it: `de`, `pt-br`.
    package let code: String
    /// What its speakers call it.
    package let name: String
    /// Between whole and decimals, and between groups of thousands.
    let decimalMark: String
    let groupMark: String
    /// Opening and closing.
    let quotes: (String, String)
    private let phrases: [String: String]
    /// A form for each number that the language tells apart.
    private let plurals: [String: [String]]
    private let rule: PluralRule
    private let sentences: SentencePatterns

    package static let english = Translation(code: "en", name: "English")

    init(
        code: String, name: String, decimalMark: String = ".", groupMark: String = ",", quotes: (String, String) = ("“", "”"),
        phrases: [String: String] = [:],
        plurals: [String: [String]] = [:], sentences: [String: String] = [:]
    ) {
        self.code = code
        self.name = name
        self.decimalMark = decimalMark
        self.groupMark = groupMark
        self.quotes = quotes
        self.phrases = phrases
        self.plurals = plurals
        self.sentences = SentencePatterns(sentences)
        rule = PluralRule(language: code)
    }

    // MARK: The language that is spoken

    /// The whole program speaks one language at a time: texts are made on other threads than the one that draws, too.
    private static let spoken = Mutex(Translation.english)

    /// Another one within a scope: what goes to files stays English, and tests speak several at once.
    @TaskLocal package static var scoped: Translation?

    package static var current: Translation { scoped ?? spoken.withLock { $0 } }

    package static func speak(_ translation: Translation) { spoken.withLock { $0 = translation } }

    /// What `body` makes, in English: files are the same whoever writes them.
    static func inEnglish<T>(_ body: () -> T) -> T { $scoped.withValue(english) { body() } }

    // MARK: Looking up

    package func text(_ phrase: Phrase) -> String {
        if self === Self.english { return phrase.english }
        if let template = phrases[phrase.key] { return Self.fill(template, phrase.values.map(requoted)) }
        return phrase.isFromBelow ? sentences.translation(of: phrase.english, value: localised) ?? phrase.english : phrase.english
    }

    /// A text in the language's quotation marks.
    func quoted(_ text: String) -> String { quotes.0 + text + quotes.1 }

    /// A quotation, in the language's own marks.
    private func requoted(_ value: String) -> String {
        value.hasPrefix("“") && value.hasSuffix("”") ? quoted(String(value.dropFirst().dropLast())) : value
    }

    /// What an English sentence has in one of its places, as this language writes numbers and quotation marks.
    private func localised(_ value: String) -> String {
        let bare = value.hasSuffix(" %") ? value.dropLast(2) : value[...]
        let digits = bare.drop { "+-−".contains($0) }
        let isNumber =
            digits.first?.isNumber == true && digits.allSatisfy { $0.isNumber || $0 == "." || $0 == "," }
            && digits.count { $0 == "." } <= 1
        return value.reduce(into: "") { text, character in
            switch character {
            case "." where isNumber: text += decimalMark
            case "," where isNumber: text += groupMark
            case "“": text += quotes.0
            case "”": text += quotes.1
            default: text.append(character)
            }
        }
    }

    /// The noun beside a count.
    func noun(_ count: Int, _ one: String, _ many: String) -> String {
        guard !plurals.isEmpty, let forms = plurals["\(one)|\(many)"], !forms.isEmpty else { return count == 1 ? one : many }
        return forms[min(rule.form(of: count), forms.count - 1)]
    }

    /// The template with its numbered places filled; a place that there is no value for is left as it is.
    static func fill(_ template: String, _ values: [String]) -> String {
        guard !values.isEmpty else { return template }
        var text = ""
        text.reserveCapacity(template.utf8.count + values.reduce(0) { $0 + $1.utf8.count })
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            if let place = Int(rest[rest.index(after: open)..<close]), values.indices.contains(place - 1) {
                text += values[place - 1]
            } else {
                text += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}
