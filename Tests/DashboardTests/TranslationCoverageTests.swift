import Corpus
import Dashboard
import Foundation
import Terminal
import Testing

@Suite("Every text of the screens can be translated, and German has them all")
struct TranslationCoverageTests {
    static let german: TextTables = {
        let toml = (try? SourceLiteral.text("languages/de.toml")) ?? ""
        return TextTables(toml: toml, file: "languages/de.toml")
    }()
    static func table(_ name: String) -> [String: String] { german.tables[name] ?? [:] }

    static let literals: [SourceLiteral] = (try? SourceLiteral.all(in: "Dashboard")) ?? []

    /// The phrases that stand in tables of the code rather than in a call.
    static let tabled: [Phrase] =
        CommandTable.all.flatMap { [$0.label, $0.help] } + Glossary.entries.flatMap { [$0.word, $0.meaning] } + Screen.allCases.map(\.name)
        + LocalTime.weekdays + LocalTime.months + StationLine.short

    static let phrases: Set<String> = {
        let called = literals.filter { ["tr", "Phrase"].contains($0.call) }.map(\.senseKey)
        return Set(called).union(tabled.map(\.key))
    }()

    static let plurals: Set<String> = Set(
        literals.filter { $0.call == "plural" }.compactMap { literal in
            if let many = literal.next { return "\(literal.key)|\(many)" }
            let isSecond = literals.contains { $0.call == "plural" && $0.next == literal.key && $0.line == literal.line }
            return isSecond ? nil : "\(literal.key)|\(literal.key)s"
        })

    private static func hasWords(_ key: String) -> Bool {
        SourceLiteral(file: "", line: 0, key: key, call: "").hasWords
    }

    @Test("The file is sound")
    func sound() throws {
        let (translation, issues) = TranslationFile.read(try SourceLiteral.text("languages/de.toml"), code: "de", file: "de.toml")
        #expect(issues == [])
        #expect(translation.name == "Deutsch")
    }

    @Test("No phrase is missing, none is stale")
    func complete() {
        let wanted = Self.phrases.filter { Self.hasWords($0) || Self.table("phrases")[$0] != nil }
        #expect(wanted.count > 500)
        let known = Set(Self.table("phrases").keys)
        #expect(wanted.subtracting(known).sorted() == [], "languages/de.toml lacks these")
        #expect(known.subtracting(Self.phrases).sorted() == [], "nothing says these any more")
        #expect(Self.plurals == Set(Self.table("plurals").keys))
    }

    @Test("Every place of a phrase is in its translation")
    func places() {
        for (english, translated) in Self.table("phrases") {
            #expect(TranslationFile.places(english) == TranslationFile.places(translated), "\(english)")
            #expect(!translated.isEmpty)
        }
    }

    /// What stands between places must be found in the code that makes the sentence.
    @Test("Sentences of the layers below are made there still", arguments: Self.table("sentences").keys.sorted())
    func sentencesAreMade(sentence: String) {
        let pieces = sentence.replacing(/\{\d+\}/, with: "\u{0}").split(separator: "\u{0}")
        for piece in pieces {
            // A sentence may be put together from several texts; each of its longer words must be in one of them.
            for word in piece.split(whereSeparator: { !$0.isLetter }) where word.count > 4 && word != "examples" && word != "times" {
                #expect(Self.below.contains(word), "nothing below says “\(word)”")
            }
        }
    }

    private static let below: String = {
        let folders = ["Corpus", "NLU", "Store", "Engine", "Exchange", "Dashboard", "Terminal"]
        let texts = folders.flatMap { (try? SourceLiteral.all(in: $0)) ?? [] }.map(\.key)
        let samples = ["coffee-bar", "bank-helpdesk", "smart-home", "travel-desk", "clinic-frontdesk"]
        let cases = (try? SourceLiteral.text("Sources/Corpus/Definitions/EntityDefinition.swift")) ?? ""
        let efforts = (try? SourceLiteral.text("Sources/NLU/Effort.swift")) ?? "quick balanced best"
        let descriptions = samples.compactMap { try? SourceLiteral.text("sample-projects/\($0)/project.json") }
        return (texts + descriptions + [cases, efforts, "dark light"]).joined(separator: "\n")
    }()

    // MARK: Nothing is said past the translation

    /// Files whose texts nobody sees on a screen, with the reason.
    static let unseen: [String: String] = [
        "Models/PaneExport.swift": "what goes to files is English",
        "Models/TableChart.swift": "the same, as a picture",
        "App/Effect.swift": "names under which effects replace one another",
        "App/EffectRunner.swift": "names of threads",
        "App/Settings.swift": "keys of the configuration",
        "Keys/KeyTable.swift": "a page of the documentation",
        "Keys/KeyChord.swift": "names of keys as the configuration has them; `shown` translates them",
        "Language/PluralRule.swift": "codes of languages",
        "Training/ShortNames.swift": "parts of the candidates' names, which the engine gives",
    ]

    /// Texts that are no words of the screens: names of formats, keys, files, commands, and labels that the store keeps.
    static let technical: Set<String> = [
        "Trainyard", "trainyard: {1}\n", "trainyard: the training waits for the next start: {1}\n", "trainyard keys create",
        "live", "true", "false", "tour", "done", "theme", "key.", "dark", "sixteen", "themes/{1}.toml", "languages/{1}.toml", ".toml",
        "/clipboard.txt", ".csv", "csv", "svg", "png", "{1}-{2}.json", "{1}.json", "entities.json", "en", "Deutsch",
        "Enter", "Esc", "Tab", "PgUp", "PgDn", "Space", "Shift-←→", "Ctrl-←→",
        "copy {1} to {2}", "mark {1}", "unmark a span", "edit an example", "label as {1}",
        "listens there already", "http://127.0.0.1:8000", "hello",
        "curl -H 'Authorization: KEY' -H 'Content-Type: application/json' ",
        "-d '{\"modelId\": \"{1}\", \"text\": \"hello\"}' {2}/api/nlu/v1/model/parse",
        "n-grams + intent names, ", "{1} against {2}", "what", "utterance", "intent", "confidence", "entities", "answers",
        "\"start\"", "name", "decimal", "group", "quotes", "phrases", "plurals", "sentences", "LC_ALL", "LC_MESSAGES", "LANG", "English",
        "{1} ms",
        "{1}{2}{3} ms",
        "unknown; a translation has name, decimal, group, quotes, [phrases], [plurals] and [sentences]",
        "unknown; a translation has the tables [phrases], [plurals] and [sentences]", "the English text has no {{1}}",
        "{1} forms with | between them, not {2}",
    ]

    @Test("No words of the screens go past the translation")
    func nothingBypasses() {
        for literal in Self.literals
        where literal.hasWords && literal.call != "sense" && Self.unseen[literal.file] == nil {
            let isKnown =
                Self.phrases.contains(literal.senseKey) || literal.call == "plural" || Self.technical.contains(literal.key)
            let isInTable = Self.tabled.contains { $0.english == literal.key }
            #expect(isKnown || isInTable, "Sources/Dashboard/\(literal.file):\(literal.line) “\(literal.key)”")
        }
    }

    /// A widget takes its words from whoever draws it.
    @Test(
        "The terminal has no words of its own in its widgets and charts",
        arguments: ["Terminal/Widgets", "Terminal/Charts", "Terminal/Drawing"])
    func widgets(folder: String) throws {
        let names: Set<String> = ["max {1}", "u{FEFF}", "LATIN SMALL LETTER ", "LATIN CAPITAL LETTER ", " WITH"]
        let words = try SourceLiteral.all(in: folder).filter { $0.hasWords && !names.contains($0.key) && !$0.file.hasPrefix("ASCII") }
        #expect(words.map { "\($0.file):\($0.line) \($0.key)" } == [])
    }
}
