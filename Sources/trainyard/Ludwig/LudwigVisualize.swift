import ArgumentParser
import Corpus
import Exchange
import Foundation

struct LudwigVisualize: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "visualize", abstract: "Draw charts of a results directory.",
        discussion: "Charts are SVG, which every browser shows. For PNG and PDF rsvg-convert (Debian: librsvg2-bin) has to be installed.")

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
    var format: ImageFormat = .svg

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
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for chart in try StatisticsCharts.draw(kind, statistics, names: names, output: output) {
                let path = "\(folder)/\(chart.path)"
                try chart.bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
                try Console.output.write(try format.convert(path) + "\n")
            }
        } catch let error as UnreadableFile {
            throw CommandFailure("\(error)")
        }
    }
}

extension StatisticsCharts.Kind: ExpressibleByArgument {}

/// What a chart is written as. SVG is written here; the others are made of it by a program that many machines have.
enum ImageFormat: String, ExpressibleByArgument, CaseIterable {
    case svg, png, pdf

    /// - Returns: the file that is there at last: the SVG where nothing can convert it, which is said.
    func convert(_ svg: String) throws -> String {
        guard self != .svg else { return svg }
        let target = (svg as NSString).deletingPathExtension + "." + rawValue
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["rsvg-convert", "-f", rawValue, "-o", target, svg]
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
            process.waitUntilExit()
        } catch {
            throw CommandFailure("\(target): \(error.localizedDescription)")
        }
        guard process.terminationStatus == 0 else {
            Console.error.line("\(target): not written, for rsvg-convert is missing (Debian: librsvg2-bin); the chart is in \(svg)")
            return svg
        }
        try? FileManager.default.removeItem(atPath: svg)
        return target
    }
}
