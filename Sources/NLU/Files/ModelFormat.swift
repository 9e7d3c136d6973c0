/// What kind of model a `config.json` describes: read before all else, so that another version's model is named as such.
struct ModelFormat: Codable, Sendable, Equatable {
    var modelType: String
    var formatVersion: Int

    /// 2: several models of intents, weights in bytes.
    static let current = ModelFormat(modelType: "trainyard-nlu", formatVersion: 2)

    enum CodingKeys: String, CodingKey {
        case modelType = "model_type"
        case formatVersion = "format_version"
    }
}
