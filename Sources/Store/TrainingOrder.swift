import Corpus
import NLU

/// A training job that somebody wants.
package struct TrainingOrder: Sendable {
    package var language: LanguageTag
    /// Nil names the model after the project with the number of the training call.
    package var name: String?
    package var configuration: TrainingConfiguration

    package init(language: LanguageTag, name: String? = nil, configuration: TrainingConfiguration) {
        self.language = language
        self.name = name
        self.configuration = configuration
    }
}
