/// How an entity type is recognised. `trainable` is learnt from marked spans; the others are declared.
package enum EntityKind: String, Sendable, Codable, CaseIterable {
    case trainable, lookup
    /// A lookup that forgives case and slips of the finger.
    case fuzzyLookup = "fuzzy-lookup"
    case regex, synonym
    case pretrained = "pre-trained"
}

/// A declared entity: a list of phrases, patterns, a canonical value and its synonyms, or a kind that needs no data.
package struct EntityDefinition: Hashable, Sendable, Codable {
    /// The entity's type; for a synonym the canonical value that the phrases are rewritten to; for a pre-trained one a name of a
    /// `PretrainedKind`.
    package var entity: String
    package var kind: EntityKind
    /// Phrases (lookups), patterns (regex) or synonyms; nothing for a pre-trained kind.
    package var examples: [String]
    package var language: LanguageTag

    package init(entity: String, kind: EntityKind, examples: [String], language: LanguageTag) {
        self.entity = entity
        self.kind = kind
        self.examples = examples
        self.language = language
    }
}
