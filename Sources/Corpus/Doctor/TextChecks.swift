/// Texts that stand in the data more than once, or nearly so.
enum TextChecks {
    static func run(_ subject: DoctorSubject) -> [Finding] {
        var groups: [[Int]] = []
        var places: [String: Int] = [:]
        for (index, text) in subject.normalised.enumerated() where !subject.examples[index].intent.isEmpty {
            if let place = places[text] {
                groups[place].append(index)
            } else {
                places[text] = groups.count
                groups.append([index])
            }
        }
        let repeated = groups.filter { $0.count > 1 }
        return repeated.flatMap { same($0, subject) } + similar(groups.map { $0[0] }, subject)
    }

    /// What there is to say of examples whose texts are the same but for case, punctuation and spacing.
    private static func same(_ group: [Int], _ subject: DoctorSubject) -> [Finding] {
        let examples = subject.examples
        let text = examples[group[0]].text.excerpt
        var findings: [Finding] = []
        let byIntent = Dictionary(grouping: group) { examples[$0].intent }
        if byIntent.count > 1 {
            findings.append(
                Finding(
                    .conflictingIntents, .error, intent: examples[group[0]].intent, examples: group,
                    reason: "\(text) stands under \(subject.intentCounts(group)).",
                    advice: "Decide which intent it belongs to, and delete or move the others."))
        }
        for (intent, members) in byIntent.sorted(by: { $0.key < $1.key }) where members.count > 1 {
            let tests = members.filter { examples[$0].type == .test }
            if !tests.isEmpty, tests.count < members.count {
                findings.append(
                    Finding(
                        .leakedTest, .error, intent: intent, examples: members,
                        reason:
                            "\(text) is a test example of \(intent.excerpt) and stands in train too: the score looks better than it is.",
                        advice: "Delete it on one side, or test with another sentence."))
            }
            for side in [members.filter { examples[$0].type == .train }, tests] where side.count > 1 {
                findings.append(repetition(side, intent, subject))
            }
        }
        return findings
    }

    private static func repetition(_ members: [Int], _ intent: String, _ subject: DoctorSubject) -> Finding {
        let text = subject.examples[members[0]].text
        if members.allSatisfy({ subject.examples[$0].text == text }) {
            return Finding(
                .repeated, .note, intent: intent, examples: members,
                reason: "\(text.excerpt) stands \(members.count) times under \(intent.excerpt).",
                advice: "Keep one: a repeat teaches nothing new.")
        }
        return Finding(
            .nearDuplicate, .note, intent: intent, examples: members,
            reason: "\(members.count) examples of \(intent.excerpt) are \(text.excerpt) but for case, punctuation or spacing.",
            advice: "Keep one, and write others in other words.")
    }

    /// What there is to say of different texts that have most of their letters in common.
    private static func similar(_ representatives: [Int], _ subject: DoctorSubject) -> [Finding] {
        var alike = DisjointSets(count: representatives.count)
        var conflicting = DisjointSets(count: representatives.count)
        func isOneIntent(_ a: Int, _ b: Int) -> Bool {
            subject.examples[representatives[a]].intent == subject.examples[representatives[b]].intent
        }
        SimilarTexts.pairs(
            representatives.map { subject.normalised[$0] }, similarity: Doctor.similarity,
            isKnown: { isOneIntent($0, $1) ? alike.areJoined($0, $1) : conflicting.areJoined($0, $1) },
            found: { if isOneIntent($0, $1) { alike.join($0, $1) } else { conflicting.join($0, $1) } })
        func examples(_ sets: DisjointSets) -> [[Int]] { sets.groups.map { $0.map { representatives[$0] } } }
        return examples(conflicting).map { nearlyConflicting($0, subject) } + examples(alike).map { nearlySame($0, subject) }
    }

    private static func nearlyConflicting(_ members: [Int], _ subject: DoctorSubject) -> Finding {
        let first = subject.examples[members[0]]
        let other = members.lazy.map { subject.examples[$0] }.first { $0.intent != first.intent } ?? first
        let more = members.count > 2 ? ", and \(members.count - 2) more like them" : ""
        return Finding(
            .nearlyConflicting, .warning, intent: first.intent, examples: members,
            reason:
                "\(first.text.excerpt) stands under \(first.intent.excerpt), and \(other.text.excerpt) under \(other.intent.excerpt)\(more).",
            advice: "Check that each is right; where two intents share their words, merge them or tell them apart more clearly.")
    }

    private static func nearlySame(_ members: [Int], _ subject: DoctorSubject) -> Finding {
        let (first, second) = (subject.examples[members[0]], subject.examples[members[1]])
        let tests = members.count { subject.examples[$0].type == .test }
        let leak = tests > 0 && tests < members.count ? ", \(tests) of them in test" : ""
        return Finding(
            .nearDuplicate, .note, intent: first.intent, examples: members,
            reason: "\(members.count) examples of \(first.intent.excerpt) are nearly the same\(leak), such as \(first.text.excerpt) and "
                + "\(second.text.excerpt).",
            advice: "Keep the one a user is most likely to say, and write others in other words.")
    }
}

/// Which of some numbered things belong together (union–find).
private struct DisjointSets {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    mutating func join(_ a: Int, _ b: Int) {
        let (left, right) = (root(a), root(b))
        parents[max(left, right)] = min(left, right)
    }

    mutating func areJoined(_ a: Int, _ b: Int) -> Bool { root(a) == root(b) }

    /// The sets of two and more, each ascending, by their first member.
    var groups: [[Int]] {
        var copy = self
        var members: [Int: [Int]] = [:]
        for index in parents.indices { members[copy.root(index), default: []].append(index) }
        return members.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }

    private mutating func root(_ index: Int) -> Int {
        var index = index
        while parents[index] != index {
            parents[index] = parents[parents[index]]
            index = parents[index]
        }
        return index
    }
}
