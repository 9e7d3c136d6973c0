import ArgumentParser

struct LudwigExperiment: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "experiment", abstract: "Train, then predict and judge the test rows.",
        discussion: "Prints the results directory. Keys of the configuration that have no effect here are named once.")

    @OptionGroup var options: LudwigTrainingOptions

    @Option(name: [.customLong("kf", withSingleDash: true), .customLong("k_fold")], help: "Cross-validate in so many folds instead.")
    var folds: Int?

    func run() throws {
        let run = try LudwigRun(options, command: LudwigCommandLine.text)
        if let folds { try run.crossValidate(folds: folds) } else { try run.run(judges: true) }
    }
}

struct LudwigTrain: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "train", abstract: "Train alone.")

    @OptionGroup var options: LudwigTrainingOptions

    func run() throws { try LudwigRun(options, command: LudwigCommandLine.text).run(judges: false) }
}

/// The command as it was given.
enum LudwigCommandLine {
    static var text: String { CommandLine.arguments.joined(separator: " ") }
}
