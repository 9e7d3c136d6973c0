import Corpus
import Foundation
import Testing

/// A sample project as it lies in the repository: a file of examples a language, and one of entity definitions.
struct SampleProject: Sendable, CustomTestStringConvertible {
    struct Description: Decodable {
        var projectName: String
        var language: [LanguageTag]
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "sample-projects")
    /// The one that is faulty on purpose.
    static let faulty = SampleProject(name: "clinic-frontdesk")
    static let all = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        .filter { FileManager.default.fileExists(atPath: folder.appending(path: $0).appending(path: "project.json").path) }
        .map { SampleProject(name: $0) }
    static let clean = all.filter { $0.name != faulty.name }

    var name: String
    var testDescription: String { name }
    private var folder: URL { Self.folder.appending(path: name) }

    func description() throws -> Description {
        try JSONDecoder().decode(Description.self, from: Data(contentsOf: folder.appending(path: "project.json")))
    }

    func examples(_ language: LanguageTag) throws -> ImportedData {
        try CorpusReader.read(Data(contentsOf: folder.appending(path: "\(language).json")), name: "\(language).json", language: language)
    }

    func definitions(_ language: LanguageTag) throws -> ImportedData {
        try CorpusReader.read(Data(contentsOf: folder.appending(path: "entities.json")), name: "entities.json", language: language)
    }
}

@Suite("The sample projects")
struct SampleProjectTests {
    @Test("are five or more, with a few thousand examples in all")
    func extent() throws {
        #expect(SampleProject.all.count >= 5)
        let count = try SampleProject.all.reduce(0) { sum, project in
            try sum + project.description().language.reduce(0) { try $0 + project.examples($1).examples.count }
        }
        #expect(count >= 3000)
    }

    @Test("can be read without anything to say of them, in every language they name", arguments: SampleProject.clean)
    func readable(project: SampleProject) throws {
        let description = try project.description()
        #expect(description.projectName == project.name)
        #expect(!description.language.isEmpty)
        for language in description.language {
            let data = try project.examples(language)
            #expect(summary(data.report) == [])
            #expect(!data.examples.isEmpty && data.report.taken == data.report.rows)
            let definitions = try project.definitions(language)
            #expect(summary(definitions.report) == [])
            #expect(!definitions.definitions.isEmpty)
        }
    }

    @Test("have enough of every intent, and no repeats, conflicts or leaks", arguments: SampleProject.clean)
    func healthy(project: SampleProject) throws {
        for language in try project.description().language {
            let findings = try Doctor.examine(Dataset(language: language, examples: project.examples(language).examples))
            #expect(findings.filter { $0.severity < .note || $0.kind == .repeated }.map(\.reason) == [])
        }
    }

    @Test("are worded with variety: a quarter of each intent's examples start with a word that no other does", arguments: SampleProject.all)
    func variety(project: SampleProject) throws {
        for language in try project.description().language {
            let labelled = try project.examples(language).examples.filter { !$0.intent.isEmpty }
            for (intent, examples) in Dictionary(grouping: labelled, by: \.intent) {
                let words = examples.map { NormalisedText.of($0.text).prefix { $0 != " " } }
                let counts = Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
                let own = words.count { counts[$0] == 1 }
                #expect(4 * own >= examples.count, "\(language) \(intent): \(own) of \(examples.count)")
            }
        }
    }
}

/// What can be found without training; its wrong labels and its twin intents are for cross-validation to find.
@Suite("Of the faults planted in clinic-frontdesk")
struct FaultySampleTests {
    private static func findings(_ kind: Finding.Kind) throws -> [Finding] {
        let data = try SampleProject.faulty.examples(.english)
        return Doctor.examine(Dataset(language: .english, examples: data.examples)).filter { $0.kind == kind }
    }

    @Test(
        "the reader takes every row, also those without entities or type, mends the eleven spans that have one meaning, and drops the empty one"
    )
    func spans() throws {
        let report = try SampleProject.faulty.examples(.english).report
        #expect((report.rows, report.taken) == (209, 209))
        let mended = report.issues.filter { $0.severity == .mended }.map(\.reason)
        #expect(mended.count == 11)
        #expect(mended.count { $0.contains("UTF-16") } == 4)
        #expect(mended.count { $0.contains("its end is inclusive") } == 3)
        #expect(mended.count { $0.contains("occurs once in the text") } == 3)
        #expect(mended.filter { $0.contains("“9 a” is cut short of “9 am”") }.count == 1)
        #expect(report.issues.filter { $0.reason.contains("dropped") }.map(\.reason).count { $0.contains("has no length") } == 1)
    }

    @Test("the doctor finds the six texts under two intents")
    func conflicts() throws {
        #expect(try Self.findings(.conflictingIntents).map(\.examples.count) == [2, 2, 2, 2, 2, 2])
    }

    @Test("the doctor finds the starved intent, which has no test either")
    func starved() throws {
        #expect(try Self.findings(.starvedIntent).map(\.intent) == ["request_referral"])
        #expect(try Self.findings(.untestedIntent).map(\.intent) == ["request_referral"])
    }

    @Test("the doctor finds the eight leaks, two of which differ from their twin in case or punctuation")
    func leaks() throws {
        let examples = try SampleProject.faulty.examples(.english).examples
        let leaks = try Self.findings(.leakedTest)
        #expect(leaks.count == 8)
        #expect(leaks.count { leak in Set(leak.examples.map { examples[$0].text }).count > 1 } == 2)
    }

    @Test("the doctor finds the five repeats and the five near-duplicates")
    func duplicates() throws {
        #expect(try Self.findings(.repeated).count == 5)
        #expect(try Self.findings(.nearDuplicate).map(\.examples.count).sorted() == [3, 4])
    }

    @Test("the doctor finds the six unlabelled utterances")
    func unlabelled() throws {
        #expect(try Self.findings(.unlabelled).map(\.examples.count) == [6])
    }
}
