/// How an entity type is recognised. `trainable` is learnt from marked spans; the others are declared.
package enum EntityKind: String, Sendable, Codable, CaseIterable {
    case trainable, lookup, regex, synonym
    case pretrained = "pre-trained"
}

/// A declared entity: a list of phrases, patterns, or a canonical value and its synonyms.
package struct EntityDefinition: Hashable, Sendable, Codable {
    /// The entity's type; for a synonym the canonical value that the phrases are rewritten to.
    package var entity: String
    package var kind: EntityKind
    /// Phrases (lookup), patterns (regex) or synonyms.
    package var examples: [String]
    package var language: LanguageTag

    package init(entity: String, kind: EntityKind, examples: [String], language: LanguageTag) {
        self.entity = entity
        self.kind = kind
        self.examples = examples
        self.language = language
    }
}
