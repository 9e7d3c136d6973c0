import Corpus
import NLU
import Testing

/// What the pre-trained kinds find, as tables. Everything is told on Sunday, 22 November 2026, half past ten, in Zurich.
enum Pretrained {
    static let now = ReferenceMoment(iso8601: "2026-11-22T10:30:00+01:00")

    private static let english = Result { try model("en") }
    private static let german = Result { try model("de") }
    private static let spanish = Result { try model("es") }
    private static let french = Result { try model("fr") }

    static func model(_ code: String, _ kinds: [PretrainedKind] = PretrainedKind.allCases) throws -> NLUModel {
        let language = try #require(LanguageTag(code))
        let definitions = kinds.map { EntityDefinition(entity: $0.rawValue, kind: .pretrained, examples: [], language: language) }
        return try trained(Declared.examples, definitions: definitions, language: language).model
    }

    static func shared(_ code: String) throws -> NLUModel {
        switch code {
        case "de": try german.get()
        case "es": try spanish.get()
        case "fr": try french.get()
        default: try english.get()
        }
    }

    /// `kind value` of each entity, or with its words where `words` is set: `number [twenty] 20`.
    static func found(_ text: String, _ language: String = "en", words: Bool = false) throws -> [String] {
        try shared(language).parse(text, now: now).entities.map { entity in
            let span = words ? " [\(text.slice(codePoints: entity.start, entity.end) ?? "?")]" : ""
            return "\(entity.entity)\(span) \(entity.resolved?.description ?? "-")"
        }
    }
}

@Suite("Pre-trained kinds in English")
struct PretrainedEnglishTests {
    typealias Table = [(String, [String])]

    private func check(_ text: String, _ expected: [String]) throws { #expect(try Pretrained.found(text) == expected) }

    private static let numbers: Table = [
        ("I want 3 of them", ["number 3"]), ("3.5", ["number 3.5"]), ("1,200 people", ["number 1200"]),
        ("1,234,567.89", ["number 1234567.89"]),
        ("twenty-five", ["number 25"]), ("twenty five", ["number 25"]), ("two hundred and five", ["number 205"]),
        ("three thousand four hundred and twelve", ["number 3412"]), ("half a million", ["number 500000"]), ("a dozen eggs", ["number 12"]),
        ("two dozen", ["number 24"]), ("2.5 million", ["number 2500000"]), ("10k", ["number 10000"]), ("-5 degrees", ["number -5"]),
        ("minus five", ["number -5"]), ("two and a half", ["number 2.5"]), ("2½", ["number 2.5"]), ("½", ["number 0.5"]),
        ("one two three", ["number 1", "number 2", "number 3"]), ("three point one four", ["number 3.14"]), ("a thousand", ["number 1000"]),
        ("٣ and ४५", ["number 3", "number 45"]), ("１２３", ["number 123"]), ("nineteen hundred", ["number 1900"]),
        // What is no number.
        ("flight a320 and b2b", []), ("covid-19", []), ("version 1.2.3", []), ("this one", []), ("no one came", []),
        ("one of them", []), ("", []), ("and a half", []), ("a hundred-page book", ["number 100"]),
    ]

    @Test("numbers", arguments: numbers)
    func number(text: String, expected: [String]) throws { try check(text, expected) }

    private static let amounts: Table = [
        ("12.5 %", ["percentage 12.5"]), ("five percent", ["percentage 5"]), ("20 per cent off", ["percentage 20"]),
        ("-3%", ["percentage -3"]),
        ("$12.50", ["money 12.5 USD"]), ("$ 1,000", ["money 1000 USD"]), ("20€", ["money 20 EUR"]), ("€20", ["money 20 EUR"]),
        ("EUR 1,000", ["money 1000 EUR"]), ("50 CHF", ["money 50 CHF"]), ("20 euros and 50 cents", ["money 20.5 EUR"]),
        ("five dollars", ["money 5 USD"]), ("a hundred dollars", ["money 100 USD"]), ("$5 million", ["money 5000000 USD"]),
        ("$2.5m", ["money 2500000 USD"]), ("50 cents", ["money 0.5"]), ("20 bucks", ["money 20 USD"]), ("£3.20", ["money 3.2 GBP"]),
        ("¥500", ["money 500 JPY"]), ("20 pence", ["money 0.2 GBP"]), ("rs 500", ["money 500 INR"]), ("₹500", ["money 500 INR"]),
        ("two and a half million dollars", ["money 2500000 USD"]),
        ("1st", ["ordinal 1"]), ("the 22nd time", ["ordinal 22"]), ("twenty-second", ["ordinal 22"]), ("third", ["ordinal 3"]),
        ("the hundred and first", ["ordinal 101"]),
    ]

    @Test("percentages, money and ordinals", arguments: amounts)
    func amount(text: String, expected: [String]) throws { try check(text, expected) }

    private static let addresses: Table = [
        ("write to Ann.Lee+x@Example.co.uk, please", ["email Ann.Lee+x@example.co.uk"]), ("@ann", []), ("a@b", []),
        ("ann@example.com.", ["email ann@example.com"]),
        ("see https://Example.com/A?b=c#d.", ["url https://Example.com/A?b=c#d"]), ("(http://x.org/a_(b))", ["url http://x.org/a_(b)"]),
        ("www.example.com/x", ["url www.example.com/x"]), ("go to example.com now", ["url example.com"]), ("e.g. this", []),
        ("done.Now", []),
        ("call +41 44 668 18 00", ["phone +41446681800"]), ("(555) 123-4567", ["phone 5551234567"]),
        ("555-123-4567 now", ["phone 5551234567"]),
        ("0041 44 668 18 00", ["phone +41446681800"]), ("044 668 18 00", ["phone 0446681800"]), ("+14155552671", ["phone +14155552671"]),
        ("order #12345678901", []), ("bücher@münchen.de", ["email bücher@münchen.de"]),
    ]

    @Test("addresses and telephone numbers", arguments: addresses)
    func address(text: String, expected: [String]) throws { try check(text, expected) }

    private static let dates: Table = [
        ("today", ["date 2026-11-22"]), ("tomorrow", ["date 2026-11-23"]), ("yesterday", ["date 2026-11-21"]),
        ("the day after tomorrow", ["date 2026-11-24"]), ("on Monday", ["date 2026-11-23"]), ("Sunday", ["date 2026-11-29"]),
        ("next Friday", ["date 2026-11-27"]), ("last Friday", ["date 2026-11-20"]),
        ("this Friday", ["date 2026-11-20"]), ("5 March", ["date 2027-03-05"]), ("March 5th", ["date 2027-03-05"]),
        ("the 5th of March 2026", ["date 2026-03-05"]), ("March 5, 2026", ["date 2026-03-05"]), ("December 24", ["date 2026-12-24"]),
        ("Friday, 5 March 2027", ["date 2027-03-05"]), ("March 2026", ["date 2026-03"]), ("in May", ["date 2027-05"]), ("may I", []),
        ("next March", ["date 2027-03"]), ("last december", ["date 2025-12"]), ("2026-03-05", ["date 2026-03-05"]),
        ("3/5/2026", ["date 2026-03-05"]), ("25/12/2026", ["date 2026-12-25"]), ("5.3.2026", ["date 2026-03-05"]),
        ("12/24", ["date 2026-12-24"]),
        ("in 3 days", ["date 2026-11-25"]), ("two weeks ago", ["date 2026-11-08"]), ("3 months from now", ["date 2027-02-22"]),
        ("next week", ["date 2026-W48"]), ("last month", ["date 2026-10"]), ("this year", ["date 2026"]),
        ("February 29", ["date 2028-02-29"]),
        ("February 30", ["date 2027-02", "number 30"]), ("the first of january", ["date 2027-01-01"]), ("he sat down", []), ("sat", []),
        ("January the twentieth", ["date 2027-01-20"]), ("dec the fifth 2026", ["date 2026-12-05"]),
        ("from Monday to Friday", ["date 2026-11-23", "date 2026-11-27"]),
    ]

    @Test("dates, as ISO 8601 from the moment that is given", arguments: dates)
    func date(text: String, expected: [String]) throws { try check(text, expected) }

    private static let times: Table = [
        ("3pm", ["time 15:00"]), ("at 3 pm", ["time 15:00"]), ("15:30", ["time 15:30"]), ("3:30 p.m.", ["time 15:30"]),
        ("12 am", ["time 00:00"]),
        ("12pm", ["time 12:00"]), ("noon", ["time 12:00"]), ("midnight", ["time 00:00"]), ("half past three", ["time 03:30"]),
        ("quarter to five", ["time 04:45"]), ("a quarter past five pm", ["time 17:15"]), ("ten past six", ["time 06:10"]),
        ("seven o'clock", ["time 07:00"]), ("at five", ["time 05:00"]), ("at 7 tomorrow", ["time 07:00", "date 2026-11-23"]),
        ("7 in the evening", ["time 19:00"]), ("nine fifteen am", ["time 09:15"]),
        ("tomorrow at 10:15", ["date 2026-11-23", "time 10:15"]),
        ("in two hours", ["time 2026-11-22T12:30:00+01:00"]), ("half an hour ago", ["time 2026-11-22T10:00:00+01:00"]),
        ("in 90 minutes", ["time 2026-11-22T12:00:00+01:00"]), ("at 5 hotels", ["number 5"]), ("15:30:20", ["time 15:30:20"]),
        ("2026-03-05T15:30", ["date 2026-03-05"]), ("from 9 to 5", ["number 9", "number 5"]), ("three thirty pm", ["time 15:30"]),
        ("about 3 of 24/7", ["number 3"]), ("until 5", ["time 05:00"]), ("at half past nine", ["time 09:30"]),
    ]

    @Test("times of day, and moments", arguments: times)
    func time(text: String, expected: [String]) throws { try check(text, expected) }

    private static let durations: Table = [
        ("90 minutes", ["duration PT90M"]), ("two and a half hours", ["duration PT2H30M"]), ("half an hour", ["duration PT30M"]),
        ("an hour and a half", ["duration PT1H30M"]), ("2 hours and 30 minutes", ["duration PT2H30M"]), ("1h30", ["duration PT1H30M"]),
        ("1h 30m", ["duration PT1H30M"]), ("90min", ["duration PT90M"]), ("3 weeks", ["duration P3W"]), ("a 2-day trip", ["duration P2D"]),
        ("1.5 years", ["duration P1Y6M"]), ("10 seconds", ["duration PT10S"]), ("quarter of an hour", ["duration PT15M"]),
        ("a week", ["duration P1W"]), ("2 weeks and 3 days", ["duration P17D"]), ("all day", []), ("30s", ["duration PT30S"]),
        ("hits of the 80s", []), ("the 2010 s", ["number 2010"]),
    ]

    @Test("lengths of time", arguments: durations)
    func duration(text: String, expected: [String]) throws { try check(text, expected) }

    @Test(
        "the words that are found are the ones that say it",
        arguments: [
            (
                "🙂é meet me at 3 pm on the 5th of March, for two hours",
                ["time [3 pm] 15:00", "date [5th of March] 2027-03-05", "duration [two hours] PT2H"]
            ),
            ("pay $12.50 by next Friday.", ["money [$12.50] 12.5 USD", "date [next Friday] 2026-11-27"]),
            ("ＴＯＫＹＯ ２０ ½ is", ["number [２０] 20", "number [½] 0.5"]),
        ])
    func words(text: String, expected: [String]) throws { #expect(try Pretrained.found(text, words: true) == expected) }

    @Test("without a reference moment words are found, and stand for themselves")
    func noReference() throws {
        let entities = try Pretrained.shared("en").parse("tomorrow or 2026-03-05").entities
        #expect(entities.map(\.value) == ["tomorrow", "2026-03-05"])
        #expect(entities.map(\.resolved) == [nil, .text("2026-03-05")])
    }

    @Test("values are typed: numbers are numbers, money has a currency, durations have seconds")
    func typed() throws {
        let entities = try Pretrained.shared("en").parse("3 times $5 in an hour and a half, or 2.5 %").entities
        #expect(entities.first?.resolved == .number(3))
        #expect(entities.contains { $0.resolved == .money(amount: 5, currency: "USD") })
        let duration = try Pretrained.shared("en").parse("it took an hour and a half").entities
        #expect(duration.map(\.resolved) == [.duration(iso: "PT1H30M", seconds: 5400)])
        #expect(duration.map(\.value) == ["PT1H30M"])
    }

    @Test("only the kinds that a project chose are found, under the name that it chose")
    func choice() throws {
        let definition = EntityDefinition(entity: "amount-of-money", kind: .pretrained, examples: [], language: .english)
        let model = try Declared.model([definition])
        #expect(model.entityTypes == ["amount-of-money"])
        #expect(Declared.found(model, "3 for $5 tomorrow") == ["amount-of-money=5 USD@6-8"])
        let copy = try NLUModel(artifacts: model.artifacts())
        #expect(copy.parse("$5") == model.parse("$5"))
    }

    @Test("what a project marked or declared stands before them, and a marked span of their type has their value")
    func rule() throws {
        var examples = TravelData.examples
        for day in ["monday", "tuesday", "friday", "sunday"] {
            examples.append(marked("fly with 3 bags to [oslo](city) on [\(day)](date)", "book_flight"))
        }
        let definitions = ["date", "number"].map { EntityDefinition(entity: $0, kind: .pretrained, examples: [], language: .english) }
        let model = try Declared.model(definitions + [Declared.define(.regex, "code", #"\b\d{4}\b"#)], examples)
        let entities = model.parse("fly with 1234 bags to oslo on friday or 2", now: Pretrained.now).entities
        #expect(entities.map(\.entity) == ["code", "city", "date", "number"])
        #expect(entities.map(\.source) == [.regex, .trainable, .trainable, .pretrained])
        #expect(entities.map(\.value) == ["1234", "oslo", "2026-11-27", "2"])
    }

    @Test(
        "nothing of any length or script makes it slow or crash",
        arguments: ["1", "a ", "one ", "half past ", "12:30 ", "+1 (", "@.", "½", "https://", "March 5 ", "in two "])
    func hostile(part: String) throws {
        let text = String(repeating: part, count: 300)
        let entities = try Pretrained.shared("en").parse(text, now: Pretrained.now).entities
        let count = text.unicodeScalars.count
        #expect(entities.allSatisfy { $0.start < $0.end && $0.end <= count && (0...1).contains($0.confidence) })
        #expect(zip(entities, entities.dropFirst()).allSatisfy { $0.end <= $1.start })
    }
}

@Suite("Pre-trained kinds in other languages")
struct PretrainedLanguageTests {
    private static let table: [(String, String, [String])] = [
        ("de", "fünfundzwanzig", ["number 25"]), ("de", "zweihundertdreiundvierzig", ["number 243"]), ("de", "1.234,5", ["number 1234.5"]),
        ("de", "dreitausend fünfhundert", ["number 3500"]), ("de", "12,5 Prozent", ["percentage 12.5"]),
        ("de", "20 Euro", ["money 20 EUR"]),
        ("de", "der dritte", ["ordinal 3"]), ("de", "übermorgen um 15 Uhr", ["date 2026-11-24", "time 15:00"]),
        ("de", "am 5. März 2027", ["date 2027-03-05"]), ("de", "05.03.2027", ["date 2027-03-05"]),
        ("de", "nächsten Freitag", ["date 2026-11-27"]),
        ("de", "in 3 Tagen", ["date 2026-11-25"]), ("de", "vor zwei Wochen", ["date 2026-11-08"]), ("de", "halb vier", ["time 03:30"]),
        ("de", "viertel nach drei", ["time 03:15"]), ("de", "guten morgen", []), ("de", "heute morgen", ["date 2026-11-22"]),
        ("de", "fünf vor drei", ["time 02:55"]), ("de", "eine halbe Stunde", ["duration PT30M"]),
        ("de", "zwei Stunden", ["duration PT2H"]), ("de", "nächste Woche", ["date 2026-W48"]), ("de", "14:30 Uhr", ["time 14:30"]),
        ("es", "treinta y cinco", ["number 35"]), ("es", "doscientos veinte", ["number 220"]),
        ("es", "el 5 de marzo de 2027", ["date 2027-03-05"]),
        ("es", "pasado mañana", ["date 2026-11-24"]), ("es", "la próxima semana", ["date 2026-W48"]),
        ("es", "la semana que viene", ["date 2026-W48"]),
        ("es", "el lunes próximo", ["date 2026-11-23"]), ("es", "hace tres días", ["date 2026-11-19"]),
        ("es", "dentro de 2 horas", ["time 2026-11-22T12:30:00+01:00"]), ("es", "a las 15:30", ["time 15:30"]),
        ("es", "a las tres y media", ["time 03:30"]), ("es", "20 euros", ["money 20 EUR"]),
        ("es", "10 por ciento", ["percentage 10"]), ("es", "dos horas y media", ["duration PT2H30M"]),
        ("es", "1.500 pesos", ["money 1500"]),
        ("fr", "quatre-vingt-dix-neuf", ["number 99"]), ("fr", "soixante et onze", ["number 71"]), ("fr", "vingt-cinq", ["number 25"]),
        ("fr", "deux cent trois", ["number 203"]), ("fr", "1 234,5", ["number 1234.5"]), ("fr", "le 5 mars 2027", ["date 2027-03-05"]),
        ("fr", "après-demain à 15h30", ["date 2026-11-24", "time 15:30"]), ("fr", "à quinze heures", ["time 15:00"]),
        ("fr", "vendredi prochain", ["date 2026-11-27"]),
        ("fr", "il y a 3 jours", ["date 2026-11-19"]), ("fr", "dans deux heures", ["time 2026-11-22T12:30:00+01:00"]),
        ("fr", "20 euros", ["money 20 EUR"]), ("fr", "deux heures et demie", ["duration PT2H30M"]),
        ("fr", "dix pour cent", ["percentage 10"]),
        ("fr", "la semaine prochaine", ["date 2026-W48"]), ("fr", "le premier mai", ["date 2027-05-01"]),
    ]

    @Test("German, Spanish and French have their own words", arguments: table)
    func words(language: String, text: String, expected: [String]) throws { #expect(try Pretrained.found(text, language) == expected) }

    @Test(
        "every other language has digits and signs",
        arguments: [
            ("ja", "3.5% ¥500 2026-03-05 15:30"), ("hi", "३.५% ¥५०० 2026-03-05 15:30"), ("it", "3,5% ¥500 05/03/2026 15:30"),
            ("th", "3.5% ¥500 5/3/2026 15:30"),
        ])
    func digits(language: String, text: String) throws {
        let entities = try Pretrained.model(language).parse(text, now: Pretrained.now).entities
        #expect(entities.map { $0.resolved?.description } == ["3.5", "500 JPY", "2026-03-05", "15:30"])
    }
}

@Suite("The reference moment")
struct ReferenceMomentTests {
    @Test(
        "is read from ISO 8601",
        arguments: [
            ("2026-11-22", "2026-11-22T00:00:00Z"), ("2026-11-22T10:30", "2026-11-22T10:30:00Z"),
            ("2026-11-22T10:30:15Z", "2026-11-22T10:30:15Z"),
            ("2026-11-22t10:30+05:30", "2026-11-22T10:30:00+05:30"), ("2024-02-29T23:59:59-08:00", "2024-02-29T23:59:59-08:00"),
        ])
    func read(text: String, canonical: String) {
        let moment = ReferenceMoment(iso8601: text)
        #expect(moment != nil && moment == ReferenceMoment(iso8601: canonical))
    }

    @Test(
        "is nothing else",
        arguments: ["", "T", "now", "2026-13-01", "2026-02-29", "2026-11-22T25:00", "2026-11-22T10:30+x", "22.11.2026", "-1-1-1"])
    func unreadable(text: String) { #expect(ReferenceMoment(iso8601: text) == nil) }

    @Test(
        "decides which day it is where the person is",
        arguments: [("2026-12-31T23:30-05:00", "2027-01-01"), ("2027-01-01T00:30+09:00", "2027-01-02")])
    func day(moment: String, tomorrow: String) throws {
        let entities = try Pretrained.shared("en").parse("tomorrow", now: ReferenceMoment(iso8601: moment)).entities
        #expect(entities.map(\.value) == [tomorrow])
    }

    @Test("dates agree with the calendar over four hundred years")
    func calendar() throws {
        let model = try Pretrained.shared("en")
        for year in stride(from: 1900, through: 2300, by: 7) {
            let eve = ReferenceMoment(iso8601: "\(year)-02-28")
            let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
            #expect(model.parse("tomorrow", now: eve).entities.map(\.value) == [isLeap ? "\(year)-02-29" : "\(year)-03-01"])
            #expect(model.parse("in 12 months", now: eve).entities.map(\.value) == ["\(year + 1)-02-28"])
        }
    }
}
