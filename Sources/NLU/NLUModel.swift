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
    /// Sorted entity types that it can find.
    package var entityTypes: [String] { Set(configuration.taggedTypes + declared.lookupTypes).sorted() }
    /// Utterances whose acceptance (the best intent's confidence, discounted where its own yes-or-no judge says no) is below this
    /// answer `nlu_fallback`, with the acceptance as its confidence; 0 accepts everything.
    package var acceptThreshold: Double { configuration.acceptThreshold }

    /// The files of the model, by name: `model.safetensors`, `config.json`, and `entities.json` where entities were declared.
    package func artifacts() -> [String: Data] { ModelFiles.write(self) }

    /// - Parameter artifacts: what `artifacts()` gave; memory-mapped data is used where it lies.
    /// - Throws: `ModelFormatError` naming the file and what is wrong with it.
    package init(artifacts: [String: Data]) throws(ModelFormatError) { self = try ModelFiles.read(artifacts) }

    /// Intent, ranking and entities of one utterance.
    package func parse(_ text: String) -> ParseResult {
        let tokens = TokenizedText(text)
        let answer = classifier.answer(tokens)
        let probabilities = answer.probabilities
        let order = probabilities.indices.sorted { (probabilities[$1], $0) < (probabilities[$0], $1) }
        let ranking = order.map { ParseResult.Intent(name: intents[$0], confidence: Double(probabilities[$0])) }
        let accepted = answer.acceptance >= acceptThreshold
        let intent = ParseResult.Intent(
            name: accepted ? intents[answer.best] : ParseResult.fallbackName,
            confidence: accepted ? Double(probabilities[answer.best]) : answer.acceptance)
        return ParseResult(
            text: text, intent: intent, intentRanking: ranking, entities: entities(text, tokens, intent: answer.best))
    }

    /// The same for many, on several threads; results in the order of `texts`.
    package func parse(_ texts: [String], threads: Int) -> [ParseResult] {
        let slice = 64
        let slices = (texts.count + slice - 1) / slice
        let results = Shared([Int: [ParseResult]]())
        Workers.run(count: slices, threads: threads) { task in
            let parsed = texts[task * slice..<min((task + 1) * slice, texts.count)].map { parse($0) }
            results.change { $0[task] = parsed }
        }
        let all = results.value
        return (0..<slices).flatMap { all[$0] ?? [] }
    }

    /// Judges the model on labelled examples; unlabelled ones are passed over.
    package func evaluate(_ examples: [Example], threads: Int) -> Evaluation {
        let labelled = examples.filter { !$0.intent.isEmpty }
        let results = parse(labelled.map(\.text), threads: threads)
        return Judge.evaluate(
            zip(labelled, results).map { example, result in
                let best = result.intentRanking.first ?? result.intent
                let spans = result.entities.map { Judge.Span(start: $0.start, end: $0.end, type: $0.entity) }
                return Judge.Verdict(example: example, intent: best.name, confidence: best.confidence, entities: spans)
            })
    }

    /// Overlaps are settled by one rule: what was learnt from marked spans stands, declared phrases fill what is left free.
    private func entities(_ raw: String, _ text: TokenizedText, intent: Int) -> [ParseResult.Entity] {
        let found = tagger?.find(text, intent: intent) ?? []
        guard !found.isEmpty || !declared.isEmpty else { return [] }
        let scalars = Array(raw.unicodeScalars)
        func string(_ range: Range<Int>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            return String(view)
        }
        func entity(_ first: Int, _ last: Int, _ type: String, _ confidence: Double) -> ParseResult.Entity {
            let range = text.rawRange(from: first, through: last)
            return .init(
                start: range.lowerBound, end: range.upperBound, value: declared.value(of: string(range)), entity: type,
                confidence: confidence)
        }
        var entities = found.compactMap { found in
            tagger.map { entity(found.span.first, found.span.last, $0.scheme.types[found.span.type], found.confidence) }
        }
        let words = declared.lookupTypes.isEmpty ? [] : text.tokens.indices.map { string(text.rawRange(from: $0, through: $0)) }
        for (first, last, type) in declared.find(words)
        where found.allSatisfy({ $0.span.last < first || $0.span.first > last }) {
            entities.append(entity(first, last, type, 1))
        }
        return entities.sorted { $0.start < $1.start }
    }
}
