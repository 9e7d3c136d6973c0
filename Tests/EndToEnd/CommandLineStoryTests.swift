import Foundation
import Testing

/// From a file to an answer, as a script would do it.
@Suite struct CommandLineStoryTests {
    static let stations = [
        "Initiated", "Queued", "Pipeline Building", "Pipeline Built", "Preparing Data", "Data Prepared", "Training", "Trained", "Saved",
        "Completed",
    ]

    @Test func aModelIsTrainedJudgedAndAsked() throws {
        let home = try Scratch()
        let shop = try CoffeeBar(home)

        let trained = try Trainyard.run("nlu", "train", "-p", shop.project, "-L", "en", "-m", "first", "--wait", "true", home: home)
            .succeeded()
        let model = trained.output.trimmingCharacters(in: .newlines)
        #expect(model.count == 24 && model.allSatisfy(\.isHexDigit), "stdout is the model's id alone")
        #expect(trained.complaints.map { Self.stations.first(where: $0.hasPrefix) } == Self.stations, "stderr tells the stations in order")

        let status = try Trainyard.run("nlu", "model-status", "-m", model, "--json", home: home).succeeded()
        let envelope = try #require(status.json as? [String: Any])
        #expect(envelope["success"] as? Bool == true)
        #expect(Set(envelope.keys) == ["success", "message", "data", "timestamp"])
        let record = status.data
        #expect(record["trainingStatus"] as? String == "Completed")
        #expect(record["trainingProgress"] as? [String] == Self.stations)
        #expect(record["examplesPerIntent"] as? [String: Int] == shop.trainCounts)

        let texts = shop.tests.map(\.text).joined(separator: "\n") + "\n"
        let parsed = try Trainyard.run(["nlu", "parse", "-m", model, "--file", "-"], home: home, input: Data(texts.utf8)).succeeded()
        let replies = try parsed.output.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        try #require(replies.count == shop.tests.count)
        let right = zip(replies, shop.tests).filter { reply, test in
            ((reply["intent_ranking"] as? [[String: Any]])?.first?["name"] as? String) == test.intent
        }.count
        let performance = (record["metrics"] as? [String: Any])?["intentClassifierPerformance"] as? [String: Double]
        let accuracy = try #require(performance?["i_acc"])
        #expect(abs(accuracy - Double(right) / Double(shop.tests.count)) < 1e-9)
    }

    @Test func modelStatusHasEveryFieldOfTheDocumentedReply() throws {
        let home = try Scratch()
        let model = try CoffeeBar(home).trained()
        let record = try Trainyard.run("nlu", "model-status", "--modelId", model, "--json", home: home).succeeded().data
        let texts = [
            "name", "appType", "projectId", "apikey", "status", "modelId", "trainingStatus", "lastStatusUpdateAt", "language", "modelName",
            "deploymentStatus", "message",
        ]
        for key in texts { #expect(record[key] is String, "\(key)") }
        for key in ["createdAt", "updatedAt", "replicas", "trainingTime"] { #expect(record[key] is NSNumber, "\(key)") }
        #expect(record["active"] as? Bool == true)
        #expect(record["appType"] as? String == "nlu")
        let creator = try #require(record["createdBy"] as? [String: String])
        #expect(Set(creator.keys) == ["email", "role", "apikey", "referenceKey"])
        let metrics = try #require(record["metrics"] as? [String: Any])
        let intents = try #require(metrics["intentClassifierPerformance"] as? [String: Double])
        let entities = try #require(metrics["nerPerformance"] as? [String: Double])
        #expect(Set(intents.keys) == ["i_acc", "i_f1"])
        #expect(Set(entities.keys) == ["e_acc", "e_f1", "e_f1_partial"])
        let since = try #require(record["lastStatusUpdateAt"] as? String)
        let moment = try Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(since)
        let updated = try #require(record["updatedAt"] as? Double) / 1000
        #expect(abs(moment.timeIntervalSince1970 - updated) < 10, "milliseconds and ISO 8601 tell the same time")
    }

    @Test func aFileIsAnsweredLineByLineWhateverItsLineEnds() throws {
        let home = try Scratch()
        let model = try CoffeeBar(home).trained()
        let file = try home.file("lines.txt", "\u{FEFF}first line\r\n\r\ngrüße \"日本\"\nlast, without an end")
        let replies = try Trainyard.run("nlu", "parse", "-m", model, "--file", file, home: home).succeeded().output.split(separator: "\n")
        let texts = try replies.map { try (JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["text"] as? String }
        #expect(texts == ["first line", "", "grüße \"日本\"", "last, without an end"])
    }

    @Test func severalCommandsMayUseOneStoreAtATime() throws {
        let home = try Scratch()
        let project = try CoffeeBar.project(named: "Crowded", home)
        let uploads = try (0..<8).map { number in
            let file = try home.file("\(number).json", "[{\"text\": \"from \(number)\", \"intent\": \"a\"}]")
            return try BackgroundProcess(["nlu", "upload-dataset", "-d", file, "-p", project, "-L", "en"], home: home)
        }
        #expect(uploads.map { $0.waitForEnd() } == Array(repeating: 0, count: 8))
        let list = try Trainyard.run("nlu", "list-examples", "-p", project, "-L", "en", "--json", home: home).succeeded().data
        #expect(list["count"] as? Int == 8)
    }

    @Test func trainingGoesOnWhenTheCommandHasReturned() throws {
        let home = try Scratch()
        let shop = try CoffeeBar(home)
        let model = try Trainyard.run("nlu", "train", "-p", shop.project, "-L", "en", "--effort", "quick", home: home).succeeded()
            .output.trimmingCharacters(in: .newlines)
        let waited = try Trainyard.run("nlu", "model-status", "-m", model, "-w", "--json", home: home).succeeded()
        #expect(waited.data["trainingStatus"] as? String == "Completed")
    }

    @Test func severalJobsInOneCallGiveSeveralModels() throws {
        let home = try Scratch()
        let shop = try CoffeeBar(home)
        let ids = try Trainyard.run(
            "nlu", "train", "-p", shop.project, "-L", "en", "-m", "twin", "-n", "2", "--effort", "quick", "-w", "true", home: home
        ).succeeded().output.split(separator: "\n")
        #expect(Set(ids).count == 2)
        let list = try Trainyard.run("nlu", "list-models", "-p", shop.project, "-L", "en", "--json", home: home).succeeded().data
        #expect(list["count"] as? Int == 2)
    }

    @Test func modelsAreRenamedDeployedAndDeleted() throws {
        let home = try Scratch()
        let model = try CoffeeBar(home).trained()
        try Trainyard.run("nlu", "rename-model", "-m", model, "-n", "best one", home: home).succeeded()
        try Trainyard.run("nlu", "deploy", "-m", model, "-n", "2", home: home).succeeded()
        let record = try Trainyard.run("nlu", "model-status", "-m", model, "--json", home: home).succeeded().data
        #expect(record["modelName"] as? String == "best one")
        #expect(record["replicas"] as? Int == 2)
        #expect(record["deploymentStatus"] as? String == "Deployed")
        try Trainyard.run("nlu", "delete-model", "-m", model, home: home).succeeded()
        try Trainyard.run("nlu", "model-status", "-m", model, home: home).refused()
    }

    @Test func examplesAreListedAndDeleted() throws {
        let home = try Scratch()
        let shop = try CoffeeBar(home)
        let words = ["nlu", "list-examples", "-p", shop.project, "-L", "en", "-t", "train", "-s", "1", "-n", "1", "--json"]
        let before = try Trainyard.run(words, home: home).succeeded().data
        let example = try #require((before["examples"] as? [[String: Any]])?.first)
        let id = try #require(example["exampleId"] as? String)
        try Trainyard.run("nlu", "delete-example", "-e", id, home: home).succeeded()
        let after = try Trainyard.run(words, home: home).succeeded().data
        #expect(after["count"] as? Int == (before["count"] as? Int).map { $0 - 1 })
    }

    @Test(arguments: [
        ["--project-id", "--language", "--model-name", "--wait", "true", "--wait-interval"],
        ["--projectId", "--languages", "--modelName", "--wait=true", nil, "--waitInterval"],
        ["-p", "-L", "-m", "-w", nil, "-i"],
    ])
    func bothClientsFlagsAreUnderstood(flags: [String?]) throws {
        let home = try Scratch()
        let shop = try CoffeeBar(home)
        let words: [String?] = [
            "nlu", "train", flags[0], shop.project, flags[1], "en", flags[2], "named", flags[3], flags[4], flags[5], "1", "--effort",
            "quick",
        ]
        let model = try Trainyard.run(words.compactMap(\.self), home: home).succeeded().output.trimmingCharacters(in: .newlines)
        let record = try Trainyard.run("nlu", "model-status", "-m", model, "--json", home: home).succeeded().data
        #expect(record["trainingStatus"] as? String == "Completed")
        #expect(record["modelName"] as? String == "named")
    }

    @Test func theStoreMayBeNamedBeforeTheCommandOrAfterIt() throws {
        let home = try Scratch()
        let place = home.path + "/elsewhere"
        try Trainyard.run("--store", place, "nlu", "create-project", "-p", "Here", "-L", "en", home: home).succeeded()
        let list = try Trainyard.run("nlu", "list-projects", "--store", place, "--json", home: home).succeeded().data
        #expect(list["count"] as? Int == 1)
    }

    @Test(arguments: [["login", "-e", "a@b.c", "-p", "x"], ["list-apps"], ["install-app", "-n", "nlu"], ["nlu", "get-languages"]])
    func scriptsThatBeginWithAnAccountGoOn(words: [String]) throws {
        let home = try Scratch()
        try Trainyard.run(words, home: home).succeeded()
        #expect((try Trainyard.run(words + ["--json"], home: home).succeeded().json as? [String: Any])?["success"] as? Bool == true)
    }

    @Test func theDemoTrainsWithoutATerminal() throws {
        let home = try Scratch()
        let demo = try Trainyard.run("demo", home: home).succeeded()
        for station in Self.stations { #expect(demo.output.contains(station)) }
        #expect(demo.output.contains("intent accuracy"))
    }

    @Test func withoutATerminalTheDashboardSaysWhatToDo() throws {
        try Trainyard.run(home: Scratch()).refused()
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func thereAreShellCompletions(shell: String) throws {
        let script = try Trainyard.run("--generate-completion-script", shell, home: Scratch()).succeeded().output
        #expect(script.contains("model-status"))
    }

    @Test(arguments: [["nlu", "train"], ["nlu", "parse", "-m", "x"], ["nonsense"], ["nlu", "create-project", "-L", "not a language"]])
    func wrongUsageHasAStatusOfItsOwn(words: [String]) throws {
        let outcome = try Trainyard.run(words, home: Scratch())
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
    }
}
