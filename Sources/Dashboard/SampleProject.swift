import Corpus
import Foundation

/// A project that comes with the program, so that a newcomer has something to train within a minute.
package struct SampleProject: Sendable {
    package var name: String
    /// One sentence for a newcomer.
    package var description: String
    /// The upload file of each language.
    package var data: [(language: LanguageTag, bytes: Data)]
    /// Lookup, regex and synonym definitions, in NeuralSpace's JSON; nil when there are none.
    package var definitions: Data?

    package init(name: String, description: String, data: [(language: LanguageTag, bytes: Data)], definitions: Data?) {
        self.name = name
        self.description = description
        self.data = data
        self.definitions = definitions
    }
}
