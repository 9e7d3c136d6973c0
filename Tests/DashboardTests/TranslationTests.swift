import Corpus
import Dashboard
import Engine
import Foundation
import Store
import Terminal
import Testing

@Suite("The screens speak the person's language")
struct TranslationTests {
    static let german: Translation = {
        let toml = (try? SourceLiteral.text("languages/de.toml")) ?? ""
        return TranslationFile.read(toml, code: "de", file: "de.toml").translation
    }()

    private func inGerman<T>(_ body: () throws -> T) rethrows -> T { try Translation.$scoped.withValue(Self.german, operation: body) }

    @Test("What is put in becomes a numbered place, and the translation may turn them round")
    func keys() {
        let phrase: Phrase = "Moved \("3 examples") to \("card_lost"). u takes it back."
        #expect(phrase.key == "Moved {1} to {2}. u takes it back.")
        #expect(phrase.english == "Moved 3 examples to card_lost. u takes it back.")
        let (turned, _) = TranslationFile.read("[phrases]\n\"\(phrase.key)\" = \"{2} ← {1}\"", code: "xx", file: "xx.toml")
        #expect(turned.text(phrase) == "card_lost ← 3 examples")
        #expect(Translation.english.text(phrase) == phrase.english)
        #expect(turned.text("Reading …") == "Reading …", "what is missing stays English")
    }

    @Test("What people typed is never taken for a place")
    func places() {
        let (translation, _) = TranslationFile.read("[phrases]\n\"Copied “{1}”.\" = \"„{1}“ kopiert.\"", code: "xx", file: "xx.toml")
        #expect(translation.text("Copied “\("{1} {2}")”.") == "„{1} {2}“ kopiert.")
    }

    @Test("Counts, numbers and days follow the language")
    func numbers() {
        inGerman {
            #expect(Format.plural(1, "example") == "1 Beispiel")
            #expect(Format.plural(1442, "example") == "1.442 Beispiele")
            #expect(Format.duration(0.84) == "0,8 s")
            #expect(Format.percentTenths(0.897) == "89,7 %")
            #expect(Format.score(0.941) == ".941", "as files and the command line write it")
            #expect(LocalTime.day(1_700_000_000_000 - 86_400_000, now: 1_700_000_000_000) == "gestern")
        }
        #expect(Format.plural(1442, "example") == "1,442 examples")
    }

    @Test(
        "A count takes the form its language has for it",
        arguments: [
            ("ru", 1, 0), ("ru", 3, 1), ("ru", 5, 2), ("ru", 11, 2), ("ru", 21, 0), ("pl", 21, 2), ("pl", 22, 1), ("cs", 22, 2),
            ("fr", 0, 0),
            ("ja", 7, 0), ("de", 0, 1), ("pt-br", 1, 0),
        ])
    func forms(code: String, count: Int, form: Int) {
        let forms = ["ja": 1, "ru": 3, "pl": 3, "cs": 3][code] ?? 2
        let toml = "[plurals]\n\"row|rows\" = \"\(["a", "b", "c"].prefix(forms).joined(separator: "|"))\""
        let (translation, issues) = TranslationFile.read(toml, code: code, file: "x.toml")
        #expect(issues == [])
        Translation.$scoped.withValue(translation) {
            #expect(Format.plural(count, "row") == "\(count) \(["a", "b", "c"][form])")
        }
    }

    @Test("Sentences from below are known by their shape")
    func sentences() {
        inGerman {
            #expect(tr(below: "Completed") == "Fertig")
            #expect(tr(below: "“card_lost” has 3 train examples.") == "„card_lost“ hat 3 Trainingsbeispiele.")
            #expect(tr(below: "Twice the examples would bring about +1.2 points (0.6 to 1.9).").contains("+1,2 Punkte (0,6 bis 1,9)"))
            #expect(tr(below: "move 2 examples to card_lost") == "2 Beispiele nach card_lost verschieben")
            #expect(tr(below: "nobody translated this") == "nobody translated this")
        }
        #expect(tr(below: "Completed") == "Completed")
    }

    @Test("What the doctor finds in faulty data is said in German, all of it")
    func findings() throws {
        let bytes = Data(try SourceLiteral.text("sample-projects/clinic-frontdesk/en.json").utf8)
        let data = try CorpusReader.read(bytes, name: "en.json", language: .english)
        let findings = Doctor.examine(Dataset(language: .english, examples: data.examples, definitions: []))
        #expect(findings.count > 10)
        inGerman {
            for finding in findings {
                for text in [finding.kind.title, finding.reason, finding.advice] { #expect(tr(below: text) != text, "“\(text)”") }
            }
            for kind in Finding.Kind.allCases { #expect(tr(below: kind.title) != kind.title) }
            for status in TrainingStatus.allCases where status != .training { #expect(tr(below: status.rawValue) != status.rawValue) }
        }
    }

    // MARK: Choosing

    private func library() -> TranslationLibrary {
        TranslationLibrary.gathered([("de", "name = \"Deutsch\"\n[phrases]\n"), ("pt-br", "name = \"Português\"")], ownIn: "/nowhere")
    }

    @Test(
        "The environment chooses by POSIX's rules",
        arguments: [
            (["LANG": "de_DE.UTF-8"], "de"), (["LANG": "de_AT@euro"], "de"), (["LC_ALL": "C", "LANG": "de_DE.UTF-8"], nil),
            (["LC_MESSAGES": "en_GB.UTF-8", "LANG": "de_DE"], "en"), (["LC_ALL": "", "LC_MESSAGES": "pt_BR", "LANG": "de"], "pt-br"),
            (["LANG": "POSIX"], nil), (["LANG": "sw_KE.UTF-8"], nil), ([:], nil),
        ] as [([String: String], String?)])
    func environment(variables: [String: String], code: String?) {
        #expect(library().asked(by: variables) == code)
    }

    @Test("English is always there, under the names that speakers use")
    func names() {
        #expect(library().languages.map(\.name) == ["English", "Deutsch", "Português"])
        #expect(library().known("de-CH") == "de")
        #expect(library().known("xx") == nil)
    }

    @Test(
        "A fault names file and line, and the rest is used",
        arguments: [
            ("name = \"X\"\n[phrases\n", 2, "not TOML"), ("[phrases]\n\n\"Deleted.\" = 3", 3, "text in quotes"),
            ("[phrases]\n\"Deleted.\" = \"{1} weg\"", 2, "no {1}"), ("[plurals]\n\"row|rows\" = \"Zeile\"", 2, "2 forms"),
            ("nmae = \"X\"", 1, "unknown"), ("[frases]\n\"a\" = \"b\"", 0, "unknown"),
        ])
    func faults(toml: String, line: Int, reason: String) throws {
        let (translation, issues) = TranslationFile.read(toml, code: "xx", file: "xx.toml")
        let issue = try #require(issues.first)
        #expect(issues.count == 1)
        #expect(issue.file == "xx.toml")
        #expect(issue.line == line)
        #expect(issue.description.contains(reason))
        #expect(translation.text("Deleted.") == "Deleted.")
    }

    @Test("F3 offers the languages, and Enter speaks the chosen one from now on")
    func choosing() {
        var scenario = Scenario.bank()
        scenario.state.speech = [("en", "English"), ("de", "Deutsch")]
        scenario.send(.key(.key(.function(3), [])))
        #expect(scenario.text.contains("Language of the screens"))
        #expect(scenario.text.contains("Deutsch"))
        scenario.keys("Down Enter")
        #expect(scenario.state.spoken == "de")
        let effects = scenario.effects
        #expect(effects.contains { if case .speak("de") = $0 { true } else { false } })
        #expect(effects.contains { if case .saveSetting("interface-language", "de") = $0 { true } else { false } })
    }

    // MARK: Screens

    /// Whole sentences of English, which must be nowhere on a German screen.
    static let english: [String] = {
        let tables = TranslationCoverageTests.german.tables
        let all = (tables["phrases"] ?? [:]).merging(tables["sentences"] ?? [:]) { first, _ in first }
        return all.filter { $0.key != $0.value && !$0.key.contains("{") && $0.key.contains(" ") && !$0.key.contains("[") }.keys.sorted()
    }()

    @Test("No screen has English left in it", arguments: [(80, 24), (120, 40), (190, 50)], ["1", "2", "3", "4", "5", "6"])
    func screens(size: (Int, Int), screen: String) {
        inGerman {
            var scenario = Scenario.bank(size.0, size.1)
            for keys in [screen, "?", "Esc :", "Esc"] {
                scenario.keys(screen == "6" && keys != "6" ? "Esc" : keys)
                let text = scenario.text.replacing("\n", with: " ")
                for words in Self.english { #expect(!text.contains(" \(words) "), "“\(words)” after \(keys)") }
            }
        }
    }

    @Test("What goes to a file is English, whatever the screens speak")
    func files() {
        inGerman {
            var scenario = Scenario.bank()
            scenario.keys("5 E")
            guard case .prompt(let prompt)? = scenario.state.dialog, case .tablePath(let table) = prompt.purpose else {
                Issue.record("no prompt")
                return
            }
            #expect(prompt.title.contains("Modelle von bank"))
            #expect(table.header.contains("test examples"))
            #expect(table.rows.first?.contains("Completed") == true)
        }
    }
}
