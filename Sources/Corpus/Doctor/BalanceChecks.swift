/// Whether there is enough of everything, and of everything alike.
enum BalanceChecks {
    static func run(_ subject: DoctorSubject) -> [Finding] {
        starved(subject) + untested(subject) + skewed(subject) + unlabelled(subject) + overlong(subject) + similarNames(subject)
    }

    private static func starved(_ subject: DoctorSubject) -> [Finding] {
        let minimum = CorpusLimits.minimumExamplesPerIntent
        var findings: [Finding] = []
        let fed = subject.intents.count { $0.train.count >= minimum }
        if fed < CorpusLimits.minimumIntents {
            findings.append(
                Finding(
                    .tooFewIntents, .error,
                    reason: "\(counted(fed, "intent")) of \(subject.intents.count) \(fed == 1 ? "has" : "have") \(minimum) train examples.",
                    advice: "Write at least \(minimum) train examples for each of at least \(CorpusLimits.minimumIntents) intents."))
        }
        for intent in subject.intents where intent.train.count < minimum {
            findings.append(
                Finding(
                    .starvedIntent, .warning, intent: intent.name, examples: (intent.train + intent.test).sorted(),
                    reason: "\(intent.name.excerpt) has \(counted(intent.train.count, "train example")).",
                    advice: "Add \(minimum - intent.train.count) or more that say it in other words, or delete the intent."))
        }
        return findings
    }

    private static func untested(_ subject: DoctorSubject) -> [Finding] {
        guard !subject.intents.isEmpty else { return [] }
        let untested = subject.intents.filter(\.test.isEmpty)
        guard untested.count < subject.intents.count else {
            return [
                Finding(
                    .noTests, .note, reason: "No example is kept for testing: scores can only be estimated by cross-validation.",
                    advice: "Split automatically, or mark about one example in five as test.")
            ]
        }
        return untested.map { intent in
            Finding(
                .untestedIntent, .note, intent: intent.name, examples: intent.train,
                reason: "\(intent.name.excerpt) has no test example, and the score says nothing of it.",
                advice: "Mark about one in five of its \(counted(intent.train.count, "example")) as test.")
        }
    }

    private static func skewed(_ subject: DoctorSubject) -> [Finding] {
        let trained = subject.intents.filter { !$0.train.isEmpty }
        guard let largest = trained.max(by: { $0.train.count < $1.train.count }),
            let smallest = trained.min(by: { $0.train.count < $1.train.count }),
            largest.train.count > Doctor.skew * smallest.train.count
        else { return [] }
        return [
            Finding(
                .skewed, .warning, intent: smallest.name,
                reason: "\(largest.name.excerpt) has \(counted(largest.train.count, "train example")), \(smallest.name.excerpt) has "
                    + "\(smallest.train.count): a model leans towards what it saw more of.",
                advice: "Add examples to the small intents before adding any to the large ones.")
        ]
    }

    private static func unlabelled(_ subject: DoctorSubject) -> [Finding] {
        let indices = subject.examples.indices.filter { subject.examples[$0].intent.isEmpty }
        guard !indices.isEmpty else { return [] }
        return [
            Finding(
                .unlabelled, .note, examples: indices,
                reason:
                    "\(counted(indices.count, "utterance")) \(indices.count == 1 ? "has" : "have") no intent and teach\(indices.count == 1 ? "es" : "") nothing.",
                advice: "Give each the intent it belongs to, or delete it.")
        ]
    }

    private static func overlong(_ subject: DoctorSubject) -> [Finding] {
        func over(_ text: String, _ limit: Int) -> Bool { text.utf8.count > limit && text.codePointCount > limit }
        var findings: [Finding] = []
        let texts = subject.examples.indices.filter { over(subject.examples[$0].text, CorpusLimits.textLength) }
        if !texts.isEmpty {
            findings.append(
                Finding(
                    .overlong, .note, examples: texts,
                    reason:
                        "\(counted(texts.count, "text")) \(texts.count == 1 ? "is" : "are") longer than \(CorpusLimits.textLength) code points.",
                    advice: "Cut each down to the sentence that shows what is wanted."))
        }
        for intent in subject.intents where over(intent.name, CorpusLimits.intentLength) {
            findings.append(
                Finding(
                    .overlong, .note, intent: intent.name, examples: (intent.train + intent.test).sorted(),
                    reason: "The intent's name \(intent.name.excerpt) is longer than \(CorpusLimits.intentLength) code points.",
                    advice: "Give it a shorter name."))
        }
        let entities = Set(subject.examples.lazy.flatMap(\.entities).map(\.entity)).sorted()
        for entity in entities where over(entity, CorpusLimits.entityLength) {
            findings.append(
                Finding(
                    .overlong, .note, entity: entity,
                    reason: "The entity's name \(entity.excerpt) is longer than \(CorpusLimits.entityLength) code points.",
                    advice: "Give it a shorter name."))
        }
        return findings
    }

    /// `book_flight` and `Book flight`: most likely one thing, learnt as two.
    private static func similarNames(_ subject: DoctorSubject) -> [Finding] {
        func groups(_ names: [String]) -> [[String]] {
            let bare = Dictionary(grouping: names) { name in NormalisedText.of(name).filter { $0 != " " } }
            return bare.values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
        }
        func list(_ names: [String]) -> String { names.prefix(5).map(\.excerpt).joined(separator: ", ") }
        let intents = groups(subject.intents.map(\.name)).map { names in
            Finding(
                .similarNames, .warning, intent: names.first, names: names,
                reason: "The intents \(list(names)) differ in spelling alone.", advice: "Rename one to the other: that merges them.")
        }
        let entities = groups(Array(Set(subject.examples.lazy.flatMap(\.entities).map(\.entity)))).map { names in
            Finding(
                .similarNames, .warning, entity: names.first, names: names,
                reason: "The entities \(list(names)) differ in spelling alone.", advice: "Use one of the names throughout.")
        }
        return intents + entities
    }
}
