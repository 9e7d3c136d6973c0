/// An entity type that is recognised without data.
package enum PretrainedKind: String, Sendable, Codable, CaseIterable {
    case number, ordinal, percentage, money, email, url, phone, date, time, duration

    /// How much of a kind a language has.
    package enum Support: String, Sendable, Codable {
        /// Digits and words.
        case full
        /// What is written in digits and signs, such as 3.5, 12 % or 2026-03-05.
        case digits
        case none
    }

    /// The kind that a definition's name asks for: its own name, or the one that other tools use (Duckling, spaCy).
    package init?(named name: String) {
        let name = name.lowercased().replacing("_", with: "-")
        guard let kind = Self(rawValue: name) ?? Self.otherNames[name] else { return nil }
        self = kind
    }

    private static let otherNames: [String: Self] = [
        "amount-of-money": .money, "cardinal": .number, "e-mail": .email, "percent": .percentage, "phone-number": .phone,
        "phonenumber": .phone,
    ]

    /// Languages whose words for numbers, days, months and units are known.
    package static let fullLanguages = ["de", "en", "es", "fr"]

    package func support(in language: LanguageTag) -> Support {
        switch self {
        case .email, .url, .phone: .full
        case .number, .percentage, .money, .date, .time: Self.hasWords(language) ? .full : .digits
        case .ordinal, .duration: Self.hasWords(language) ? .full : .none
        }
    }

    private static func hasWords(_ language: LanguageTag) -> Bool {
        fullLanguages.contains { language.code == $0 || language.code.hasPrefix($0 + "-") }
    }

    /// What it finds, for people: a few utterances' worth, in English where the language's words are known, else what is in digits.
    package func samples(in language: LanguageTag) -> [String] {
        support(in: language) == .full ? samples : samples.filter { !$0.contains { $0.isLowercase } && $0.contains(where: \.isNumber) }
    }

    private var samples: [String] {
        switch self {
        case .number: ["3.5", "1,200", "twenty-five", "half a million"]
        case .ordinal: ["1st", "twenty-second"]
        case .percentage: ["12.5 %", "five percent"]
        case .money: ["$ 12.50", "20 euros", "EUR 1,000"]
        case .email: ["ann@example.com"]
        case .url: ["https://example.com/a?b=c", "www.example.com"]
        case .phone: ["+41 44 668 18 00", "(555) 123-4567"]
        case .date: ["tomorrow", "next Friday", "5 March 2026", "in 3 days", "2026-03-05"]
        case .time: ["3 pm", "15:30", "half past three", "in two hours"]
        case .duration: ["90 minutes", "two and a half hours", "1h30"]
        }
    }
}
