import Corpus
import Testing

@Suite("The doctor finds")
struct DoctorTests {
    static let healthy: [Example] = {
        let orders = [
            "a flat white please", "can I have two espressos", "I'd like an iced latte to go", "one large cappuccino with oat milk",
            "give me a decaf americano", "could you make me a mocha", "tea with lemon for me", "I want something cold to drink",
            "just water, thanks", "make it a double macchiato",
        ]
        let questions = [
            "when do you open", "are you closed on Sundays", "how late can I come by today", "is the shop open on public holidays",
            "what are your hours", "until what time is the kitchen serving", "do you open before eight", "tell me when you close tonight",
            "opening times at the station branch?", "anybody there at noon",
        ]
        return orders.map { Example(text: $0, intent: "order") } + questions.map { Example(text: $0, intent: "hours") }
            + [
                Example(text: "another croissant would be lovely", intent: "order", type: .test),
                Example(text: "may I drop in at seven", intent: "hours", type: .test),
            ]
    }()

    static func examine(_ more: [Example], definitions: [EntityDefinition] = []) -> [Finding] {
        Doctor.examine(Dataset(language: .english, examples: healthy + more, definitions: definitions))
    }

    /// The index that the first of the examples given to `examine` gets.
    static let first = healthy.count

    @Test("nothing in healthy data")
    func healthyData() {
        #expect(Self.examine([]) == [])
    }

    @Test("that there is too little to train on")
    func tooLittle() {
        for examples in [[], Array(Self.healthy.prefix(19)), Array(Self.healthy.prefix(10))] {
            let findings = Doctor.examine(Dataset(language: .english, examples: examples))
            #expect(findings.first?.kind == .tooFewIntents && findings.first?.severity == .error)
        }
    }

    @Test("intents with fewer than ten examples to learn from")
    func starvedIntents() throws {
        let nine = (0..<9).map { Example(text: "hello number \($0)\($0) from \($0 * 77)", intent: "greet") }
        let findings = Self.examine(nine).filter { $0.kind == .starvedIntent }
        #expect(findings.map(\.intent) == ["greet"])
        #expect(findings.first?.examples == Array(Self.first..<(Self.first + 9)))
        #expect(findings.first?.reason == "“greet” has 9 train examples.")
        #expect(findings.first?.advice.hasPrefix("Add 1 or more") == true)
    }

    @Test("that nothing is kept for testing, or nothing of one intent")
    func missingTests() {
        let untested = Doctor.examine(Dataset(language: .english, examples: Self.healthy.filter { $0.type == .train }))
        #expect(untested.map(\.kind) == [.noTests])
        let one = Doctor.examine(Dataset(language: .english, examples: Self.healthy.filter { $0.type == .train || $0.intent == "order" }))
        #expect(one.map(\.kind) == [.untestedIntent])
        #expect(one.first?.intent == "hours")
    }

    @Test(
        "the same text under two intents, whatever its case, punctuation and spacing",
        arguments: ["when do you open", "When do you open?!", " WHEN  do\tyou open", "“when do you open”"])
    func conflicts(text: String) {
        let findings = Self.examine([Example(text: text, intent: "order")])
        #expect(findings.map(\.kind) == [.conflictingIntents])
        #expect(findings.first?.severity == .error)
        #expect(findings.first?.examples == [10, Self.first])
        #expect(findings.first?.reason == "“when do you open” stands under “hours” (1), “order” (1).")
    }

    @Test("test examples that stand in train", arguments: ["when do you open", "When do you open???"])
    func leaks(text: String) {
        let findings = Self.examine([Example(text: text, intent: "hours", type: .test)])
        #expect(findings.map(\.kind) == [.leakedTest])
        #expect(findings.first?.examples == [10, Self.first])
    }

    @Test("repeats, once for each text")
    func repeats() {
        let again = Example(text: "what are your hours", intent: "hours")
        let findings = Self.examine([again, again])
        #expect(findings.map(\.kind) == [.repeated])
        #expect(findings.first?.examples == [14, Self.first, Self.first + 1])
        #expect(findings.first?.severity == .note)
    }

    @Test(
        "near-duplicates, by letters in common",
        arguments: [
            "What are your hours?", "could you make me a mochas", "Could you make me a moccha", "is the shop open on public holiday",
        ])
    func nearDuplicates(text: String) throws {
        let intent = text.contains("mo") ? "order" : "hours"
        let findings = Self.examine([Example(text: text, intent: intent)])
        #expect(findings.map(\.kind) == [.nearDuplicate])
        #expect(findings.first?.examples.last == Self.first)
    }

    @Test("nearly the same text under two intents")
    func nearConflicts() {
        let findings = Self.examine([Example(text: "is the shop open on public holiday", intent: "order")])
        #expect(findings.map(\.kind) == [.nearlyConflicting])
        #expect(findings.first?.examples == [13, Self.first])
    }

    @Test("no near-duplicates in sentences that share a beginning alone")
    func differentTexts() {
        #expect(Self.examine([Example(text: "could you make me wait any longer", intent: "hours")]) == [])
    }

    @Test("unlabelled utterances, all of them at once")
    func unlabelled() {
        let findings = Self.examine([Example(text: "hm", intent: ""), Example(text: "hmm", intent: "")])
        #expect(findings.map(\.kind) == [.unlabelled])
        #expect(findings.first?.examples == [Self.first, Self.first + 1])
    }

    @Test("intents with more than ten times the examples of another")
    func skew() {
        var maker = ExampleMaker(seed: 7)
        let many = (0..<91).map { _ in Example(text: maker.text(upTo: 40), intent: "order") }
        #expect(Self.examine(many).contains { $0.kind == .skewed })
        #expect(!Self.examine(Array(many.dropLast())).contains { $0.kind == .skewed })
    }

    @Test("texts and names over the documented lengths")
    func overlong() {
        let entity = EntityAnnotation(start: 0, end: 4, entity: String(repeating: "e", count: 31))
        let findings = Self.examine([
            Example(text: String(repeating: "so ", count: 334), intent: "order", type: .test),
            Example(text: "very much", intent: "order", entities: [entity], type: .test),
            Example(text: "good day", intent: String(repeating: "g", count: 101), type: .test),
        ])
        #expect(findings.filter { $0.kind == .overlong }.count == 3)
    }

    @Test("names that differ in spelling alone")
    func similarNames() {
        let findings = Self.examine([Example(text: "half past what", intent: "Hours ", type: .test)])
        #expect(findings.contains { $0.kind == .similarNames && $0.reason.contains("“Hours ”, “hours”") })
    }

    @Test("no more of one kind than people can look at, and puts the rest together")
    func manyFindings() throws {
        let pairs = (0..<1500).flatMap { number in
            ["a", "b"].map { Example(text: "\(number * 7919) \(number * 104_729)", intent: $0) }
        }
        let findings = Doctor.examine(Dataset(language: .english, examples: pairs)).filter { $0.kind == .conflictingIntents }
        #expect(findings.count == Doctor.findingsPerKind + 1)
        let rest = try #require(findings.last)
        #expect(rest.reason.hasPrefix("500 more"))
        #expect(Set(findings.flatMap(\.examples)) == Set(pairs.indices))
    }

    @Test("the worst first")
    func order() {
        let findings = Self.examine([
            Example(text: "hm", intent: ""), Example(text: "what are your hours", intent: "hours"),
            Example(text: "when do you open", intent: "order"), Example(text: "good day", intent: "greet"),
        ])
        #expect(findings.map(\.severity) == findings.map(\.severity).sorted())
        #expect(findings.first?.kind == .conflictingIntents && findings.last?.kind == .repeated)
    }
}

@Suite("Of entity spans the doctor finds")
struct DoctorSpanTests {
    /// `[word](entity)` in the texts marks the spans.
    static func examine(_ marked: [String], definitions: [EntityDefinition] = []) throws -> [Finding] {
        let imported = try read("intent,text\n" + marked.map { "order,\"\($0)\"" }.joined(separator: "\n"))
        let findings = Doctor.examine(Dataset(language: .english, examples: imported.examples, definitions: definitions))
        let kinds: Set<Finding.Kind> = [.brokenSpan, .cutSpan, .contradictingTypes, .unmarkedSpan, .rareEntity]
        return findings.filter { kinds.contains($0.kind) }
    }

    static let drinks = [
        "one [tea](drink)", "a [coffee](drink) now", "[mocha](drink)", "hot [tea](drink) for two", "[Tea](drink) again please",
    ]

    @Test("nothing where all is marked alike")
    func consistent() throws {
        #expect(try Self.examine(Self.drinks) == [])
    }

    @Test("words that are marked in most examples and not in others")
    func unmarked() throws {
        let findings = try Self.examine(Self.drinks + ["more TEA, quickly"])
        #expect(findings.map(\.kind) == [.unmarkedSpan])
        #expect(findings.first?.examples == [5] && findings.first?.entity == "drink")
        #expect(findings.first?.reason == "“tea” is marked as “drink” 3 times, and left unmarked in 1 example.")
    }

    @Test("no gap where the words are part of a longer span, or of a longer word")
    func coveredWords() throws {
        #expect(try Self.examine(Self.drinks + ["[green tea](drink)", "one teacup"]) == [])
    }

    @Test("marks that stand alone among many unmarked")
    func stray() throws {
        let rows = Self.drinks + ["what [now](drink)"] + (0..<12).map { "number \($0) now" }
        let findings = try Self.examine(rows)
        #expect(findings.map(\.kind) == [.unmarkedSpan])
        #expect(findings.first?.examples == [5])
    }

    @Test("words marked as two types; the few are the ones to look at")
    func twoTypes() throws {
        let findings = try Self.examine(Self.drinks + ["tea one [tea](food)", "late [tea](drink) it is"])
        let contradiction = try #require(findings.first { $0.kind == .contradictingTypes })
        #expect(contradiction.severity == .warning && contradiction.examples == [5])
        let even = try Self.examine(["[tea](food) a", "[tea](drink) b"]).first { $0.kind == .contradictingTypes }
        #expect(even?.severity == .note && even?.examples == [0, 1])
    }

    @Test(
        "spans that cut a word, or take a blank along",
        arguments: ["one [te](drink)a", "on[e tea](drink)", "one[ tea](drink)", "[ए](drink)क"])
    func cutSpans(text: String) throws {
        let findings = try Self.examine(Self.drinks + [text])
        #expect(findings.map(\.kind).contains(.cutSpan))
        #expect(findings.first { $0.kind == .cutSpan }?.examples == [5])
    }

    @Test(
        "no cut between a number and its unit, nor in scripts without spaces",
        arguments: ["at [5](drink)pm", "我要[茶](drink)谢谢", "เอา[ชา](drink)ร้อน"])
    func wholeSpans(text: String) throws {
        #expect(try !Self.examine(Self.drinks + [text]).contains { $0.kind == .cutSpan })
    }

    @Test("types with fewer than five spans, unless they are declared")
    func rareTypes() throws {
        let rows = Self.drinks + ["to [Bern](city)", "[Basel](city)"]
        #expect(try Self.examine(rows).map(\.kind) == [.rareEntity])
        #expect(try Self.examine(rows).first?.examples == [5, 6])
        let lookup = EntityDefinition(entity: "city", kind: .lookup, examples: ["Bern"], language: .english)
        #expect(try Self.examine(rows, definitions: [lookup]) == [])
    }

    @Test("spans outside the text or on top of each other")
    func brokenSpans() {
        let outside = Example(text: "tea", intent: "order", entities: [EntityAnnotation(start: 0, end: 9, entity: "drink")])
        let onTop = Example(
            text: "green tea", intent: "order",
            entities: [EntityAnnotation(start: 0, end: 9, entity: "drink"), EntityAnnotation(start: 6, end: 9, entity: "drink")])
        let findings = Doctor.examine(Dataset(language: .english, examples: [outside, onTop])).filter { $0.kind == .brokenSpan }
        #expect(findings.map(\.examples) == [[0], [1]])
    }
}

@Suite("The doctor's time")
struct DoctorTimeTests {
    @Test("stays bounded for tens of thousands of examples, all of them nearly alike")
    func manyAlike() {
        let examples = (0..<30_000).map { Example(text: "please order \($0) large pizzas for the office today", intent: "order\($0 % 3)") }
        let duration = ContinuousClock().measure { _ = Doctor.examine(Dataset(language: .english, examples: examples)) }
        #expect(duration < .seconds(20))
    }
}
