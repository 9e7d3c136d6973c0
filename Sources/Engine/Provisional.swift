import Corpus
import NLU
import Store

/// How the model that follows a project's edits is getting on.
package struct Provisional: Sendable {
    package enum State: Sendable, Equatable {
        /// It is behind the data.
        case learning
        /// It knows every edit.
        case current
        /// Training goes first.
        case waiting
        /// There are no two intents with an example each.
        case tooFew
        /// There are more training examples than are followed.
        case tooMany(Int)
    }

    package var project: ProjectID
    package var language: LanguageTag
    package var state: State
    /// The newest; nil until there is one.
    package var model: ProvisionalModel?
    /// The trained model whose spans it takes over.
    package var spansBy: ModelID?
    /// Counts the models, so that a new one is told from the same again.
    package var version: Int

    package init(
        project: ProjectID, language: LanguageTag, state: State, model: ProvisionalModel? = nil, spansBy: ModelID? = nil, version: Int = 0
    ) {
        self.project = project
        self.language = language
        self.state = state
        self.model = model
        self.spansBy = spansBy
        self.version = version
    }

    /// Training examples that are followed at the most, and at the most times intents: an edit then takes about a second of one core.
    package static let mostExamples = 5_000
    private static let mostCells = 400_000

    package static func isFollowed(examples: Int, intents: Int) -> Bool { examples <= mostExamples && examples * intents <= mostCells }
}

extension ModelID {
    /// Stands for the model that follows the edits, where a model is asked for by its id. No trained one has it.
    package static let provisional = ModelID(rawValue: "provisional")
}
