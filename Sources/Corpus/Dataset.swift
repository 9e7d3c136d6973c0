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
    package var train: [Example] { examples.filter { $0.type == .train && !$0.intent.isEmpty && $0.intent != Example.outOfScope } }
    /// `train` examples that belong to no intent: what a model ought to refuse.
    package var outOfScope: [Example] { examples.filter { $0.type == .train && $0.intent == Example.outOfScope } }
    /// Labelled examples to judge by.
    package var test: [Example] { examples.filter { $0.type == .test && !$0.intent.isEmpty && $0.intent != Example.outOfScope } }

    /// The number of `train` examples of each intent.
    package var examplesPerIntent: [String: Int] {
        var counts: [String: Int] = [:]
        for example in train { counts[example.intent, default: 0] += 1 }
        return counts
    }
}
