import Corpus
import Engine
import NLU
import Store

/// Work to be done off the main thread. The answers come back as messages.
package enum Effect: Sendable {
    case loadProjects
    case loadIntents(ProjectID, LanguageTag)
    case loadExamples(ExampleQuery)
    case loadModels
    case loadJob(ModelID)
    case loadEvaluation(ModelID)
    case loadFindings(ProjectID, LanguageTag)
    case edit(Edit)
    case installSample(String)
    case previewImport(path: String, ProjectID, LanguageTag)
    case commitImport(ImportPreview)
    case completePath(String)
    case exportData(path: String, ProjectID, LanguageTag)
    case train(ProjectID, LanguageTag)
    case cancel(ModelID)
    case setPriority(ModelID, Priority)
    case renameModel(ModelID, String)
    case deleteModel(ModelID)
    case deploy(ModelID, replicas: Int)
    case parse(sequence: Int, ModelID, String)
    /// A text of the project's test (else train) examples, a different one each time.
    case sampleUtterance(ProjectID, LanguageTag, Int)
    case saveTheme(String)
    case copy(String)
    case bell

    /// Effects of the same lane and key replace one another while they wait: only the newest answer is of use.
    var coalescingKey: String? {
        switch self {
        case .loadProjects: "projects"
        case .loadIntents: "intents"
        case .loadExamples: "examples"
        case .loadModels: "models"
        case .loadJob: "job"
        case .loadEvaluation(let id): "evaluation \(id)"
        case .loadFindings: "findings"
        case .parse: "parse"
        case .completePath: "complete"
        default: nil
        }
    }
}

/// A change to the data of a project; each is one undo step but those of projects themselves.
package enum Edit: Sendable, Equatable {
    case createProject(name: String, languages: [LanguageTag])
    case renameProject(ProjectID, String)
    case deleteProject(ProjectID)
    case addLanguage(ProjectID, LanguageTag)
    case createIntent(ProjectID, String)
    case renameIntent(ProjectID, String, to: String)
    case deleteIntent(ProjectID, String)
    case addExamples(ProjectID, LanguageTag, [Example])
    case updateExamples([StoredExample], label: String)
    case deleteExamples([ExampleID])
    case moveExamples([ExampleID], to: String)
    case setType([ExampleID], ExampleType)
    case undo(ProjectID)
    case redo(ProjectID)
}
