/// The labelled data of one project in one language: what a model is trained and judged on.
package struct Dataset: Sendable {
    package var language: LanguageTag
    package var examples: [Example]
    package var definitions: [EntityDefinition]

    package init(language: LanguageTag, examples: [Example], definitions: [EntityDefinition] = []) {
        self.language = language
        self.examples = examples
        self.definitions = definitions
    }

    /// Labelled examples to learn from.
    package var train: [Example] { examples.filter { $0.type == .train && !$0.intent.isEmpty } }
    /// Labelled examples to judge by.
    package var test: [Example] { examples.filter { $0.type == .test && !$0.intent.isEmpty } }

    /// The number of `train` examples of each intent.
    package var examplesPerIntent: [String: Int] {
        var counts: [String: Int] = [:]
        for example in examples where example.type == .train && !example.intent.isEmpty { counts[example.intent, default: 0] += 1 }
        return counts
    }
}
