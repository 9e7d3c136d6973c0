/// What a pre-trained entity's words mean, for programs.
package enum ResolvedValue: Sendable, Equatable {
    /// A number, an ordinal (3 for “third”) or a percentage (12.5 for “12.5 %”).
    case number(Double)
    /// The currency by ISO 4217; nil where the words leave it open (“50 cents”).
    case money(amount: Double, currency: String?)
    /// ISO 8601; months count 30 days and years 365 in the seconds.
    case duration(iso: String, seconds: Double)
    /// A date, time, address or telephone number in its usual form: ISO 8601, E.164 where the country is known.
    case text(String)

    /// The value as one string: `12.5`, `20 EUR`, `PT1H30M`, `2026-03-05`.
    package var description: String {
        switch self {
        case .number(let value): Self.plain(value)
        case .money(let amount, let currency): Self.plain(amount) + (currency.map { " \($0)" } ?? "")
        case .duration(let iso, _): iso
        case .text(let text): text
        }
    }

    /// A number without an exponent or a needless fraction, as far as a Double says it exactly.
    package static func plain(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    }
}

extension ResolvedValue: Codable {
    private enum CodingKeys: String, CodingKey { case amount, currency, iso, seconds }

    /// A number, a text, `{"amount", "currency"}` or `{"iso", "seconds"}`.
    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .number(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .text(let text):
            var container = encoder.singleValueContainer()
            try container.encode(text)
        case .money(let amount, let currency):
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(amount, forKey: .amount)
            try container.encodeIfPresent(currency, forKey: .currency)
        case .duration(let iso, let seconds):
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(iso, forKey: .iso)
            try container.encode(seconds, forKey: .seconds)
        }
    }

    package init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: CodingKeys.self) {
            if let amount = try container.decodeIfPresent(Double.self, forKey: .amount) {
                self = .money(amount: amount, currency: try container.decodeIfPresent(String.self, forKey: .currency))
            } else {
                self = .duration(
                    iso: try container.decode(String.self, forKey: .iso), seconds: try container.decode(Double.self, forKey: .seconds))
            }
        } else {
            let container = try decoder.singleValueContainer()
            self = try (try? container.decode(Double.self)).map(Self.number) ?? .text(container.decode(String.self))
        }
    }
}
