import Store

/// A project as the NeuralSpace API shows it, when made and in lists.
struct ProjectReply: Codable {
    var projectName: String
    var projectId: String
    var language: [String]
    var appType: String
    var noOfExamples: Int
    var noOfIntents: Int
    var noOfModels: Int
    var createdAt: Milliseconds
    var updatedAt: Milliseconds

    init(_ record: ProjectRecord) {
        projectName = record.name
        projectId = record.id.rawValue
        language = record.languages.map(\.code)
        appType = "nlu"
        noOfExamples = record.examples
        noOfIntents = record.intents
        noOfModels = record.models
        createdAt = record.createdAt
        updatedAt = record.updatedAt
    }
}

/// `data` of the list of projects.
struct ProjectListReply: Codable {
    /// Number of projects over all pages.
    var count: Int
    var projects: [ProjectReply]
}
