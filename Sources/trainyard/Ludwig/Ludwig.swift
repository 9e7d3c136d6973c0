import ArgumentParser
import Corpus
import NLU

/// Ludwig's commands: `alias ludwig='trainyard ludwig'` keeps scripts working.
struct Ludwig: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ludwig",
        abstract: "Training from a configuration and a table, in the words of Ludwig.",
        discussion: """
            ludwig experiment --config config.yaml --dataset train.csv --output_directory results
            ludwig predict --model_path results/experiment_run/model --dataset new.csv --output_directory predictions
            """,
        subcommands: [
            LudwigExperiment.self, LudwigTrain.self, LudwigPredict.self, LudwigEvaluate.self, LudwigVisualize.self, LudwigServe.self,
            LudwigMultiServe.self, LudwigInitConfig.self,
        ])
}

/// What Ludwig's commands take and that has no meaning here.
struct UnusedLudwigOptions: ParsableArguments {
    @Option(name: [.customShort("g"), .customLong("gpus")], help: "Accepted; training is done on the processor.")
    var gpus: String?

    @Option(name: [.customLong("gml", withSingleDash: true), .customLong("gpu_memory_limit")], help: .hidden)
    var gpuMemoryLimit: String?

    @Option(name: [.customShort("b"), .customLong("backend")], help: .hidden)
    var backend: String?

    @Option(name: [.customShort("l"), .customLong("logging_level")], help: .hidden)
    var loggingLevel: String?

    @Option(name: .customLong("data_format"), help: .hidden)
    var dataFormat: String?

    @Option(name: [.customLong("bs", withSingleDash: true), .customLong("batch_size")], help: .hidden)
    var batchSize: Int?

    func warn() {
        let given = [
            gpus.map { _ in "--gpus" }, gpuMemoryLimit.map { _ in "--gpu_memory_limit" }, backend.map { _ in "--backend" },
            batchSize.map { _ in "--batch_size" },
        ].compactMap(\.self)
        if !given.isEmpty { Console.error.line("\(given.joined(separator: ", ")): no effect here, training is done on the processor") }
    }
}

/// The options of `experiment` and `train`.
struct LudwigTrainingOptions: ParsableArguments {
    @Option(name: [.customShort("c"), .customLong("config")], help: "The configuration, a YAML file.", completion: .file())
    var config: String?

    @Option(name: [.customLong("cs", withSingleDash: true), .customLong("config_str")], help: "The configuration itself.")
    var configText: String?

    @Option(help: "The data: CSV, TSV, JSON or JSON lines.", completion: .file())
    var dataset: String?

    @Option(name: .customLong("training_set"), help: "Rows to learn from, where each part is a file of its own.", completion: .file())
    var trainingSet: String?

    @Option(name: .customLong("validation_set"), help: "Rows of the part “validation”.", completion: .file())
    var validationSet: String?

    @Option(name: .customLong("test_set"), help: "Rows to judge by.", completion: .file())
    var testSet: String?

    @Option(
        name: [.customLong("od", withSingleDash: true), .customLong("output_directory")], help: "Where the results are written.",
        completion: .directory)
    var output = "results"

    @Option(name: .customLong("experiment_name"), help: "First part of the results directory's name.")
    var experiment = "experiment"

    @Option(name: .customLong("model_name"), help: "Second part of the results directory's name.")
    var name = "run"

    @Option(name: [.customLong("rs", withSingleDash: true), .customLong("random_seed")], help: "Where chance starts.")
    var seed: UInt64 = 42

    @Option(help: "How hard to search for the best model: quick, balanced or best.")
    var effort: Effort = .balanced

    @Option(name: .language, help: "Language of the texts.")
    var language: LanguageTag = .english

    @OptionGroup var unused: UnusedLudwigOptions

    func validate() throws {
        guard (config == nil) != (configText == nil) else { throw ValidationError("Give --config FILE, or --config_str TEXT.") }
        guard (dataset == nil) != (trainingSet == nil) else { throw ValidationError("Give --dataset FILE, or --training_set FILE.") }
    }
}
