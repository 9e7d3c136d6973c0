extension Vocabulary {
    mutating func addFrench() {
        decimalSign = ","
        groupSigns = [0x20, 0x2E, 0x27, 0x2019]
        adjectiveFollows = true
        andJoinsTens = true
        isVigesimal = true
        hourTellsClock = true
        ordinalEndings = ["er", "ère", "re", "e", "ème", "eme", "nd", "nde"]
        addFrenchNumbers()
        add(
            months:
                "janvier/janv février/fevrier/févr mars avril/avr mai juin juillet/juil août/aout septembre/sept octobre/oct novembre/nov "
                + "décembre/decembre/déc")
        add(weekdays: "lundi mardi mercredi jeudi vendredi samedi dimanche")
        weaken("sept un une seconde second")
        add("aujourd'hui", dayOffset: 0)
        add("demain", dayOffset: 1)
        add("hier", dayOffset: -1)
        for phrase in ["après - demain", "apres - demain", "après demain"] { add(phrase: phrase) { $0.dayOffset = 2 } }
        for phrase in ["avant - hier", "avant hier"] { add(phrase: phrase) { $0.dayOffset = -2 } }

        add("seconde secondes s", .second)
        add("minute minutes min mn", .minute)
        add("heure heures h", .hour)
        add("jour jours", .day)
        add("semaine semaines", .week)
        add("mois", .month)
        add("an ans année années annee annees", .year)

        add("euro euros", currency: "EUR")
        add("dollar dollars", currency: "USD")
        add("livre livres", currency: "GBP")
        add("franc francs", currency: nil)
        add("yen yens", currency: "JPY")
        add("centime centimes", currency: nil, isMinor: true)

        add("et", .and)
        add("un une", .a)
        add("demi demie", .half)
        add("quart", .quarter)
        add("virgule", .point)
        add("moins", .minus)
        add("de d'", .of)
        add(phrase: "pour cent") { $0.roles = [.percent] }
        add(phrase: "il y a") { $0.roles = [.agoBefore] }
        add("dans", .ahead)
        add("prochain prochaine", .next)
        add("dernier dernière derniere passé passée", .last)
        add("ce cette cet", .this)
        add("à vers dès jusqu'à", .at)
        add("le", .on, .the)
        for phrase in ["du matin"] { add(phrase: phrase) { $0.roles = [.am] } }
        for phrase in ["de l'après - midi", "du soir"] { add(phrase: phrase) { $0.roles = [.pm] } }
        add("midi") { $0.clock = 43_200 }
        add("minuit") { $0.clock = 0 }
    }

    private mutating func addFrenchNumbers() {
        add(
            "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", cardinals: 0)
        add("une") { $0.cardinal = 1 }
        for (place, words) in ["dix-sept", "dix-huit", "dix-neuf"].enumerated() {
            for sign in [" - ", " "] { add(phrase: words.replacing("-", with: sign)) { $0.cardinal = 17 + place } }
        }
        add("vingt trente quarante cinquante soixante", cardinals: 20, step: 10)
        add("vingts") { $0.cardinal = 20 }
        add("septante", cardinals: 70)
        add("huitante octante", cardinals: 80, step: 0)
        add("nonante", cardinals: 90)
        add("cent cents", multiplier: 100)
        add("mille", multiplier: 1000)
        add("douzaine", multiplier: 12)
        add("million millions", multiplier: 1e6)
        add("milliard milliards", multiplier: 1e9)
        let ordinals = [
            "premier première premiere", "deuxième deuxieme second seconde", "troisième troisieme", "quatrième quatrieme",
            "cinquième cinquieme",
            "sixième sixieme", "septième septieme", "huitième huitieme", "neuvième neuvieme", "dixième dixieme",
        ]
        for (place, words) in ordinals.enumerated() { add(words) { $0.ordinal = place + 1 } }
    }
}
