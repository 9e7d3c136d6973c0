import Corpus
import Engine
import NLU
import Store

/// Work to be done off the main thread. The answers come back as messages.
package enum Effect: Sendable {
    case loadProjects
    case loadIntents(ProjectID, LanguageTag)
    case loadExamples(ExampleQuery)
    /// Somebody is about to search all examples.
    case prepareSearch(ProjectID, LanguageTag)
    case loadModels
    case loadJob(ModelID)
    case loadEvaluation(ModelID)
    case loadFindings(ProjectID, LanguageTag)
    case edit(Edit)
    case installSample(String)
    case previewImport(ImportRun)
    case commitImport(ImportRun)
    case completePath(String)
    case exportData(path: String, ProjectID, LanguageTag)
    case train(ProjectID, LanguageTag, Effort)
    case cancel(ModelID)
    case moveInQueue(ModelID, by: Int)
    case renameModel(ModelID, String)
    case deleteModel(ModelID)
    case deploy(ModelID, replicas: Int)
    case loadServer
    case startServer(ServerAddress)
    case stopServer
    /// A key for whoever may ask the server.
    case createKey
    case parse(sequence: Int, ModelID, String)
    /// A text of the project's test (else train) examples, a different one each time.
    case sampleUtterance(ProjectID, LanguageTag, Int)
    case saveTheme(String)
    /// The screens speak another language from now on.
    case speak(String)
    case saveSetting(String, String)
    /// The texts of these examples, to the clipboard.
    case copyExamples([ExampleID])
    case selectAll(ExampleQuery)
    case matchPattern(String, ProjectID, LanguageTag)
    case loadEntities(ProjectID, LanguageTag)
    case previewPaste(String, intent: String, ProjectID, LanguageTag)
    case commitPaste(PastePreview, repeated: Bool, elsewhere: Bool)
    /// Utterances without an intent, with what the model makes of them.
    case loadInbox(ProjectID, LanguageTag, ModelID?)
    /// Puts a finding aside; nil brings all back.
    case dismiss(ProjectID, LanguageTag, key: String?)
    /// Brings one finding back.
    case bringBack(ProjectID, LanguageTag, key: String)
    /// How the answers of a model differ from those of the one before it.
    case compare(ModelID, with: ModelID)
    /// Whether the later versions of pairs are better.
    case loadComparisons([ModelsState.ModelPair])
    case setThreshold(ModelID, Double?)
    /// What was measured before of whether more examples would help.
    case loadDataSize(ModelID)
    case measureDataSize(ModelID)
    case writeTable(TableExport, path: String)
    /// Why the model answers as it does, and the examples that are most like the utterance.
    case explain(sequence: Int, ModelID, String)
    case parseLines(ModelID, [String])
    case parseFile(ModelID, path: String)
    /// A word outside the window, for whoever looks elsewhere.
    case notify(title: String, body: String)
    /// Follow the edits of this project with a provisional model, or of none.
    case follow(ProjectID, LanguageTag)
    case stopFollowing
    case copy(String)
    case bell

    /// True of what a person waits for before going on with the data.
    var changesData: Bool {
        switch self {
        case .edit, .commitPaste: true
        default: false
        }
    }

    /// Effects of the same lane and key replace one another while they wait: only the newest answer is of use.
    var coalescingKey: String? {
        switch self {
        case .loadProjects: "projects"
        case .loadIntents: "intents"
        case .loadExamples: "examples"
        case .prepareSearch: "search"
        case .loadModels: "models"
        case .loadJob: "job"
        case .loadEvaluation(let id): "evaluation \(id)"
        case .loadComparisons: "comparisons"
        case .loadDataSize: "data size"
        case .measureDataSize(let id): "measure \(id)"
        case .loadFindings: "findings"
        case .parse: "parse"
        case .completePath: "complete"
        case .explain: "explain"
        case .follow: "follow"
        case .loadEntities: "entities"
        case .loadInbox: "inbox"
        case .loadServer: "server"
        case .matchPattern: "pattern"
        case .previewPaste: "paste"
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
    case copyExamples([ExampleID], to: String, ProjectID, LanguageTag)
    case split(ProjectID, LanguageTag, testShare: Double, intent: String?)
    case markEverywhere(ProjectID, LanguageTag, String, String)
    /// An empty new name unmarks the spans.
    case renameEntity(ProjectID, LanguageTag, String, to: String)
    case setDefinition(ProjectID, EntityDefinition)
    case deleteDefinition(ProjectID, entity: String, EntityKind, LanguageTag)
    /// What a finding's remedy does to its examples.
    case mend(Remedy, [ExampleID], intent: String?)
    /// The same for many findings, as one step.
    case mendAll([Mending], label: String)
    case undo(ProjectID)
    case redo(ProjectID)
}

/// A remedy, and the examples that it is for.
package struct Mending: Sendable, Equatable {
    package var remedy: Remedy
    package var ids: [ExampleID]

    package init(_ remedy: Remedy, _ ids: [ExampleID]) {
        self.remedy = remedy
        self.ids = ids
    }
}
