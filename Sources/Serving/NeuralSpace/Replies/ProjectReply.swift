import Store

/// A project as the NeuralSpace API shows it, when made and in lists.
package struct ProjectReply: Codable {
    package var projectName: String
    package var projectId: String
    package var language: [String]
    package var appType: String
    package var noOfExamples: Int
    package var noOfIntents: Int
    package var noOfModels: Int
    package var createdAt: Milliseconds
    package var updatedAt: Milliseconds

    package init(_ record: ProjectRecord) {
        projectName = record.name
        projectId = record.id.rawValue
        language = record.languages.map(\.catalogueCode)
        appType = "nlu"
        noOfExamples = record.examples
        noOfIntents = record.intents
        noOfModels = record.models
        createdAt = record.createdAt
        updatedAt = record.updatedAt
    }
}

/// `data` of the list of projects.
package struct ProjectListReply: Codable {
    /// Number of projects over all pages.
    package var count: Int
    package var projects: [ProjectReply]

    package init(count: Int, projects: [ProjectReply]) {
        self.count = count
        self.projects = projects
    }
}
