import Corpus
import Exchange
import Foundation
import Testing

@Suite("What was written reads back equal, but for what the report names")
struct RoundTripTests {
    /// What a format has no place for in the coffee project; the rows that it touches.
    struct Loss {
        var format: DataFormat
        var rows: Set<Int> = []
        var testExamples = false
        var definitions = false
    }

    static let losses: [Loss] = [
        Loss(format: .neuralspace), Loss(format: .csv, rows: [2, 3]), Loss(format: .rasa), Loss(format: .rasaJSON, testExamples: true),
        Loss(format: .dialogflow, rows: [2], testExamples: true), Loss(format: .luis, rows: [2], testExamples: true),
        Loss(format: .clu, rows: [2, 3]), Loss(format: .snips, rows: [2], testExamples: true),
        Loss(format: .snipsYAML, rows: [2], testExamples: true), Loss(format: .hexabot, rows: [2, 3], definitions: true),
        Loss(format: .table, rows: [2, 3], definitions: true), Loss(format: .jsonl, definitions: true),
        Loss(format: .slots, rows: [2, 3], definitions: true), Loss(format: .fasttext, rows: [1, 2, 3, 6], definitions: true),
    ]

    @Test("a project as people keep one", arguments: losses)
    func project(loss: Loss) throws {
        let written = DataWriter.write(Coffee.dataset, as: loss.format)
        #expect(Set(written.report.issues.compactMap(\.row)) == loss.rows, "\(written.report.issues)")
        let tree = written.tree
        #expect(try DataReader.find(tree) == loss.format)
        let back = try DataReader.read(tree, language: .english)
        #expect(back.report.count(.refused) == 0, "\(back.report.issues)")
        let expected = Coffee.dataset.examples.enumerated().filter { !loss.rows.contains($0.offset + 1) }.map { _, example in
            var example = example
            if loss.testExamples { example.type = .train }
            return example
        }
        for example in expected { #expect(back.examples.contains(example), "\(example) in \(back.examples)") }
        #expect(back.examples.count == Coffee.dataset.examples.count)
        guard !loss.definitions else { return }
        for definition in Coffee.dataset.definitions {
            let same = back.definitions.first { $0.entity == definition.entity && $0.kind == definition.kind }
            #expect(same.map { Set($0.examples) } == Set(definition.examples), "\(definition)")
        }
    }

    @Test("data of any characters", arguments: DataFormat.allCases, UInt64(0)..<12)
    func anything(format: DataFormat, seed: UInt64) throws {
        var maker = DataMaker(seed: seed)
        let examples = (0..<60).map { _ in maker.example() }
        let written = DataWriter.write(Dataset(language: .english, examples: examples), as: format)
        let back = try DataReader.read(written.tree, language: .english, format: format)
        let touched = Set(written.report.issues.compactMap(\.row))
        let namesTest = written.report.issues.contains { $0.reason.contains("test examples") }
        for (index, example) in examples.enumerated() where !touched.contains(index + 1) {
            var example = example
            if namesTest { example.type = .train }
            #expect(back.examples.contains { isIdentical($0, example) }, "row \(index + 1) of seed \(seed): \(example)")
        }
        let refused = written.report.count(.refused)
        #expect(back.examples.count == examples.count - refused)
        #expect(back.report.count(.refused) == 0, "\(back.report.issues.filter { $0.severity == .refused })")
    }

    @Test("an archive of a folder is that folder", arguments: [DataFormat.dialogflow, .slots, .rasa])
    func archive(format: DataFormat) throws {
        let written = DataWriter.write(Coffee.dataset, as: format)
        let back = try DataReader.read(try SourceTree.file(written.archive, name: "data.zip"), language: .english)
        #expect(back.examples == (try DataReader.read(written.tree, language: .english)).examples)
        #expect(back.examples.count == Coffee.dataset.examples.count)
    }

    /// Equal byte by byte: `==` takes different spellings of an accented letter for the same.
    private func isIdentical(_ a: Example, _ b: Example) -> Bool { a == b && a.text.utf8.elementsEqual(b.text.utf8) }
}
