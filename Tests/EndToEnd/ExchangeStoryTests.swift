import Foundation
import FoundationNetworking
import Testing

/// Data and models of other tools, in and out, as a script would do it.
@Suite struct ExchangeStoryTests {
    static let configuration = """
        input_features:
          - {name: utterance, type: text, encoder: {type: parallel_cnn}}
        output_features:
          - {name: intent, type: category}
        trainer: {epochs: 5}
        """

    /// The coffee bar's training examples as the table of the seed's page.
    private func table(_ shop: CoffeeBar, _ home: Scratch) throws -> String {
        let rows = shop.lines.filter { !$0.intent.isEmpty }.map {
            "\"\($0.text.replacingOccurrences(of: "\"", with: "\"\""))\",\($0.intent)"
        }
        return try home.file("train.csv", Data(("utterance,intent\n" + rows.joined(separator: "\n") + "\n").utf8))
    }

    @Test func ludwigsExperimentEndsInADirectoryThatPredictsAndDraws() throws {
        let home = try Scratch()
        let data = try table(try CoffeeBar(home), home)
        let config = try home.file("config.yaml", Data(Self.configuration.utf8))
        let words = ["ludwig", "experiment", "--config", config, "--dataset", data, "--output_directory", "results", "--effort", "quick"]
        let experiment = try Trainyard.run(words, home: home).succeeded()
        #expect(experiment.output == "results/experiment_run\n")
        #expect(experiment.errors.contains("without effect here") && experiment.errors.contains("trainer.epochs"))
        let results = home.path + "/results/experiment_run_0"
        for name in ["description.json", "training_statistics.json", "test_statistics.json", "intent_report.json", "model/model_weights"] {
            #expect(FileManager.default.fileExists(atPath: "\(results)/\(name)"), "\(name)")
        }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: results + "/test_statistics.json"))
        let statistics = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: [String: Any]])
        #expect(statistics["intent"]?["accuracy"] as? Double ?? 0 > 0.6)

        try Trainyard.run(
            "ludwig", "predict", "--model_path", "results/experiment_run_0/model", "--dataset", data, "--output_directory", "predictions",
            home: home
        ).succeeded()
        let predictions = try String(contentsOfFile: home.path + "/predictions/predictions.csv", encoding: .utf8).split(separator: "\n")
        let rows = try String(contentsOfFile: data, encoding: .utf8).split(separator: "\n")
        #expect(predictions.count == rows.count)
        #expect(predictions[0].hasPrefix("intent_predictions,intent_probabilities,intent_probability,"))

        let chart = try Trainyard.run(
            "ludwig", "visualize", "--visualization", "confusion_matrix", "--test_statistics", results + "/test_statistics.json",
            "--output_directory", "charts", home: home
        ).succeeded()
        #expect(chart.output == "charts/confusion_matrix_intent.svg\n")
        let curves = try Trainyard.run(
            "ludwig", "visualize", "--visualization", "learning_curves", "--ground_truth_metadata",
            results + "/model/training_set_metadata.json", "--training_statistics", results + "/training_statistics.json", "--file_format",
            "png", "--output_directory", "charts", home: home)
        if curves.status == 0 {
            let picture = try Data(contentsOf: URL(fileURLWithPath: home.path + "/charts/learning_curves_intent.png"))
            #expect(picture.starts(with: Array("\u{89}PNG".unicodeScalars.map { UInt8($0.value) })))
        } else {
            #expect(curves.complaints.count == 1 && curves.errors.contains("apt-get install"), "\(curves.errors)")
        }
        try Trainyard.run("ludwig", "evaluate", "--model_path", "nowhere", "--dataset", data, home: home).refused()
    }

    @Test func ludwigServesWhatItTrained() async throws {
        let home = try Scratch()
        let data = try table(try CoffeeBar(home), home)
        let config = try home.file("config.yaml", Data(Self.configuration.utf8))
        let words = ["ludwig", "experiment", "--config", config, "--dataset", data, "--output_directory", "results", "--effort", "quick"]
        try Trainyard.run(words, home: home).succeeded()
        let path = "results/experiment_run_0/model"
        let forms = [["serve", "--model_path", path], ["multi_serve_local", "--model_paths", "{\"intent\": \"\(path)\"}"]]
        for form in forms {
            let server = try BackgroundProcess(["ludwig"] + form + ["-H", "127.0.0.1", "-p", "0"], home: home)
            try server.wait(for: "on http://")
            let address = try #require(server.said.firstMatch(of: /http:\/\/[0-9.:]+[0-9]/)).output
            var request = URLRequest(url: try #require(URL(string: address + "/predict")))
            request.httpMethod = "POST"
            request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
            request.httpBody = Data("text=a+large+latte+to+go+please".utf8)
            let (reply, _) = try await URLSession.shared.data(for: request)
            let json = try #require(try JSONSerialization.jsonObject(with: reply) as? [String: Any])
            let record = form[0] == "serve" ? json : (json["intent"] as? [String: Any])?["predictions"] as? [String: Any] ?? [:]
            #expect(record["intent_predictions"] as? String == "order_drink", "\(json)")
            server.signal(SIGTERM)
            #expect(server.waitForEnd() == 0)
        }
        try Trainyard.run("ludwig", "serve", "--model_path", "nowhere", home: home).refused()
        try Trainyard.run("ludwig", "multi_serve_hf", "--model_paths", "{\"intent\": \"nowhere\"}", home: home).refused()
        try Trainyard.run("ludwig", "multi_serve_local", "--model_paths", "[", home: home).refused()
    }

    @Test func aModelTravelsToAnotherStoreAndAnswersTheSame() throws {
        let home = try Scratch()
        let model = try CoffeeBar(home).trained()
        try Trainyard.run("export", "-m", model, "--to", "huggingface", "repository", home: home).succeeded()
        let card = try String(contentsOfFile: home.path + "/repository/README.md", encoding: .utf8)
        #expect(card.hasPrefix("---\nlanguage: en\n") && card.contains("model-index:"))

        let away = try Scratch()
        let imported = try Trainyard.run("import-model", home.path + "/repository", home: away).succeeded().output
            .trimmingCharacters(in: .newlines)
        #expect(imported != model)
        for text in ["a large latte to go please", "xyzzy"] {
            let here = try Trainyard.run("nlu", "parse", "-m", model, "-i", text, "--json", home: home).succeeded()
            let there = try Trainyard.run("nlu", "parse", "-m", imported, "-i", text, "--json", home: away).succeeded()
            #expect(here.data as NSDictionary == there.data as NSDictionary)
        }
        try Trainyard.run("export", "-m", model, "--to", "rasa-report", "report", home: home).succeeded()
        let report = try FileManager.default.contentsOfDirectory(atPath: home.path + "/report").sorted()
        // PNG where librsvg is installed, else SVG.
        #expect(
            report.map { $0.replacing(".svg", with: ".png") } == [
                "intent_confusion_matrix.png", "intent_errors.json", "intent_histogram.png", "intent_report.json",
            ])
        try Trainyard.run("import-model", "nowhere", home: away).refused()
    }

    @Test(arguments: ["rasa", "dialogflow", "luis", "clu", "snips", "hexabot", "jsonl", "slots", "fasttext"])
    func aDatasetGoesThroughAnotherToolsFormatAndBack(format: String) throws {
        let home = try Scratch()
        try Trainyard.run("nlu", "convert-dataset", "-d", CoffeeBar.file, "-L", "en", "--to", format, "-o", "there", home: home).succeeded()
        let back = try Trainyard.run("nlu", "convert-dataset", "-d", "there", "-L", "en", "-o", "back", "--json", home: home).succeeded()
        let before = try Trainyard.run("nlu", "convert-dataset", "-d", CoffeeBar.file, "-L", "en", "-o", "before", "--json", home: home)
            .succeeded()
        #expect(back.data["examples"] as? Int == before.data["examples"] as? Int)
        let project = try CoffeeBar.project(named: "again", home)
        let upload = try Trainyard.run("nlu", "upload-dataset", "-d", "there", "-L", "en", "-p", project, "--json", home: home).succeeded()
        #expect(upload.data["refused"] as? Int == 0)
    }
}
