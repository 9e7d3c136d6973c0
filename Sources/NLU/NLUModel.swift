import Corpus
import Foundation

/// A model in memory: immutable, safe to use from any thread.
package struct NLUModel: Sendable {
    let configuration: ModelConfiguration
    /// Sorted by name.
    package let intents: [String]
    let classifier: IntentClassifier
    let tagger: EntityTagger?
    let declared: DeclaredEntities
    /// Set by a person, in place of the one that training chose.
    package var threshold: Double?

    init(
        configuration: ModelConfiguration, intents: [String], classifier: IntentClassifier, tagger: EntityTagger?,
        declared: DeclaredEntities
    ) {
        self.configuration = configuration
        self.intents = intents
        self.classifier = classifier
        self.tagger = tagger
        self.declared = declared
    }

    package var language: LanguageTag { configuration.language }
    /// How it was learnt: what, given to training with the same data, gives the same model.
    package var training: TrainingFile { configuration.training }
    /// Sorted entity types that it can find.
    package var entityTypes: [String] { Set(configuration.taggedTypes.map { EntityLabel(named: $0).entity } + declared.types).sorted() }
    /// Utterances whose `Acceptance` is below this answer `nlu_fallback`, with the acceptance as its confidence; 0 accepts everything.
    package var acceptThreshold: Double { threshold ?? chosenThreshold }
    /// The threshold that training chose, by cross-validation.
    package var chosenThreshold: Double { configuration.acceptThreshold }

    /// The files of the model, by name: `model.safetensors`, `config.json`, `training.yaml`, and `entities.json` where entities were declared.
    package func artifacts() -> [String: Data] { ModelFiles.write(self) }

    /// - Parameter artifacts: what `artifacts()` gave; memory-mapped data is used where it lies.
    /// - Throws: `ModelFormatError` naming the file and what is wrong with it.
    package init(artifacts: [String: Data]) throws(ModelFormatError) { self = try ModelFiles.read(artifacts) }

    /// Intent, ranking and entities of one utterance.
    /// - Parameter now: what words such as “tomorrow” are told from; without it they are found and have no date.
    package func parse(_ text: String, now: ReferenceMoment? = nil) -> ParseResult { parse(text, spansBy: self, now: now) }

    /// - Parameter trained: the model whose tagger looks for spans; it may know other intents than this one.
    func parse(_ text: String, spansBy trained: NLUModel?, now: ReferenceMoment?) -> ParseResult {
        answer(text, spansBy: trained, now: now).result
    }

    /// The answer, and how acceptable it is.
    private func answer(_ text: String, spansBy trained: NLUModel?, now: ReferenceMoment?) -> (result: ParseResult, acceptance: Double) {
        let tokens = TokenizedText(text)
        let answer = classifier.answer(tokens)
        let probabilities = answer.probabilities
        let order = probabilities.indices.sorted { (probabilities[$1], $0) < (probabilities[$0], $1) }
        let ranking = order.map { ParseResult.Intent(name: intents[$0], confidence: Double(probabilities[$0])) }
        let accepted = answer.acceptance >= acceptThreshold
        let intent = ParseResult.Intent(
            name: accepted ? intents[answer.best] : ParseResult.fallbackName,
            confidence: accepted ? Double(probabilities[answer.best]) : answer.acceptance)
        let result = ParseResult(
            text: text, intent: intent, intentRanking: ranking,
            entities: EntityFinder(declared: declared).entities(
                text, tokens, learnt: trained?.spans(tokens, intent: intents[answer.best]) ?? [],
                types: trained?.tagger?.scheme.types ?? [], now: now))
        return (result, answer.acceptance)
    }

    /// The spans that the tagger finds in an utterance of the intent; one that it does not know tells it nothing.
    private func spans(_ tokens: TokenizedText, intent: String) -> [EntityTagger.Found] {
        tagger?.find(tokens, intent: intents.firstIndex(of: intent) ?? intents.count) ?? []
    }

    /// The same for many, on several threads; results in the order of `texts`.
    package func parse(_ texts: [String], threads: Int, now: ReferenceMoment? = nil) -> [ParseResult] {
        answers(texts, threads: threads, now: now).map(\.result)
    }

    private func answers(
        _ texts: [String], threads: Int, now: ReferenceMoment? = nil
    ) -> [(result: ParseResult, acceptance: Double)] {
        let slice = 64
        let slices = (texts.count + slice - 1) / slice
        let results = Shared([Int: [(result: ParseResult, acceptance: Double)]]())
        Workers.run(count: slices, threads: threads) { task in
            let parsed = texts[task * slice..<min((task + 1) * slice, texts.count)].map { answer($0, spansBy: self, now: now) }
            results.change { $0[task] = parsed }
        }
        let all = results.value
        return (0..<slices).flatMap { all[$0] ?? [] }
    }

    /// Judges the model on labelled examples; unlabelled ones are passed over. Declared entities count where the
    /// examples mark their type: nobody marks each number because a model knows what numbers are. Out-of-scope ones show alone what
    /// a threshold makes of them.
    package func evaluate(_ examples: [Example], threads: Int) -> Evaluation {
        let labelled = examples.filter { !$0.intent.isEmpty && $0.intent != Example.outOfScope }
        let marked = Set(labelled.flatMap(\.entities).map(\.entity))
        let outside = examples.filter { $0.intent == Example.outOfScope }
        let answers = answers((labelled + outside).map(\.text), threads: threads)
        return Judge.report(
            zip(labelled, answers).map { example, answer in
                let result = answer.result
                let best = result.intentRanking.first ?? result.intent
                let counted = result.entities.filter { $0.source == .trainable || marked.contains($0.entity) }
                let spans = counted.map { Judge.Span(start: $0.start, end: $0.end, type: $0.entity) }
                return Judge.Verdict(
                    example: example, intent: best.name, confidence: best.confidence, entities: spans, acceptance: answer.acceptance)
            }, outOfScope: answers.dropFirst(labelled.count).map(\.acceptance))
    }
}
