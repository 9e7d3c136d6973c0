import ArgumentParser
import Corpus
import Exchange
import Foundation
import Store

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a model, or how it did, for other tools.",
        discussion: """
            huggingface: a model repository, ready for git push; import-model takes it back, on any machine.
            rasa-report: intent_report.json, intent_errors.json, intent_confusion_matrix.png and intent_histogram.png, as rasa test nlu \
            writes them.
            """)

    enum Target: String, ExpressibleByArgument, CaseIterable {
        case huggingface
        case rasaReport = "rasa-report"
    }

    @Option(name: .model, help: "The model's id.")
    var model: ModelID

    @Option(name: .customLong("to"), help: "huggingface or rasa-report.")
    var target: Target

    @Argument(help: "The folder to write; nothing in it is overwritten but an earlier export.", completion: .directory)
    var folder: String

    @Option(help: "The licence named on the model's card.")
    var license = "other"

    @OptionGroup var common: CommonOptions

    func run() throws {
        let workbench = try common.place.open()
        defer { workbench.close() }
        let record = try workbench.model(model)
        let files: [WrittenData.File]
        switch target {
        case .huggingface:
            let card = HuggingFaceRepository.Card(
                name: record.name, project: try workbench.project(record.projectID).name, license: license,
                examples: record.examplesPerIntent.values.reduce(0, +))
            files = try workbench.repository(of: model).files(card)
        case .rasaReport:
            guard let evaluation = try workbench.evaluation(model) ?? workbench.estimate(model) else {
                throw CommandFailure("\(record.name) is \(record.status.rawValue); only Completed models were judged")
            }
            files = RasaReport.files(evaluation) + Self.pictures(RasaReport.charts(evaluation))
        }
        try write(files)
        try Console.output.write("\(folder)\n")
    }

    /// PNG, or SVG where that cannot be drawn here, which is said once.
    private static func pictures(_ charts: [StatisticsChart]) -> [WrittenData.File] {
        do {
            return try charts.map { .init(path: $0.name + ".png", bytes: try ChartImage.png(of: $0.svg)) }
        } catch {
            Console.error.line("charts are written as SVG: \(error)")
            return charts.map { .init(path: $0.name + ".svg", bytes: $0.svg) }
        }
    }

    /// An earlier export is replaced; a folder with anything else in it is left alone.
    private func write(_ files: [WrittenData.File]) throws {
        let present = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        var own = Set(files.compactMap { $0.path.split(separator: "/").first.map(String.init) })
        // A chart of an earlier export may have had the other ending.
        for name in own where name.hasSuffix(".png") || name.hasSuffix(".svg") {
            own.formUnion([name.dropLast(3) + "png", name.dropLast(3) + "svg"])
        }
        let isGit = present.contains(".git")
        guard isGit || present.allSatisfy(own.contains) else {
            throw CommandFailure("\(folder): has other files in it; give an empty folder, an earlier export, or a git repository")
        }
        do {
            for file in files {
                let path = URL(fileURLWithPath: folder + "/" + file.path)
                try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
                try file.bytes.write(to: path, options: .atomic)
            }
        } catch {
            throw CommandFailure("\(folder): cannot be written: \(error.localizedDescription)")
        }
    }
}

struct ImportModel: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-model", abstract: "Take a model that was exported, and print its new id.",
        discussion: "It answers as it did where it comes from.")

    @Argument(help: "The folder of the exported model.", completion: .directory)
    var folder: String

    @Option(name: .project, help: "The project that it shall belong to; one of its own when left out.")
    var project: ProjectID?

    @Option(name: [.customShort("n"), .customLong("name")], help: "A name for it here.")
    var name: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let repository: HuggingFaceRepository
        do {
            repository = try HuggingFaceRepository.read(folder)
        } catch {
            throw CommandFailure("\(error)")
        }
        let workbench = try common.place.open()
        defer { workbench.close() }
        try Console.output.write("\(try workbench.importModel(repository, into: project, name: name).id)\n")
    }
}
