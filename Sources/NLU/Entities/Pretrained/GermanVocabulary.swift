extension Vocabulary {
    mutating func addGerman() {
        decimalSign = ","
        groupSigns = [0x2E, 0x27, 0x2019]
        halfIsBefore = true
        addGermanNumbers()
        add(
            months:
                "januar/jänner/jan februar/feber/feb märz/maerz/mär april/apr mai juni/jun juli/jul august/aug september/sept/sep oktober/okt "
                + "november/nov dezember/dez")
        add(
            weekdays: "montag/montags/mo dienstag/dienstags/di mittwoch/mittwochs/mi donnerstag/donnerstags/do freitag/freitags/fr "
                + "samstag/samstags/sonnabend/sa sonntag/sonntags/so")
        weaken("mo di mi do fr sa so mär ein eine")
        add("heute", dayOffset: 0)
        add("morgen", dayOffset: 1)
        add("gestern", dayOffset: -1)
        add(phrase: "guten morgen") { _ in }
        add(phrase: "heute morgen") { $0.dayOffset = 0 }
        add("übermorgen uebermorgen", dayOffset: 2)
        add("vorgestern", dayOffset: -2)

        add("sekunde sekunden sek s", .second)
        add("minute minuten min", .minute)
        add("stunde stunden std h", .hour)
        add("tag tage tagen", .day)
        add("woche wochen", .week)
        add("monat monate monaten", .month)
        add("jahr jahre jahren", .year)

        add("euro euros", currency: "EUR")
        add("dollar dollars", currency: "USD")
        add("pfund", currency: "GBP")
        weaken("pfund")
        add("franken", currency: "CHF")
        add("yen", currency: "JPY")
        add("cent", currency: nil, isMinor: true)
        add("rappen", currency: "CHF", isMinor: true)

        add("und", .and)
        add("ein eine einen einem einer", .a)
        add("halb halbe halben halber halbes", .half)
        add("viertel", .quarter)
        add("komma", .point)
        add("minus", .minus)
        add("prozent", .percent)
        add("vor", .agoBefore, .to)
        add("in", .ahead)
        add("nach", .past)
        add("nächste nächsten nächster nächstes naechste naechsten kommende kommenden kommender kommendes", .next)
        add("letzte letzten letzter letztes vergangene vergangenen vorige vorigen", .last)
        add("diese diesen dieser dieses diesem", .this)
        add("um gegen ab bis", .at)
        add("am", .on)
        add("der den dem", .the)
        add("uhr", .oclock)
        add("mittag mittags") { $0.clock = 43_200 }
        add("mitternacht") { $0.clock = 0 }
    }

    private mutating func addGermanNumbers() {
        let ones = "null ein zwei drei vier fünf sechs sieben acht neun".split(separator: " ").map(String.init)
        let teens = "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split(separator: " ").map(String.init)
        let tens = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(separator: " ").map(String.init)
        var words = ones + teens
        for ten in tens { words += [ten] + ones.dropFirst().map { "\($0)und\(ten)" } }
        for (number, word) in words.enumerated() {
            let spellings = Set([word, word.replacing("ü", with: "ue").replacing("ö", with: "oe"), word.replacing("ß", with: "ss")])
            for spelling in spellings {
                add(spelling) { $0.cardinal = number }
                guard number > 0 else { continue }
                add(spelling + "tausend") { $0.cardinal = number * 1000 }
                if number < 10 {
                    add(spelling + "hundert") { $0.cardinal = number * 100 }
                    for (rest, ending) in words.enumerated().dropFirst() {
                        add("\(spelling)hundert\(ending)") { $0.cardinal = number * 100 + rest }
                    }
                }
                addGermanOrdinals(spelling, number)
            }
        }
        add("eins") { $0.cardinal = 1 }
        add("hundert", multiplier: 100)
        add("tausend", multiplier: 1000)
        add("dutzend", multiplier: 12)
        add("million millionen mio", multiplier: 1e6)
        add("milliarde milliarden mrd", multiplier: 1e9)
    }

    private mutating func addGermanOrdinals(_ word: String, _ number: Int) {
        let stem: String
        switch number {
        case 1: stem = "ers"
        case 3: stem = "drit"
        case 7: stem = "sieb"
        case 8: stem = "ach"
        case ..<20: stem = word
        default: stem = word + "s"
        }
        for ending in ["te", "ten", "ter", "tes", "tem"] { add(stem + ending) { $0.ordinal = number } }
    }
}
