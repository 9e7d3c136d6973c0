extension Vocabulary {
    mutating func addEnglish() {
        andJoinsHundreds = true
        ordinalEndings = ["st", "nd", "rd", "th"]
        addEnglishNumbers()
        add(
            months:
                "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct november/nov "
                + "december/dec")
        add(
            weekdays:
                "monday/mondays/mon tuesday/tuesdays/tue/tues wednesday/wednesdays/wed thursday/thursdays/thu/thur/thurs friday/fridays/fri "
                + "saturday/saturdays/sat sunday/sundays/sun")
        weaken("may march mar jan mon wed thu sat sun fri second dec sep")
        add("today tonight", dayOffset: 0)
        add("tomorrow tmrw tomorow tommorow tommorrow", dayOffset: 1)
        add("yesterday", dayOffset: -1)
        for phrase in ["day after tomorrow", "the day after tomorrow"] { add(phrase: phrase) { $0.dayOffset = 2 } }
        for phrase in ["day before yesterday", "the day before yesterday"] { add(phrase: phrase) { $0.dayOffset = -2 } }

        add("second seconds sec secs s", .second)
        add("minute minutes min mins", .minute)
        add("hour hours hr hrs h", .hour)
        add("day days", .day)
        add("week weeks wk wks", .week)
        add("month months", .month)
        add("year years yr yrs", .year)

        add("dollar dollars buck bucks", currency: "USD")
        add("euro euros", currency: "EUR")
        add("pound pounds quid", currency: "GBP")
        weaken("pound pounds")
        add("yen", currency: "JPY")
        add("rupee rupees rs", currency: "INR")
        add("yuan", currency: "CNY")
        add("franc francs peso pesos krona kronor kroner", currency: nil)
        add("cent cents", currency: nil, isMinor: true)
        add("penny pence", currency: "GBP", isMinor: true)

        add("and", .and)
        add("a an", .a)
        add("half", .half)
        add("quarter", .quarter)
        add("point", .point)
        add("minus negative", .minus)
        add("of", .of)
        add("percent pct", .percent)
        add(phrase: "per cent") { $0.roles = [.percent] }
        add("ago", .ago)
        add("in within", .ahead)
        for phrase in ["from now", "from today"] { add(phrase: phrase) { $0.roles = [.fromNow] } }
        add("next coming", .next)
        add("last past previous", .last)
        add("this", .this, .pointing)
        add("no that which any every each another some the only", .pointing)
        add("at until till before after", .at)
        add("on", .on)
        add("the", .the)
        add("am", .am)
        add("pm", .pm)
        for phrase in ["a . m .", "a . m", "in the morning"] { add(phrase: phrase) { $0.roles = [.am] } }
        for phrase in ["p . m .", "p . m", "in the afternoon", "in the evening", "at night"] { add(phrase: phrase) { $0.roles = [.pm] } }
        add("o'clock oclock", .oclock)
        add("past after", .past)
        add("to till before", .to)
        add("noon midday") { $0.clock = 43_200 }
        add("midnight") { $0.clock = 0 }
    }

    private mutating func addEnglishNumbers() {
        add(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
            cardinals: 0)
        add("twenty thirty forty fifty sixty seventy eighty ninety", cardinals: 20, step: 10)
        add("fourty", cardinals: 40)
        weaken("one")
        add("dozen", multiplier: 12)
        add("hundred", multiplier: 100)
        add("thousand k", multiplier: 1000)
        add("million mn", multiplier: 1e6)
        add("billion bn", multiplier: 1e9)
        add("trillion", multiplier: 1e12)
        add(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
                + "seventeenth eighteenth nineteenth", ordinals: 1)
        add("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth", ordinals: 20, step: 10)
    }
}
