import Corpus
import Exchange
import Foundation
import Testing

@Suite("Files made to do harm are refused in one line")
struct HostileFileTests {
    static let yamlFiles: [(name: String, text: String, reason: String)] = [
        ("deep lists", "nlu:\n- intent: " + String(repeating: "[", count: 100_000), "no YAML"),
        ("deep maps", "nlu: " + (0..<1500).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), "no YAML"),
        (
            "billion laughs",
            "a: &a [x,x,x,x,x,x,x,x,x]\n"
                + zip("bcdefghi", "abcdefgh").map { "\($0): &\($0) [*\($1),*\($1),*\($1),*\($1),*\($1),*\($1),*\($1),*\($1),*\($1)]\n" }
                .joined()
                + "nlu: *i\n",
            "write the values out"
        ),
        (
            "laughing keys",
            "a: &a [x,x]\n"
                + zip("bcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxy").map { "\($0): &\($0) [*\($1),*\($1)]\n" }.joined()
                + "? *z\n: x\nnlu: []\n",
            "write the values out"
        ),
        ("itself", "nlu: &a [*a]", "undefined alias"), ("twice", "nlu: []\nnlu: []", "stands twice"),
        ("no YAML", "nlu:\n- intent: \"a\n  examples: |\n", "no YAML"), ("a word", "nlu: yes", "has to be a list"),
    ]

    @Test("YAML", arguments: yamlFiles)
    func yaml(name: String, text: String, reason: String) {
        let message = complaint { _ = try read(text, name: "nlu.yml") }
        #expect(message?.contains(reason) == true, "\(message ?? "read")")
        #expect(message?.contains("\n") == false)
    }

    @Test("YAML with a few aliases, or with words that look like them, is read")
    func aliases() throws {
        let data = try read(
            "x: &lines |\n    - one\nnlu:\n- intent: a\n  examples: *lines\n- intent: b\n  examples: |\n    - R &B *really* *so* much\n")
        #expect(data.examples.map(\.intent) == ["a", "b"])
    }

    @Test(
        "JSON objects that are not what they seem",
        arguments: [
            #"{"luis_schema_version": "7"}"#, #"{"luis_schema_version": "7", "utterances": {}}"#,
            #"{"projectFileVersion": 1, "assets": []}"#,
            #"{"intents": [], "utterances": 1}"#, #"{"rasa_nlu_data": 3}"#,
            #"{"luis_schema_version": "7", "utterances": ["# + String(repeating: "[", count: 1000),
        ])
    func objects(text: String) {
        let message = complaint { if try !read(text).examples.isEmpty { throw UnreadableFile("rows\n were taken") } }
        #expect(message?.contains("\n") != true)
    }

    @Test("zip archives")
    func archives() throws {
        let good = [UInt8](DataWriter.write(Coffee.dataset, as: .dialogflow).archive)
        for length in [4, 10, 100, good.count - 30, good.count - 1] {
            #expect(
                complaint { _ = try SourceTree.file(Data(good[..<length]), name: "a.zip") }?.contains(
                    "a.zip: the zip archive cannot be read") == true)
        }
        var names = good
        // The first directory entry's name, `agent.json`, becomes one that leads out.
        let directory = try #require(range(of: [0x50, 0x4B, 1, 2], in: names))
        names.replaceSubrange((directory + 46)..<(directory + 56), with: Array("../../json".utf8))
        let tree = try SourceTree.file(Data(names), name: "a.zip")
        #expect(tree.passedOver.contains { $0.contains("leads out of the archive") })
        // A file that says it unpacks to 4 GB.
        var bomb = good
        bomb.replaceSubrange((directory + 24)..<(directory + 28), with: [0xFF, 0xFF, 0xFF, 0xFF])
        #expect(complaint { _ = try SourceTree.file(Data(bomb), name: "a.zip") }?.contains("unpacks to more than") == true)
        // Two entries over the same bytes.
        var shared = good
        let next = try #require(range(of: [0x50, 0x4B, 1, 2], in: shared, from: directory + 4))
        shared.replaceSubrange((next + 42)..<(next + 46), with: [0, 0, 0, 0])
        #expect(complaint { _ = try SourceTree.file(Data(shared), name: "a.zip") }?.contains("share bytes") == true)
        #expect(
            complaint { _ = try SourceTree.file(Data([0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)), name: "a.zip") }
                == "a.zip: there is no file of labelled data in it")
    }

    @Test("a file that lies alone in a folder is found there, and a damaged one is named with its folder", arguments: DataFormat.allCases)
    func alone(format: DataFormat) throws {
        var tree = DataWriter.write(Coffee.dataset, as: format).tree
        tree.isFolder = true
        #expect(try DataReader.read(tree, language: .english).examples.count == Coffee.dataset.examples.count)
        let damaged = UnreadableFile("the file is empty", file: "x.txt")
        let broken = SourceTree(name: "there", isFolder: true, files: [.init(path: "x.txt", content: .failure(damaged))])
        #expect(
            complaint { _ = try DataReader.read(broken, language: .english) }
                == "there: no file in it can be read; x.txt: the file is empty")
    }

    @Test("a folder with links out of it, and one with nothing in it")
    func folders() throws {
        let root = NSTemporaryDirectory() + "trainyard-exchange-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: root) }
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        #expect(complaint { _ = try SourceTree.open(root) }?.hasSuffix("there is no file of labelled data in it") == true)
        try FileManager.default.createSymbolicLink(atPath: root + "/passwd.txt", withDestinationPath: "/etc/passwd")
        try Data("nlu:\n- intent: a\n  examples: |\n    - one\n".utf8).write(to: URL(fileURLWithPath: root + "/nlu.yml"))
        let data = try DataReader.read(root, language: .english)
        #expect(data.examples.count == 1)
        #expect(data.report.issues.contains { $0.reason.contains("passwd.txt: a symbolic link") })
    }

    private func range(of bytes: [UInt8], in all: [UInt8], from start: Int = 0) -> Int? {
        (start...(all.count - bytes.count)).first { Array(all[$0..<($0 + bytes.count)]) == bytes }
    }
}
