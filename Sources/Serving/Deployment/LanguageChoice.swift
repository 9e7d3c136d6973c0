import Corpus
import Engine
import NLU
import Store

/// Which model answers an utterance of a client that names none: the one deployed last for the utterance's language.
///
/// Languages are told apart by a model trained, in a moment, on the utterances that the deployed models learnt from.
struct LanguageChoice: Sendable {
    /// By language, sorted by code.
    let deployments: [Deployment]
    /// Nil while there is but one language.
    private let detector: NLUModel?

    /// Utterances of one language that the detector learns from: more make it no better.
    private static let samples = 1000

    struct Guess: Sendable {
        var deployment: Deployment
        /// Every language with its probability, sorted by code.
        var languages: [ParseResult.Intent]
        var best: ParseResult.Intent
    }

    /// - Parameter all: what may be asked, the model that was deployed last first.
    init(_ all: [Deployment], _ workbench: Workbench) throws {
        deployments = Self.latest(of: all)
        guard deployments.count > 1 else {
            detector = nil
            return
        }
        var examples: [Example] = []
        for deployment in deployments {
            let record = deployment.record
            let known = try workbench.dataset(record.project, record.language).train
            let step = max(1, known.count / Self.samples)
            examples += stride(from: 0, to: known.count, by: step).map { Example(text: known[$0].text, intent: record.language.code) }
        }
        // A deployed model whose data is gone leaves nothing to learn its language from.
        guard Set(examples.map(\.intent)).count > 1 else {
            detector = nil
            return
        }
        let dataset = Dataset(language: .english, examples: examples)
        let pipeline = try Pipeline.build(for: dataset, configuration: TrainingConfiguration(effort: .quick))
        detector = try pipeline.train(try pipeline.prepare(dataset, control: .init()), control: .init()).model
    }

    /// True when it stands for just these.
    func answers(_ all: [Deployment]) -> Bool {
        let latest = Self.latest(of: all)
        return latest.count == deployments.count && zip(latest, deployments).allSatisfy { $0 === $1 }
    }

    private static func latest(of all: [Deployment]) -> [Deployment] {
        var latest: [LanguageTag: Deployment] = [:]
        for deployment in all where latest[deployment.record.language] == nil { latest[deployment.record.language] = deployment }
        return latest.values.sorted { $0.record.language < $1.record.language }
    }

    /// Nil when nothing is deployed.
    func guess(_ text: String) -> Guess? {
        guard let first = deployments.first else { return nil }
        guard let detector else {
            let one = ParseResult.Intent(name: first.record.language.code, confidence: 1)
            return Guess(deployment: first, languages: [one], best: one)
        }
        let ranking = detector.parse(text).intentRanking
        guard let best = ranking.first else { return nil }
        let deployment = deployments.first { $0.record.language.code == best.name } ?? first
        return Guess(deployment: deployment, languages: ranking.sorted { $0.name < $1.name }, best: best)
    }
}
