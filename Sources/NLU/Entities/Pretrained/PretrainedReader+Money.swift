import Corpus

extension PretrainedReader {
    /// An amount with its currency before or behind it; cents may follow.
    func money(_ place: Int) -> (match: PretrainedMatch, end: Int)? {
        if let currency = text.sense(place)?.currency, !currency.isMinor, !text.continues(place) { return before(currency, place) }
        guard let quantity = quantity(place), let currency = text.sense(quantity.end)?.currency, !text.goesOn(quantity.end) else {
            return nil
        }
        // Three pounds may be a weight.
        let isWeak = text.sense(quantity.end)?.isWeak ?? false
        var amount = currency.isMinor ? quantity.value / 100 : quantity.value
        var end = quantity.end + 1
        if !currency.isMinor, let cents = cents(end, currency.code) { (amount, end) = (amount + cents.amount, cents.end) }
        return match(.money, place, end, .money(amount: Self.rounded(amount), currency: currency.code), isWeak ? 0.8 : 1).map { ($0, end) }
    }

    /// `$ 12.50`, `EUR 1,000`, `$5 million`.
    private func before(_ currency: Vocabulary.Currency, _ place: Int) -> (match: PretrainedMatch, end: Int)? {
        let isWord = text[place]?.isLetters ?? false
        guard let quantity = quantity(place + 1), quantity.isWritten, !text.goesOn(quantity.end - 1) else {
            // $5m: millions, where money speaks.
            guard let literal = text[place + 1]?.literal, text[place + 2]?.text == "m", text.isGlued(place + 2), !text.goesOn(place + 2)
            else {
                return nil
            }
            return match(.money, place, place + 3, .money(amount: literal.value * 1e6, currency: currency.code)).map { ($0, place + 3) }
        }
        if isWord, text[place]?.text.unicodeScalars.count != 3, text[place]?.text != "rs" { return nil }
        var (amount, end) = (quantity.value, quantity.end)
        if let cents = cents(end, currency.code) { (amount, end) = (amount + cents.amount, cents.end) }
        return match(.money, place, end, .money(amount: Self.rounded(amount), currency: currency.code)).map { ($0, end) }
    }

    /// “and 50 cents”.
    private func cents(_ place: Int, _ code: String?) -> (amount: Double, end: Int)? {
        let first = text.has(.and, place) ? place + 1 : place
        guard let quantity = quantity(first), let currency = text.sense(quantity.end)?.currency, currency.isMinor, quantity.value < 100,
            currency.code == nil || currency.code == code
        else { return nil }
        return (quantity.value / 100, quantity.end + 1)
    }

    /// Hundredths of hundredths are noise of the arithmetic.
    private static func rounded(_ amount: Double) -> Double { abs(amount) < 1e10 ? (amount * 10_000).rounded() / 10_000 : amount }
}
