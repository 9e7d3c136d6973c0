import Corpus

/// A declared entity as the NeuralSpace API shows it.
package struct EntityReply: Codable {
    package var entityId: String
    package var entity: String
    package var entityType: String
    package var language: String
    package var examples: [String]
    /// What it is, where it is built in; the published client shows it.
    package var description: String
}

/// `data` of the list of entities.
package struct EntityListReply: Codable {
    /// Number of entities over all pages.
    package var count: Int
    package var entities: [EntityReply]

    package init(count: Int, entities: [EntityReply]) {
        self.count = count
        self.entities = entities
    }
}

extension EntityReply {
    /// - Parameter id: left out for a project's own definitions, which are told apart by kind and name.
    package init(_ definition: EntityDefinition, id: String? = nil) {
        self.init(
            entityId: id ?? "\(definition.kind.rawValue)/\(definition.entity)", entity: definition.entity,
            entityType: definition.kind.rawValue, language: definition.language.catalogueCode, examples: definition.examples,
            description: "")
    }

    /// The pre-trained kinds that the language has, with what they find.
    package static func builtIn(_ language: LanguageTag) -> [EntityReply] {
        PretrainedKind.allCases.compactMap { kind in
            let support = kind.support(in: language)
            guard support != .none else { return nil }
            let samples = kind.samples(in: language)
            var reply = EntityReply(EntityDefinition(entity: kind.rawValue, kind: .pretrained, examples: samples, language: language))
            reply.description = (support == .full ? "such as " : "in digits and signs, such as ") + samples.joined(separator: " · ")
            return reply
        }
    }
}
