import ArgumentParser
import Corpus
import Exchange
import Foundation

struct LudwigVisualize: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "visualize", abstract: "Draw charts of a results directory.",
        discussion: """
            Charts are SVG, which every browser shows. For PNG and PDF librsvg and a font have to be installed (Debian: librsvg2-2, \
            fonts-dejavu-core). On a terminal the chart is drawn there too.
            """)

    @Option(
        name: [.customShort("v"), .customLong("visualization")],
        help: "learning_curves, confusion_matrix, compare_performance or calibration.")
    var kind: StatisticsCharts.Kind

    @Option(
        name: [.customLong("trs", withSingleDash: true), .customLong("training_statistics")], parsing: .upToNextOption,
        help: "training_statistics.json, for learning curves.", completion: .file())
    var training: [String] = []

    @Option(
        name: [.customLong("tes", withSingleDash: true), .customLong("test_statistics")], parsing: .upToNextOption,
        help: "test_statistics.json, for all other charts; several to compare.", completion: .file())
    var test: [String] = []

    @Option(
        name: [.customLong("mn", withSingleDash: true), .customLong("model_names")], parsing: .upToNextOption,
        help: "Names of the models that are compared.")
    var names: [String] = []

    @Option(name: [.customShort("f"), .customLong("output_feature_name")], help: "The output to draw; all when left out.")
    var output: String?

    @Option(name: [.customLong("ff", withSingleDash: true), .customLong("file_format")], help: "svg, png or pdf.")
    var format: ChartImage.Format = .svg

    @Option(
        name: [.customLong("od", withSingleDash: true), .customLong("output_directory")], help: "Where the charts are written.",
        completion: .directory)
    var folder = "."

    @Option(name: [.customLong("gm", withSingleDash: true), .customLong("ground_truth_metadata")], help: .hidden)
    var metadata: String?

    @Option(name: [.customShort("g"), .customLong("ground_truth")], help: .hidden)
    var truth: String?

    func run() throws {
        let paths = kind == .learningCurves ? training : test
        guard !paths.isEmpty else {
            throw ValidationError("\(kind.rawValue) needs --\(kind == .learningCurves ? "training" : "test")_statistics FILE.")
        }
        let statistics = try paths.map { path in
            guard let bytes = FileManager.default.contents(atPath: path) else {
                throw CommandFailure("\(path): cannot be read; give a file of a results directory")
            }
            return (path: path, bytes: bytes)
        }
        let charts: [StatisticsChart]
        do {
            charts = try StatisticsCharts.charts(kind, statistics, names: names, output: output)
        } catch {
            throw CommandFailure("\(error)")
        }
        // Seen at once where somebody looks; a program that reads the paths is not told.
        if Console.output.isTerminal { try Console.output.write(charts.map { ChartText.of($0, Console.output.paint) }.joined()) }
        let written = try charts.map { chart in (chart.name, try format.bytes(of: chart)) }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for (name, bytes) in written {
                let path = "\(folder)/\(name).\(format.rawValue)"
                try bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
                try Console.output.write(path + "\n")
            }
        } catch let error as CocoaError {
            throw CommandFailure("\(folder): cannot be written: \(error.localizedDescription)")
        }
    }
}

extension StatisticsCharts.Kind: ExpressibleByArgument {}

extension ChartImage.Format: ExpressibleByArgument {
    fileprivate func bytes(of chart: StatisticsChart) throws -> Data {
        do {
            return try ChartImage.bytes(of: chart.svg, as: self)
        } catch {
            throw CommandFailure("\(chart.name).\(rawValue): \(error)")
        }
    }
}
