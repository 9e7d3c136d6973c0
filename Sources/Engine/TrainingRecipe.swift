import Corpus
import Foundation
import NLU

/// How a data set becomes a model, station by station. The standard recipe is NLU's pipeline; tests bring their own, which can
/// stop, fail or hang at each station.
package struct TrainingRecipe: Sendable {
    /// The work of Pipeline Building.
    package var build: @Sendable (Dataset, TrainingConfiguration) throws -> Plan
    /// The judge of a model that a process before this one had trained, from its files.
    package var revive: @Sendable ([String: Data]) throws -> Judge

    /// Judges on labelled examples, on so many threads.
    package typealias Judge = @Sendable ([Example], Int) -> Evaluation

    package init(
        build: @escaping @Sendable (Dataset, TrainingConfiguration) throws -> Plan,
        revive: @escaping @Sendable ([String: Data]) throws -> Judge
    ) {
        self.build = build
        self.revive = revive
    }

    /// The product of Pipeline Building: what to try on this data.
    package struct Plan: Sendable {
        /// What is kept as `pipeline.json`.
        package var description: Data
        package var candidates: [String]
        /// What the data looks like, for the log.
        package var findings: [String]
        /// The work of Preparing Data.
        package var prepare: @Sendable (Dataset, TrainingControl) throws -> Batch

        package init(
            description: Data, candidates: [String], findings: [String],
            prepare: @escaping @Sendable (Dataset, TrainingControl) throws -> Batch
        ) {
            self.description = description
            self.candidates = candidates
            self.findings = findings
            self.prepare = prepare
        }
    }

    /// The product of Preparing Data.
    package struct Batch: Sendable {
        /// One line for the log.
        package var summary: String
        /// The work of Training.
        package var train: @Sendable (TrainingControl) throws -> Product

        package init(summary: String, train: @escaping @Sendable (TrainingControl) throws -> Product) {
            self.summary = summary
            self.train = train
        }
    }

    /// The product of Training.
    package struct Product: Sendable {
        /// The model's files by name.
        package var artifacts: [String: Data]
        package var leaderboard: [CandidateScore]
        package var estimate: Evaluation
        /// What it says about the data; nil where it was not looked at.
        package var review: DataReview?
        package var judge: Judge

        package init(
            artifacts: [String: Data], leaderboard: [CandidateScore], estimate: Evaluation, review: DataReview? = nil,
            judge: @escaping Judge
        ) {
            self.artifacts = artifacts
            self.leaderboard = leaderboard
            self.estimate = estimate
            self.review = review
            self.judge = judge
        }
    }
}

extension TrainingRecipe {
    /// What `Pipeline` does.
    package static let standard = TrainingRecipe(
        build: { dataset, configuration in
            let pipeline = try Pipeline.build(for: dataset, configuration: configuration)
            return Plan(
                description: try ModelFile.encoded(pipeline), candidates: pipeline.candidates, findings: pipeline.findings
            ) { dataset, control in
                let data = try pipeline.prepare(dataset, control: control)
                return Batch(summary: data.summary) { control in
                    let trained = try pipeline.train(data, control: control)
                    let model = trained.model
                    return Product(
                        artifacts: model.artifacts(), leaderboard: trained.leaderboard, estimate: trained.estimate,
                        review: trained.review, judge: { model.evaluate($0, threads: $1) })
                }
            }
        },
        revive: { artifacts in
            let model = try NLUModel(artifacts: artifacts)
            return { model.evaluate($0, threads: $1) }
        })
}
