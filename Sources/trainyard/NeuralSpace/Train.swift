import ArgumentParser
import Corpus
import Engine
import Foundation
import NLU
import Serving
import Store

struct Train: NluCommand {
    static let configuration = CommandConfiguration(
        abstract: "Queue a training job and print the model's id.",
        discussion: "Training goes on in the background when the command has returned; --wait true stays until it is over.")

    @Option(name: .project, help: "The project's id.")
    var project: ProjectID

    @Option(name: .language, help: "Language to train for.")
    var language: LanguageTag

    @Option(
        name: [.customShort("m"), .customLong("model-name"), .customLong("modelName")],
        help: "Name of the model (default: the project's and a number).")
    var name: String?

    @Option(name: [.customShort("n"), .customLong("training-jobs")], help: "Models to train, each with a seed of its own.")
    var jobs = 1

    @Option(help: "How hard to search for the best model: quick, balanced or best.")
    var effort: Effort = .balanced

    @Option(help: "Where chance starts; the same data, effort and seed give the same model.")
    var seed: UInt64 = 1

    @Option(name: .wait, help: "true: stay until training is over; transitions go to stderr.")
    var wait = Truth(false)

    @Option(name: .waitInterval, help: "Longest time between two looks at the status, in seconds.")
    var waitInterval = 1.0

    @OptionGroup var common: CommonOptions

    /// More models in one call than this is a slip of the finger.
    private static let mostJobs = 100

    func validate() throws {
        guard (1...Self.mostJobs).contains(jobs) else { throw ValidationError("--training-jobs takes 1 to \(Self.mostJobs).") }
        try WaitInterval.validate(waitInterval)
    }

    func reply(from workbench: Workbench) throws -> Reply<[String]> {
        let threads = ProcessInfo.processInfo.activeProcessorCount
        let ids = try (0..<UInt64(jobs)).map { job in
            let configuration = TrainingConfiguration(effort: effort, seed: seed &+ job, threads: threads)
            let numbered = jobs > 1 ? name.map { "\($0) \(job + 1)" } : name
            return try workbench.train(project, language, name: numbered, configuration: configuration)
        }
        return Reply("Training job queued", ids.map(\.rawValue))
    }

    func text(of ids: [String], _ paint: Paint) -> String { ids.joined(separator: "\n") + "\n" }

    func afterReply(_ ids: [String], _ workbench: Workbench) throws {
        let engine = BackgroundEngine(store: workbench.directory)
        try engine.ensureAlive(workbench)
        guard wait.value else { return }
        for id in ids {
            try TrainingWatch(workbench, ModelID(rawValue: id), interval: waitInterval, naming: ids.count > 1, revive: engine.start)
                .untilCompleted()
        }
    }
}

extension Effort: ExpressibleByArgument {}
