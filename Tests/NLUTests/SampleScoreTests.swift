import Corpus
import Foundation
import NLU
import Testing

/// The samples teach what a real project is like: neither so easy that nothing is left to mend, nor so hard that it discourages.
struct SampleScoreTests {
    static let files = ["coffee-bar/en", "bank-helpdesk/en", "smart-home/en", "smart-home/hi", "travel-desk/de", "travel-desk/es"]

    @Test("Cross-validated macro F1 of a clean sample lies between .80 and .98", arguments: files)
    func scores(file: String) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../sample-projects").standardized
        let language = try #require(LanguageTag(String(file.suffix(2))))
        let bytes = try Data(contentsOf: root.appending(path: file + ".json"))
        let examples = try CorpusReader.read(bytes, name: file, language: language).examples
        let estimate = try trained(examples, language: language).estimate
        #expect((0.80...0.98).contains(estimate.macroF1), "macro F1 \(estimate.macroF1)")
    }
}
