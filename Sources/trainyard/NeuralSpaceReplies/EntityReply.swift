/// A declared entity as the NeuralSpace API shows it.
struct EntityReply: Codable {
    var entityId: String
    var entity: String
    var entityType: String
    var language: String
    var examples: [String]
}

/// `data` of the list of entities.
struct EntityListReply: Codable {
    /// Number of entities over all pages.
    var count: Int
    var entities: [EntityReply]
}
