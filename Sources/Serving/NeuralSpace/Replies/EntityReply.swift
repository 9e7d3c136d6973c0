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
