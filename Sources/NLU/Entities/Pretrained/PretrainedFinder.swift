import Corpus

/// Finds the entities that need no data, of the kinds that a project uses.
struct PretrainedFinder: Sendable {
    /// The entity types that a kind is reported as: nearly always one, its own name.
    private let names: [PretrainedKind: String]
    private let kinds: Set<PretrainedKind>
    private let vocabulary: Vocabulary

    /// - Parameter names: names of definitions; those that are no kind are left out, which training has warned of.
    init(_ names: [String], language: LanguageTag) {
        var known: [PretrainedKind: String] = [:]
        for name in names.sorted(by: >) { if let kind = PretrainedKind(named: name) { known[kind] = name } }
        self.names = known
        kinds = Set(known.keys)
        vocabulary = kinds.isSubset(of: Self.addresses) ? Vocabulary.none : Vocabulary.make(language)
    }

    private static let addresses: Set<PretrainedKind> = [.email, .url, .phone]

    var isEmpty: Bool { kinds.isEmpty }

    func type(of kind: PretrainedKind) -> String { names[kind] ?? kind.rawValue }

    /// All that is there; they may overlap.
    func find(_ text: TokenizedText, _ raw: RawText, reference: ReferenceMoment?) -> [PretrainedMatch] {
        guard !kinds.isEmpty else { return [] }
        var matches = kinds.isDisjoint(with: Self.addresses) ? [] : AddressReader(text.text, raw).matches(kinds)
        if !kinds.isSubset(of: Self.addresses) {
            matches += PretrainedReader(text: LexedText(text.text, vocabulary), reference: reference).matches(kinds)
        }
        return matches
    }
}
