import Foundation
import Testing

/// The smallest sample project, uploaded into a store of the test's own.
struct CoffeeBar {
    struct Line: Decodable {
        var text: String
        var intent: String
        var type: String?
    }

    static let file = Trainyard.root + "/sample-projects/coffee-bar/en.json"

    let home: Scratch
    let project: String
    let lines: [Line]

    init(_ home: Scratch) throws {
        self.home = home
        project = try Self.project(named: "Coffee bar", home)
        try Trainyard.run("nlu", "upload-dataset", "-d", Self.file, "-p", project, "-L", "en", home: home).succeeded()
        lines = try JSONDecoder().decode([Line].self, from: Data(contentsOf: URL(fileURLWithPath: Self.file)))
    }

    /// Makes an empty project and gives its id.
    static func project(named name: String, _ home: Scratch) throws -> String {
        try Trainyard.run("nlu", "create-project", "-p", name, "-L", "en", home: home).succeeded().output.trimmingCharacters(in: .newlines)
    }

    var tests: [Line] { lines.filter { $0.type == "test" } }

    var trainCounts: [String: Int] {
        lines.filter { $0.type != "test" }.reduce(into: [:]) { $0[$1.intent, default: 0] += 1 }
    }

    /// The id of a Completed model.
    func trained() throws -> String {
        try Trainyard.run("nlu", "train", "-p", project, "-L", "en", "--effort", "quick", "--wait", "true", home: home).succeeded()
            .output.trimmingCharacters(in: .newlines)
    }
}
