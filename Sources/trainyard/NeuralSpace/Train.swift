import ArgumentParser
import Corpus
import Engine
import Exchange
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

    @Option(help: "How hard to search for the best model: quick, balanced or best (default: balanced).")
    var effort: Effort?

    @Option(help: "Where chance starts; the same data, effort and seed give the same model (default: 1).")
    var seed: UInt64?

    @Option(help: "Seconds that the search may take on this machine, counted in work and written down, in place of the effort's.")
    var timeLimit: Double?

    @Option(help: "Train as a model's training.yaml says: the same data give the same model, byte for byte.", completion: .file())
    var config: String?

    @Option(name: .wait, help: "true: stay until training is over; transitions go to stderr.")
    var wait = Truth(false)

    @Option(name: .waitInterval, help: "Longest time between two looks at the status, in seconds.")
    var waitInterval = 1.0

    @OptionGroup var common: CommonOptions

    /// More models in one call than this is a slip of the finger.
    private static let mostJobs = 100

    func validate() throws {
        guard (1...Self.mostJobs).contains(jobs) else { throw ValidationError("--training-jobs takes 1 to \(Self.mostJobs).") }
        if let timeLimit, !(timeLimit > 0 && timeLimit <= 86_400) {
            throw ValidationError("--time-limit takes seconds above 0, at most 86400.")
        }
        if config != nil, effort != nil || timeLimit != nil {
            throw ValidationError("--config says how hard to search; leave --effort and --time-limit away.")
        }
        try WaitInterval.validate(waitInterval)
    }

    func reply(from workbench: Workbench) throws -> Reply<[String]> {
        let given = try configuration()
        let ids = try (0..<UInt64(jobs)).map { job in
            var configuration = given
            configuration.seed = given.seed &+ job
            let numbered = jobs > 1 ? name.map { "\($0) \(job + 1)" } : name
            return try workbench.train(project, language, name: numbered, configuration: configuration)
        }
        return Reply("Training job queued", ids.map(\.rawValue))
    }

    private func configuration() throws -> TrainingConfiguration {
        let threads = ProcessInfo.processInfo.activeProcessorCount
        var file = TrainingFile(effort: effort ?? .balanced, seed: 1)
        if let config { file = try TrainingFile.read(path: config) }
        if let seed { file.seed = seed }
        // The one moment at which seconds become work: from here on the job is the same on every machine.
        if let timeLimit { file.budget = (timeLimit * MachineSpeed.multiplyAddsPerSecond(threads: threads)).rounded() }
        return file.configuration(threads: threads)
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
