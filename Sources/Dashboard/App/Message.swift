import Corpus
import Engine
import NLU
import Store
import Terminal

/// Everything that can change the state.
package enum Message: Sendable {
    case key(KeyEvent)
    case engine(EngineEvent)
    case loaded(Loaded)
    /// An effect could not be done; one line for the person.
    case failed(String)
    /// An effect was done; a short word for the person, if there is one to say.
    case done(String?)
    /// Nothing was done; a short word why.
    case told(String)
    /// Time has passed that somebody waits for (a toast's end).
    case tick
}

extension Message {
    /// True of what is said of a running job by the way.
    /// - Parameter isAsked: whether a person has just pressed a key: what was read then is what they wait for.
    func isNews(isAsked: Bool) -> Bool {
        switch self {
        case .engine(.progress), .engine(.candidate), .engine(.curve), .engine(.log): true
        case .loaded(.job), .loaded(.models): !isAsked
        default: false
        }
    }
}

/// What an effect read.
package enum Loaded: Sendable {
    case projects([ProjectRecord])
    /// A project that was just made or should be opened.
    case opened(ProjectRecord, LanguageTag)
    case intents(ProjectID, LanguageTag, [IntentSummary], unlabelled: Int = 0)
    /// An intent that the cursor should go to.
    case intentMade(String)
    case examples(ExampleQuery, ExamplePage)
    case added([ExampleID])
    case models([ModelRecord], [ModelID: Int])
    case job(ModelID, [LogLine], [CurvePoint])
    case evaluation(ModelID, Evaluation?, estimate: Evaluation?, threshold: Double? = nil)
    case findings(ProjectID, LanguageTag, [ReviewFinding], entityTypes: Set<String> = [], dismissed: Set<String> = [])
    case entities(ProjectID, LanguageTag, [EntityRow])
    case patternMatches(PatternMatches)
    case inbox(ProjectID, LanguageTag, [InboxRow])
    case pastePreview(PastePreview)
    case selection(ExampleQuery, [ExampleID])
    case clipboard(String)
    case comparison(Comparison)
    case comparisons([ModelsState.ModelPair: EvaluationComparison?])
    case dataSize(ModelID, DataSizeCurve?)
    case dataSizeProgress(ModelID, Double?)
    case batch(ModelID, [ParseResult])
    case importProgress(ImportRun, ImportProgress)
    case importPreview(ImportPreview, ImportRun)
    case importRefused(ImportRun, reason: String)
    case importEnded(ImportRun)
    case completions(path: String, candidates: [String])
    case parsed(sequence: Int, ModelID, ParseResult, milliseconds: Double)
    case explained(sequence: Int, Explanation, [Workbench.NearExample])
    case sampleUtterance(String)
    case trainingStarted(ModelID)
    /// A file that could not be written: what was asked for, as it was typed, and why not, in one line.
    case exportRefused(Prompt.Purpose, path: String, reason: String)
    /// The server's numbers, nil when none runs, and how many keys open it.
    case server(ServerStatus?, keys: Int)
    /// A new key, which can be seen this once.
    case keyMade(String)
    /// The server did not start at the address, or, without one, did not stop; why, in one line.
    case serverRefused(ServerAddress?, String)
}
