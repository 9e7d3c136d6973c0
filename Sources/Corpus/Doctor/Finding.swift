/// Something about the data that makes a model worse than it could be, or its score another than it seems.
package struct Finding: Hashable, Sendable {
    /// How much it matters.
    package enum Severity: Int, Sendable, Comparable, CaseIterable {
        /// The model cannot be trained, or learns something wrong, or its score is wrong.
        case error
        /// The model is worse than it could be.
        case warning
        /// Worth a look.
        case note

        package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
    }

    /// What kind of thing it is; the worst first.
    package enum Kind: String, Sendable, CaseIterable {
        case tooFewIntents, conflictingIntents, brokenSpan, brokenDefinition, runawayPattern, leakedTest
        case starvedIntent, similarNames, nearlyConflicting, cutSpan, contradictingTypes, skewed
        case untestedIntent, noTests, unlabelled, unmarkedSpan, rareEntity, overlong, nearDuplicate, repeated

        /// A few words for a heading.
        package var title: String {
            switch self {
            case .tooFewIntents: "Not enough to train on"
            case .conflictingIntents: "Same text under two intents"
            case .brokenSpan: "Broken entity span"
            case .brokenDefinition: "Entity definition that does not work"
            case .runawayPattern: "Pattern that runs away"
            case .leakedTest: "Test example that is also in train"
            case .starvedIntent: "Too few examples"
            case .similarNames: "Names that differ in spelling alone"
            case .nearlyConflicting: "Nearly the same text under two intents"
            case .cutSpan: "Entity span that cuts a word"
            case .contradictingTypes: "Same words marked as two entities"
            case .skewed: "Unbalanced intents"
            case .untestedIntent: "Intent without test examples"
            case .noTests: "No test examples"
            case .unlabelled: "Unlabelled utterances"
            case .unmarkedSpan: "Entity marked in some examples only"
            case .rareEntity: "Entity with few spans"
            case .overlong: "Over the documented length"
            case .nearDuplicate: "Near-duplicates"
            case .repeated: "Repeats"
            }
        }
    }

    package var kind: Kind
    package var severity: Severity
    /// The intent that it is about, where it is about one.
    package var intent: String?
    /// The entity type that it is about, where it is about one.
    package var entity: String?
    /// The words, or the names, that it is about; of names the one to keep comes first.
    package var names: [String]
    /// True where words are marked in most places, so that the others are what to mend.
    package var isMissing = false
    /// Indices into the dataset's examples, ascending: those to look at.
    package var examples: [Int]
    /// What is wrong, in one sentence.
    package var reason: String
    /// What to do, in one sentence.
    package var advice: String

    package init(
        _ kind: Kind, _ severity: Severity, intent: String? = nil, entity: String? = nil, names: [String] = [], examples: [Int] = [],
        reason: String, advice: String
    ) {
        self.kind = kind
        self.severity = severity
        self.intent = intent
        self.entity = entity
        self.names = names
        self.examples = examples
        self.reason = reason
        self.advice = advice
    }
}
