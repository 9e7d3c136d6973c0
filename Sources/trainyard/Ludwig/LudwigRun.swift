import Corpus
import Exchange
import Foundation
import NLU

/// One training from a configuration, and what is written of it.
struct LudwigRun {
    var options: LudwigTrainingOptions
    /// The command as it is told in `description.json`.
    var command: String
    private let configuration: LudwigConfiguration
    private let rows: LudwigRows
    private let division: LudwigDivision

    /// - Throws: one line on what is wrong with the configuration or the data.
    init(_ options: LudwigTrainingOptions, command: String) throws {
        self.options = options
        self.command = command
        do {
            configuration = try Self.configuration(options)
            (rows, division) = try Self.data(options, configuration)
        } catch {
            throw CommandFailure("\(error)")
        }
        IssueReport(file: options.dataset ?? options.trainingSet ?? "", issues: rows.issues).tell()
        guard !division.training.isEmpty else { throw CommandFailure("the data has no rows to learn from") }
    }

    private static func configuration(_ options: LudwigTrainingOptions) throws -> LudwigConfiguration {
        let name = options.config ?? "--config_str"
        let bytes: Data
        if let path = options.config {
            guard let read = FileManager.default.contents(atPath: path) else {
                throw CommandFailure("\(path): cannot be read; give a YAML file")
            }
            bytes = read
        } else {
            bytes = Data((options.configText ?? "").utf8)
        }
        let configuration = try LudwigConfiguration.read(bytes, name: name)
        if !configuration.ignoredKeys.isEmpty {
            Console.error.line(
                PlainText.visible(
                    "\(name): without effect here, where the features and the budget of training are chosen by search (--effort): "
                        + configuration.ignoredKeys.joined(separator: ", ")))
        }
        return configuration
    }

    /// The rows, of one file or of a file a part.
    private static func data(
        _ options: LudwigTrainingOptions, _ configuration: LudwigConfiguration
    ) throws -> (LudwigRows, LudwigDivision) {
        if let path = options.dataset {
            let rows = try LudwigRows.read(path, configuration, needsOutputs: true)
            return (rows, .of(rows, configuration, seed: options.seed))
        }
        var free = configuration
        free.statesSplit = false
        var all = try LudwigRows.read(options.trainingSet ?? "", free, needsOutputs: true)
        var division = LudwigDivision(training: Array(all.rows.indices))
        func add(_ path: String?) throws -> [Int] {
            guard let path else { return [] }
            let part = try LudwigRows.read(path, free, needsOutputs: true)
            all.issues += part.issues
            all.rows += part.rows
            return Array((all.rows.count - part.rows.count)..<all.rows.count)
        }
        division.validation = try add(options.validationSet)
        division.test = try add(options.testSet)
        return (all, division)
    }

    /// Trains and writes the results directory.
    /// - Parameter judges: whether the test rows are predicted and scored, as in an experiment.
    func run(judges: Bool) throws {
        options.unused.warn()
        let trained = try train(division.training)
        let model = trained.model
        let directory = try ResultsDirectory.create(in: options.output, name: "\(options.experiment)_\(options.name)")
        for file in LudwigModelFiles.write(model, configuration) { try directory.write(file.bytes, as: "model/" + file.path) }
        func scores(_ indices: [Int]) -> LudwigScores? { indices.isEmpty ? nil : self.scores(model, indices).scores }
        let training = self.scores(model, division.training).scores
        let judged = judges && !division.test.isEmpty ? self.scores(model, division.test) : nil
        try directory.write(description, as: "description.json")
        try directory.write(
            ResultsDirectory.trainingStatistics(
                training: training, validation: scores(division.validation), test: judged?.scores, curves: trained.curves),
            as: "training_statistics.json")
        if let judged {
            try directory.write(ResultsDirectory.statistics(judged.scores), as: "test_statistics.json")
            try directory.write(judged.predictions, of: model)
            for report in RasaReport.files(judged.scores) { try directory.write(report.bytes, as: report.path) }
        }
        tell(
            judged?.scores ?? scores(division.validation) ?? training,
            judged != nil ? "test" : division.validation.isEmpty ? "training" : "validation")
        try Console.output.write("\(directory.path)\n")
    }

    /// K-fold cross-validation: a model a fold, judged on what it has not seen; the means are written, no model is.
    func crossValidate(folds: Int) throws {
        options.unused.warn()
        var order = Array(rows.rows.indices)
        var generator = SeededGenerator(seed: options.seed)
        generator.shuffle(&order)
        guard folds >= 2, folds <= order.count else { throw CommandFailure("--k_fold takes 2 to \(order.count) folds for this data") }
        var statistics: [(String, JSONText.Value)] = []
        var all: [LudwigScores] = []
        for fold in 0..<folds {
            let test = order.enumerated().filter { $0.offset % folds == fold }.map(\.element).sorted()
            let held = Set(test)
            let trained = try train(order.filter { !held.contains($0) }.sorted())
            let scores = self.scores(trained.model, test).scores
            all.append(scores)
            statistics.append(("fold_\(fold + 1)", ResultsDirectory.statistics(scores)))
            tell(scores, "fold \(fold + 1) of \(folds)")
        }
        statistics.append(("overall", LudwigScores.overall(all)))
        try FileManager.default.createDirectory(atPath: options.output, withIntermediateDirectories: true)
        let directory = ResultsDirectory(path: options.output)
        try directory.write(.object(statistics), as: "kfold_training_statistics.json")
        try Console.output.write("\(options.output)/kfold_training_statistics.json\n")
    }

    private func train(_ indices: [Int]) throws -> LudwigTrainer.Result {
        let trainer = LudwigTrainer(
            configuration: configuration, language: options.language,
            training: TrainingConfiguration(
                effort: options.effort, seed: options.seed, threads: ProcessInfo.processInfo.activeProcessorCount))
        do {
            let result = try trainer.train(indices.map { rows.rows[$0] }) { name, event in
                switch event {
                case .log(let line), .warning(let line): Console.error.line(PlainText.visible("\(name): \(line)"))
                default: break
                }
            }
            for note in result.notes { Console.error.line(PlainText.visible(note)) }
            return result
        } catch {
            throw CommandFailure("\(error)")
        }
    }

    private func scores(_ model: LudwigModel, _ indices: [Int]) -> (scores: LudwigScores, predictions: [[LudwigPrediction]]) {
        let rows = indices.map { self.rows.rows[$0] }
        let predictions = model.predict(rows.map(\.text), threads: ProcessInfo.processInfo.activeProcessorCount)
        return (LudwigScores.of(rows, predictions, model), predictions)
    }

    private func tell(_ scores: LudwigScores, _ part: String) {
        Console.error.line(PlainText.visible(LudwigText.line(scores, part)))
    }

    private var description: JSONText.Value {
        .object([
            ("command", .string(command)), ("random_seed", .number(Int(clamping: options.seed))),
            ("dataset", .string(options.dataset ?? options.trainingSet ?? "")), ("data_format", .string(rows.format)),
            ("trainyard_version", .string(Trainyard.configuration.version)), ("config", configuration.stated),
            (
                "split",
                .object([
                    ("training", .number(division.training.count)), ("validation", .number(division.validation.count)),
                    ("test", .number(division.test.count)),
                ])
            ),
        ])
    }
}

/// Scores in one line.
enum LudwigText {
    static func line(_ scores: LudwigScores, _ part: String) -> String {
        let outputs = scores.outputs.map { name, scores in
            "\(name): " + scores.numbers.map { "\($0.name) \(PlainText.score($0.value))" }.joined(separator: ", ")
        }
        return "\(part): " + outputs.joined(separator: "; ")
    }
}
