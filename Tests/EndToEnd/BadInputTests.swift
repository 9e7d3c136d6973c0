import Foundation
import Testing

/// What people and disks get wrong: one clear line, status 1, nothing lost.
@Suite struct BadInputTests {
    enum BadFile: String, CaseIterable {
        case missing, directory, empty, binaryNoise, cutInHalf, anotherShape, oneLongLine

        func path(in home: Scratch) throws -> String {
            switch self {
            case .missing: return home.path + "/nothing-here.json"
            case .directory: return home.path
            case .empty: return try home.file("empty.json", "")
            case .binaryNoise:
                var state: UInt64 = 7
                return try home.file(
                    "noise.json",
                    Data(
                        (0..<50_000).map { _ in
                            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                            return UInt8(truncatingIfNeeded: state >> 33)
                        }))
            case .cutInHalf:
                let whole = try Data(contentsOf: URL(fileURLWithPath: CoffeeBar.file))
                return try home.file("half.json", whole.prefix(whole.count / 2))
            case .anotherShape: return try home.file("object.json", #"{"hello": "world"}"#)
            case .oneLongLine:
                // A hole of 1 GB takes no room on the disk.
                let path = try home.file("long.json", #"[{"text": ""#)
                let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
                try handle.truncate(atOffset: 1 << 30)
                try handle.close()
                return path
            }
        }
    }

    @Test(arguments: BadFile.allCases)
    func aBadFileIsNamedAndNothingIsUploaded(file: BadFile) throws {
        let home = try Scratch()
        let project = try CoffeeBar.project(named: "Empty", home)
        let path = try file.path(in: home)
        let outcome = try Trainyard.run("nlu", "upload-dataset", "-d", path, "-p", project, "-L", "en", home: home)
        outcome.refused()
        #expect(outcome.errors.contains((path as NSString).lastPathComponent), "the file is not named: \(outcome.errors)")
        let list = try Trainyard.run("nlu", "list-examples", "-p", project, "-L", "en", "--json", home: home).succeeded().data
        #expect(list["count"] as? Int == 0)
    }

    @Test(arguments: BadFile.allCases)
    func aBadFileCannotBeMeasured(file: BadFile) throws {
        let home = try Scratch()
        try Trainyard.run("benchmark", file.path(in: home), home: home).refused()
    }

    @Test func aRowThatCannotBeTakenDoesNotStopTheOthers() throws {
        let home = try Scratch()
        let project = try CoffeeBar.project(named: "Mixed", home)
        let file = try home.file("mixed.json", #"[{"text": "good", "intent": "a"}, {"intent": "b"}, 7]"#)
        let outcome = try Trainyard.run("nlu", "upload-dataset", "-d", file, "-p", project, "-L", "en", "--json", home: home).succeeded()
        #expect(outcome.data["taken"] as? Int == 1)
        #expect(outcome.data["refused"] as? Int == 2)
        #expect(outcome.complaints.count == 2, "each refused row is named on stderr")
    }

    @Test(arguments: [(2, 9), (1, 50)])
    func tooLittleDataMakesNoModel(intents: Int, examples: Int) throws {
        let home = try Scratch()
        let project = try CoffeeBar.project(named: "Small", home)
        let rows = (0..<intents).flatMap { intent in
            (0..<examples).map { "{\"text\": \"words \(intent) \($0)\", \"intent\": \"intent \(intent)\"}" }
        }
        let file = try home.file("small.json", "[" + rows.joined(separator: ",") + "]")
        try Trainyard.run("nlu", "upload-dataset", "-d", file, "-p", project, "-L", "en", home: home).succeeded()
        try Trainyard.run("nlu", "train", "-p", project, "-L", "en", home: home).refused()
        let models = try Trainyard.run("nlu", "list-models", "-p", project, "-L", "en", "--json", home: home).succeeded().data
        #expect(models["count"] as? Int == 0)
    }

    @Test func aModelIsDeletedOnce() throws {
        let home = try Scratch()
        let model = try CoffeeBar(home).trained()
        try Trainyard.run("nlu", "delete-model", "-m", model, home: home).succeeded()
        try Trainyard.run("nlu", "delete-model", "-m", model, home: home).refused()
    }

    @Test(arguments: [
        ["nlu", "list-examples", "-p", "ffffffffffffffffffffffff", "-L", "en"], ["nlu", "delete-project", "-p", "../../etc"],
        ["nlu", "train", "-p", "", "-L", "en"], ["nlu", "model-status", "-m", "no such model"], ["nlu", "deploy", "-m", "x"],
        ["nlu", "parse", "-m", "x", "-i", "hello"], ["nlu", "delete-example", "-e", "not-a-number"],
        ["nlu", "rename-model", "-m", "x", "-n", "y"],
    ])
    func whatIsNotThereIsSaidToBeMissing(words: [String]) throws {
        try Trainyard.run(words, home: Scratch()).refused()
    }

    @Test func aFailureHasAnEnvelopeToo() throws {
        let outcome = try Trainyard.run("nlu", "model-status", "-m", "x", "--json", home: Scratch())
        #expect(outcome.status == 1)
        #expect((outcome.json as? [String: Any])?["success"] as? Bool == false)
        #expect(outcome.complaints.count == 1)
    }

    @Test func aJobThatRunsMayNotBeDeployedOrDeleted() throws {
        let home = try Scratch()
        let shop = try CoffeeBar(home)
        // A stopped engine is an engine: the job stays where it is.
        let engine = try BackgroundProcess(["engine"], home: home)
        try engine.wait(for: "ready")
        engine.signal(SIGSTOP)
        let model = try Trainyard.run("nlu", "train", "-p", shop.project, "-L", "en", home: home).succeeded().output.trimmingCharacters(
            in: .newlines)
        try Trainyard.run("nlu", "deploy", "-m", model, home: home).refused()
        try Trainyard.run("nlu", "delete-model", "-m", model, home: home).refused()
        engine.signal(SIGCONT)
        let waited = try Trainyard.run("nlu", "model-status", "-m", model, "-w", "--json", home: home).succeeded().data
        #expect(waited["trainingStatus"] as? String == "Completed")
    }

    @Test func aLineWithoutEndIsRefusedInLittleMemory() throws {
        let home = try Scratch()
        let model = try CoffeeBar(home).trained()
        let file = try BadFile.oneLongLine.path(in: home)
        // Address space for the program, but not for the line.
        let limited = try Shell.run("ulimit -v 1000000; exec '\(Trainyard.path)' nlu parse -m \(model) --file '\(file)'", home: home)
        limited.refused()
    }
}
