import Corpus
import Exchange
import Foundation
import FoundationXML
import NLU
import Testing

@Suite("Models in Ludwig's and Hugging Face's folders")
struct LudwigModelTests {
    /// Rows of a made-up language, with an intent, a mood and tags.
    static let table: String = {
        let cities = ["Bern", "Basel", "New York", "Genf"]
        var text = "utterance,intent,mood,slots,split\n"
        for index in 0..<60 {
            let city = cities[index % 4]
            let tags = city.contains(" ") ? "B-city I-city" : "B-city"
            let polite = index % 3 == 0
            text += "\(polite ? "please " : "")fly to \(city) \(index),travel,\(polite ? "polite" : "plain"),"
            text += "\(polite ? "O " : "")O O \(tags) O,\(index % 5 == 0 ? 2 : 0)\n"
            text +=
                "\(polite ? "please " : "")play song \(index),music,\(polite ? "polite" : "plain"),\(polite ? "O " : "")O O O,\(index % 5 == 0 ? 2 : 0)\n"
        }
        return text
    }()

    static let configuration = """
        input_features: [{name: utterance, type: text}]
        output_features:
          - {name: intent, type: category}
          - {name: mood, type: category}
          - {name: slots, type: sequence, decoder: {type: tagger}}
        """

    private func train(_ yaml: String = configuration) throws -> (LudwigModel, LudwigConfiguration, LudwigRows, LudwigDivision) {
        let folder = try Scratch()
        let path = try folder.write(Self.table, "data.csv")
        let configuration = try LudwigConfiguration.read(Data(yaml.utf8), name: "config.yaml")
        let rows = try LudwigRows.read(path, configuration, needsOutputs: true)
        let division = LudwigDivision.of(rows, configuration, seed: 1)
        let trainer = LudwigTrainer(configuration: configuration, language: .english, training: .init(effort: .quick))
        let result = try trainer.train(division.training.map { rows.rows[$0] }) { _, _ in }
        return (result.model, configuration, rows, division)
    }

    @Test("every output is learnt, judged, written and read back with the same answers")
    func experiment() throws {
        let (model, configuration, rows, division) = try train()
        let test = division.test.map { rows.rows[$0] }
        #expect(test.count == 24)
        let predictions = model.predict(test.map(\.text), threads: 2)
        let scores = LudwigScores.of(test, predictions, model)
        #expect(scores.outputs.map(\.name) == ["intent", "mood", "slots"])
        for output in scores.outputs { #expect(output.scores.numbers[0].value > 0.9, "\(output.name): \(output.scores.numbers)") }

        let folder = try Scratch()
        let directory = try ResultsDirectory.create(in: folder.path, name: "experiment_run")
        for file in LudwigModelFiles.write(model, configuration) { try directory.write(file.bytes, as: "model/" + file.path) }
        try directory.write(predictions, of: model)
        let back = try LudwigModelFiles.read(folder.path + "/experiment_run_0/model")
        let again = back.predict(test.map(\.text), threads: 1)
        for (a, b) in zip(predictions, again) { #expect("\(a)" == "\(b)") }
        let csv = try String(contentsOfFile: directory.path + "/predictions.csv", encoding: .utf8).split(separator: "\n")
        #expect(csv.count == 25)
        #expect(
            csv[0].hasPrefix(
                "intent_predictions,intent_probabilities,intent_probability,intent_probabilities_music,intent_probabilities_travel,"))
        #expect(try ResultsDirectory.create(in: folder.path, name: "experiment_run").path.hasSuffix("experiment_run_1"))
    }

    @Test("the predictions have the shapes that Hexabot reads")
    func shapes() throws {
        let (model, _, _, _) = try train()
        let prediction = model.predict(["fly to New York 7"], threads: 1)[0]
        guard case .tags(let tags) = prediction[2] else { return #expect(Bool(false)) }
        #expect(tags.map(\.tag) == ["<SOS>", "O", "O", "B-city", "I-city", "O", "<EOS>"])
        let columns = prediction[0].columns("intent", vocabulary: model.vocabulary(of: model.outputs[0]))
        #expect(
            columns.map(\.0) == [
                "intent_predictions", "intent_probabilities", "intent_probability", "intent_probabilities_music",
                "intent_probabilities_travel",
            ])
    }

    @Test("tags alone can be learnt, without any category")
    func tagsAlone() throws {
        let (model, _, rows, division) = try train(
            "input_features: [{name: utterance, type: text}]\noutput_features: [{name: slots, type: sequence, decoder: {type: tagger}}]")
        let test = division.test.map { rows.rows[$0] }
        let scores = LudwigScores.of(test, model.predict(test.map(\.text), threads: 2), model)
        #expect(scores.outputs[0].scores.numbers.first { $0.name == "span_f1" }?.value ?? 0 > 0.9)
    }

    @Test("statistics, Rasa's reports and charts come of one scoring")
    func statistics() throws {
        let (model, _, rows, division) = try train()
        let test = division.test.map { rows.rows[$0] }
        let scores = LudwigScores.of(test, model.predict(test.map(\.text), threads: 2), model)
        let json = JSONText.data(ResultsDirectory.statistics(scores))
        let root = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        let intent = try #require(root["intent"] as? [String: Any])
        let matrix = try #require(intent["confusion_matrix"] as? [[Int]])
        #expect(matrix.joined().reduce(0, +) == test.count)
        #expect(matrix.map { $0.reduce(0, +) } == [12, 12])
        let classes = try #require(intent["per_class_stats"] as? [String: [String: Double]])
        #expect(classes.keys.sorted() == ["music", "travel"])
        #expect(root["combined"] != nil)
        for kind in [StatisticsCharts.Kind.confusionMatrix, .calibration, .comparePerformance] {
            let charts = try StatisticsCharts.charts(kind, [("test_statistics.json", json)], names: [], output: "intent")
            #expect(charts.count == 1)
            #expect(XMLParser(data: charts[0].svg).parse())
        }
        let reports = RasaReport.files(scores)
        #expect(reports.map(\.path) == ["intent_report.json", "intent_errors.json", "mood_report.json", "mood_errors.json"])
        let report = try #require(try JSONSerialization.jsonObject(with: reports[0].bytes) as? [String: Any])
        #expect((report["travel"] as? [String: Any])?["confused_with"] != nil && report["macro avg"] != nil)
    }

    @Test("a Hugging Face repository gives the same model back")
    func huggingFace() throws {
        let examples = Self.table.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",").map(String.init)
            return Example(text: cells[0], intent: cells[1], entities: cells[0].contains("Bern") ? [] : [])
        }
        let dataset = Dataset(language: .english, examples: examples)
        let control = TrainingControl()
        let pipeline = try Pipeline.build(for: dataset, configuration: .init(effort: .quick))
        let trained = try pipeline.train(pipeline.prepare(dataset, control: control), control: control)
        let repository = HuggingFaceRepository(
            artifacts: trained.model.artifacts(), evaluation: nil, estimate: trained.estimate, record: nil)
        let folder = try Scratch()
        for file in try repository.files(.init(name: "bot: “1”", project: "my bot", license: "mit", examples: examples.count)) {
            try folder.write(file.bytes, file.path)
        }
        let back = try HuggingFaceRepository.read(folder.path)
        #expect(back.artifacts == repository.artifacts)
        #expect(back.estimate == trained.estimate)
        let card = try String(contentsOfFile: folder.path + "/README.md", encoding: .utf8)
        #expect(card.contains("pipeline_tag: text-classification") && card.contains("cross-validated estimate"))
        #expect(card.contains("name: \"bot: “1”\""))
        let ludwig = try LudwigModelFiles.read(folder.path + "/model")
        guard case .category(let ranking) = ludwig.predict(["fly to Bern"], threads: 1)[0][0] else { return #expect(Bool(false)) }
        #expect(ranking.map(\.probability) == trained.model.parse("fly to Bern").intentRanking.map(\.confidence))
        try folder.write(Data("version https://git-lfs.github.com/spec/v1\n".utf8), "model.safetensors")
        #expect(complaint { _ = try HuggingFaceRepository.read(folder.path) }?.contains("git lfs pull") == true)
    }
}
