import Corpus
import Exchange
import Foundation
import FoundationXML
import Testing

@Suite("Charts as SVG and pictures")
struct ChartTests {
    static let charts: [Data] = [
        ChartImage.lines(
            [.init(name: "n-grams", values: [0.6, 0.8, 0.9]), .init(name: "one point", values: [0.7])],
            title: "Learning curves: <intent> & “more”", subtitle: "after each epoch", horizontal: "epoch", vertical: "score"),
        ChartImage.lines([], title: "nothing", horizontal: "epoch", vertical: "score"),
        ChartImage.bars(
            [.init(name: "a", values: [0.9, .nan]), .init(name: "b", values: [0.8, 0.7])],
            groups: ["accuracy", "a very long measure's name"], title: "Performance", vertical: "score"),
        ChartImage.bars(
            [.init(name: "F1", values: (0..<77).map { Double($0) / 77 })], groups: (0..<77).map { "intent_of_number_\($0)" },
            title: "Intents", vertical: "F1"),
        ChartImage.bars(
            [.init(name: "F1", values: (0..<2000).map { Double($0) / 2000 })], groups: (0..<2000).map { "intent_of_number_\($0)" },
            title: "Many intents", vertical: "F1"),
        ChartImage.histogram(
            [("right", (0..<100).map { $0 / 5 }), ("wrong", (0..<100).map { (100 - $0) / 30 })], title: "Threshold",
            horizontal: "acceptance", vertical: "answers", marker: (0.42, "threshold 0.42")),
        ChartImage.histogram([], title: "nothing", horizontal: "acceptance", vertical: "answers", marker: (0, "none")),
        ChartImage.matrix([[5, 1], [0, 7]], labels: ["greet", "приветствие"], title: "Confusion"),
        ChartImage.matrix([], labels: [], title: "Confusion"),
        ChartImage.matrix(
            (0..<150).map { row in (0..<150).map { $0 == row ? 9 : 0 } }, labels: (0..<150).map { "intent number \($0)" },
            title: "Confusion"),
        ChartImage.calibration(
            (0..<10).map { .init(count: $0, accuracy: Double($0) / 10, confidence: Double($0) / 10 + 0.05) }, title: "Calibration"),
    ]

    @Test("every chart is well-formed XML", arguments: charts.indices)
    func isXML(index: Int) {
        let svg = Self.charts[index]
        #expect(XMLParser(data: svg).parse())
        #expect(!String(decoding: svg, as: UTF8.self).contains("\"nan"))
    }

    @Test("a picture has two pixels for one", arguments: charts.indices)
    func isDrawn(index: Int) throws {
        let svg = Self.charts[index]
        let picture: Data
        do {
            picture = try ChartImage.png(of: svg)
        } catch {
            // Without the libraries one line says which to install.
            #expect(error.description.contains("apt-get install"))
            return
        }
        #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        let width = picture[16..<20].reduce(0) { $0 << 8 | Int($1) }
        let stated = try #require(String(decoding: svg, as: UTF8.self).firstMatch(of: /width="([0-9.]+)"/).flatMap { Double($0.1) })
        #expect(abs(Double(width) - stated * 2) <= 1)
        #expect(try ChartImage.pdf(of: svg).starts(with: Array("%PDF-".utf8)))
    }

    @Test("names that do not fit below their bars are written out beside them")
    func longNames() {
        let names = (0..<30).map { "candidate number \($0), with a name that is long" }
        let svg = String(
            decoding: ChartImage.bars(
                [.init(name: "F1", values: names.map { _ in 0.5 })], groups: names, title: "Candidates", vertical: "F1"),
            as: UTF8.self)
        for name in names { #expect(svg.contains(">\(name)<")) }
    }

    @Test("counts are drawn from nothing upwards, and their sums are whole numbers")
    func counts() {
        let svg = String(
            decoding: ChartImage.histogram(
                [("right", [0, 1, 41]), ("wrong", [2, 1, 0])], title: "Threshold", horizontal: "acceptance", vertical: "answers",
                marker: (0.42, "threshold 0.42")), as: UTF8.self)
        #expect(svg.contains(">42<") && svg.contains(">3<") && svg.contains(">threshold 0.42<"))
        #expect(!svg.contains(">-"))
        let lines = ChartImage.lines([.init(name: "loss", values: [0, 42])], title: "Loss", horizontal: "epoch", vertical: "loss")
        #expect(!String(decoding: lines, as: UTF8.self).contains(">-"))
    }

    @Test("what is no drawing is refused in one line")
    func noDrawing() {
        #expect(throws: ChartImageError.self) { try ChartImage.png(of: Data("<html/>".utf8)) }
        #expect(throws: ChartImageError.self) { try ChartImage.png(of: Data()) }
    }

    @Test("Ludwig's own statistics have curves of each measure")
    func ludwigsStatistics() throws {
        let json = """
            {"training": {"intent": {"accuracy": [0.5, 0.9], "loss": [2.5, 0.4]}, "combined": {"loss": [2.5, 0.4]}},
             "validation": {"intent": {"accuracy": [0.4, 0.8]}}, "test": {}}
            """
        let charts = try StatisticsCharts.charts(.learningCurves, [("s.json", Data(json.utf8))], names: [], output: nil)
        #expect(charts.map(\.name) == ["learning_curves_intent_accuracy", "learning_curves_intent_loss"])
        guard case .curves(let series, _, _) = charts[0].content else { return #expect(Bool(false)) }
        #expect(series.map(\.name) == ["training", "validation"] && series[1].values == [0.4, 0.8])
        let two = try StatisticsCharts.charts(
            .learningCurves, [("a.json", Data(json.utf8)), ("b.json", Data(json.utf8))], names: ["old", "new"], output: nil)
        #expect(Set(two.map(\.name)).count == 4)
    }
}
