import Corpus

/// The words of one language that numbers, money, dates and times are told in.
struct Vocabulary: Sendable {
    /// What a word does between others.
    enum Role: Sendable {
        case and, a, half, quarter, point, minus, of, percent
        /// “ago” behind a length of time (or before it, where a language has it there), “in” before it, “from now” behind it.
        case ago, agoBefore, ahead, fromNow
        case next, last, this, at, on, the
        case am, pm, oclock, past, to, morning, evening
        /// Behind a number word that is a pronoun or an article after it: “this one”.
        case pointing
    }

    /// What a word can mean. Several may be set: “second” is an ordinal and a unit.
    struct Sense: Sendable {
        /// A number below a thousand.
        var cardinal: Int?
        /// 12, 100, 1000, a million.
        var multiplier: Double?
        var ordinal: Int?
        var month: Int?
        /// 1 is Monday.
        var weekday: Int?
        /// 1 is tomorrow.
        var dayOffset: Int?
        /// Seconds of the day: noon.
        var clock: Int?
        var unit: TimeUnit?
        var currency: Currency?
        var roles: Set<Role> = []
        /// True for words that mean something else more often: “may”, “sat”, “one”. They count with another word that bears them out.
        var isWeak = false
    }

    struct Currency: Sendable {
        /// ISO 4217; nil where several have the word.
        var code: String?
        /// True for hundredths: cents.
        var isMinor = false
    }

    private(set) var senses: [String: Sense] = [:]
    /// Several words that mean one thing, by the first of them.
    private(set) var phrases: [String: [(words: [String], meaning: String)]] = [:]

    var decimalSign: Unicode.Scalar = "."
    var groupSigns: Set<UInt32> = [0x2C, 0x27, 0x2019]
    /// True where 3/5 is the fifth of March.
    var monthFirst = false
    /// “next” may stand behind what it speaks of.
    var adjectiveFollows = false
    /// “and” joins tens and ones: treinta y cinco.
    var andJoinsTens = false
    /// “and” joins hundreds and what follows: two hundred and five.
    var andJoinsHundreds = false
    /// Four twenties are eighty.
    var isVigesimal = false
    /// Half four is half past three.
    var halfIsBefore = false
    /// 15h30 is a time of day; else a length of time.
    var hourTellsClock = false
    /// Letters that make a written number an ordinal: 3rd.
    var ordinalEndings: Set<String> = []

    mutating func add(_ words: String, _ change: (inout Sense) -> Void) {
        for word in words.split(separator: " ") { change(&senses[String(word), default: Sense()]) }
    }

    mutating func add(_ words: String, cardinals first: Int, step: Int = 1) {
        for (place, word) in words.split(separator: " ").enumerated() { add(String(word)) { $0.cardinal = first + place * step } }
    }

    mutating func add(_ words: String, ordinals first: Int, step: Int = 1) {
        for (place, word) in words.split(separator: " ").enumerated() { add(String(word)) { $0.ordinal = first + place * step } }
    }

    mutating func add(_ words: String, _ roles: Role...) { add(words) { $0.roles.formUnion(roles) } }
    mutating func add(_ words: String, _ unit: TimeUnit) { add(words) { $0.unit = unit } }
    mutating func add(_ words: String, multiplier: Double) { add(words) { $0.multiplier = multiplier } }
    mutating func add(_ words: String, dayOffset: Int) { add(words) { $0.dayOffset = dayOffset } }
    mutating func add(_ words: String, currency code: String?, isMinor: Bool = false) {
        add(words) { $0.currency = Currency(code: code, isMinor: isMinor) }
    }
    mutating func weaken(_ words: String) { add(words) { $0.isWeak = true } }

    /// Alternatives of each month or day are parted by `/`.
    mutating func add(months: String) {
        for (place, names) in months.split(separator: " ").enumerated() {
            for name in names.split(separator: "/") { add(String(name)) { $0.month = place + 1 } }
        }
    }

    mutating func add(weekdays: String) {
        for (place, names) in weekdays.split(separator: " ").enumerated() {
            for name in names.split(separator: "/") { add(String(name)) { $0.weekday = place + 1 } }
        }
    }

    /// Makes the words mean what `change` sets, together.
    mutating func add(phrase: String, _ change: (inout Sense) -> Void) {
        let words = phrase.split(separator: " ").map(String.init)
        guard let first = words.first else { return }
        change(&senses[phrase, default: Sense()])
        phrases[first, default: []].append((words, phrase))
        phrases[first]?.sort { $0.words.count > $1.words.count }
    }

    /// Signs and codes that all languages share.
    private init() {
        add("$ us$", currency: "USD")
        for (sign, code) in [
            ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("₹", "INR"), ("₩", "KRW"), ("₽", "RUB"), ("₺", "TRY"), ("฿", "THB"), ("₫", "VND"),
            ("₪", "ILS"), ("₴", "UAH"), ("₦", "NGN"), ("₱", "PHP"),
        ] {
            add(sign, currency: code)
        }
        let codes =
            "usd eur gbp jpy chf cad aud nzd inr cny sek nok dkk pln czk huf rub brl mxn zar sgd hkd krw thb idr myr php vnd ils aed sar egp "
            + "ngn kes uah"
        for code in codes.split(separator: " ") { add(String(code), currency: code.uppercased()) }
        add("% ٪", .percent)
        add("h", .hour)
        add("min", .minute)
    }

    static let none = Vocabulary()

    static func make(_ language: LanguageTag) -> Vocabulary {
        var vocabulary = Vocabulary()
        switch language.code.prefix(while: { $0 != "-" }) {
        case "en":
            vocabulary.addEnglish()
            vocabulary.monthFirst = ["en", "en-us"].contains(language.code)
        case "de": vocabulary.addGerman()
        case "es": vocabulary.addSpanish()
        case "fr": vocabulary.addFrench()
        case let code where Self.commaLanguages.contains(String(code)):
            vocabulary.decimalSign = ","
            vocabulary.groupSigns = [0x2E, 0x27, 0x2019]
        default: break
        }
        return vocabulary
    }

    /// Languages without words of their own here that write 1.234,5.
    private static let commaLanguages: Set<String> = [
        "af", "bg", "ca", "cs", "da", "el", "et", "fi", "hr", "hu", "id", "is", "it", "lt", "lv", "nb", "nl", "nn", "no", "pl", "pt", "ro",
        "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi",
    ]
}
