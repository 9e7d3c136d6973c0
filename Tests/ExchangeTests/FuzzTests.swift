import Corpus
import Exchange
import Foundation
import Testing

/// How long, and where what is being read lies meanwhile.
enum Fuzzing {
    static let seconds = ProcessInfo.processInfo.environment["FUZZ_SECONDS"].flatMap(Double.init) ?? 0
    static let folder = ProcessInfo.processInfo.environment["FUZZ_FOLDER"] ?? NSTemporaryDirectory()

    /// Those that are fuzzed, by the names of formats, `zip` and `ludwig`; all where none is named.
    private static let readers = ProcessInfo.processInfo.environment["FUZZ_READERS"]?.split(separator: " ").map(String.init) ?? []

    static func includes(_ reader: String) -> Bool { readers.isEmpty || readers.contains(reader) }

    /// No file of a few kilobytes takes longer.
    static let patience = Duration.seconds(5)
}

/// Reads damaged files for as long as `FUZZ_SECONDS` says: `make fuzz`, outside of continuous integration. The file that is being read
/// lies in `$FUZZ_FOLDER` (or the temporary folder), so that a crash leaves it there.
@Suite("Damaged files, for minutes", .enabled(if: Fuzzing.seconds > 0))
struct FuzzTests {
    static let configuration = """
        input_features: [{name: utterance, type: text, encoder: {type: rnn}}]
        output_features:
          - {name: intent, type: category}
          - {name: slots, type: sequence, decoder: {type: tagger}}
        preprocessing: {split: {type: fixed, column: split, probabilities: [0.7, 0.1, 0.2]}}
        trainer: &t {epochs: 5}
        other: *t
        """

    @Test("of every format", arguments: DataFormat.allCases.filter { Fuzzing.includes($0.rawValue) })
    func format(format: DataFormat) throws {
        var maker = DataMaker(seed: UInt64(format.rawValue.utf8.reduce(0) { $0 &* 31 &+ Int($1) } & 0xFFFF))
        let odd = Dataset(language: .english, examples: (0..<20).map { _ in maker.example() })
        let seeds = [DataWriter.write(Coffee.dataset, as: format).files, DataWriter.write(odd, as: format).files].filter { !$0.isEmpty }
        try fuzz(format.rawValue, seeds) { files in
            let tree = WrittenData(files: files, report: ImportReport(format: "", rows: 0, taken: 0)).tree
            let isGiven = maker.number(below: 2) == 0
            let data = try DataReader.read(tree, language: .english, format: isGiven ? format : nil)
            try check(data, format)
        }
    }

    @Test("zip archives", .enabled(if: Fuzzing.includes("zip")))
    func archives() throws {
        let seeds = [DataFormat.dialogflow, .slots, .rasa].map { DataWriter.write(Coffee.dataset, as: $0).archive }
        try fuzz("zip", seeds.map { [WrittenData.File(path: "data.zip", bytes: $0)] }) { files in
            let data = try DataReader.read(try SourceTree.file(files[0].bytes, name: "data.zip"), language: .english)
            try check(data, .neuralspace)
        }
    }

    @Test("Ludwig's configurations", .enabled(if: Fuzzing.includes("ludwig")))
    func configurations() throws {
        try fuzz("ludwig", [[WrittenData.File(path: "config.yaml", bytes: Data(Self.configuration.utf8))]]) { files in
            _ = try LudwigConfiguration.read(files[0].bytes, name: "config.yaml")
        }
    }

    /// What holds of everything that was read, however damaged; and it can be written again.
    private func check(_ data: ImportedData, _ format: DataFormat) throws {
        #expect(data.report.taken + data.report.count(.refused) >= data.report.rows)
        for example in data.examples {
            let count = example.text.codePointCount
            #expect(example.entities.allSatisfy { $0.fits(count: count) })
            #expect(zip(example.entities, example.entities.dropFirst()).allSatisfy { $0.end <= $1.start })
        }
        let written = DataWriter.write(Dataset(language: .english, examples: data.examples, definitions: data.definitions), as: format)
        guard !written.files.isEmpty, !data.examples.isEmpty, written.report.count(.refused) == 0 else { return }
        let back = try DataReader.read(written.tree, language: .english, format: format)
        #expect(back.examples.count == data.examples.count)
    }

    private func fuzz(_ name: String, _ seeds: [[WrittenData.File]], _ read: ([WrittenData.File]) throws -> Void) throws {
        var generator = SeededGenerator(seed: UInt64(Date.now.timeIntervalSince1970))
        let clock = ContinuousClock()
        let end = clock.now + .seconds(Fuzzing.seconds)
        var (rounds, readable) = (0, 0)
        while clock.now < end {
            var files = seeds[generator.below(seeds.count)]
            let victim = generator.below(files.count)
            files[victim].bytes = Data(Mutation.mutate([UInt8](files[victim].bytes), &generator))
            if generator.below(20) == 0 { files.remove(at: generator.below(files.count)) }
            guard !files.isEmpty else { continue }
            let path =
                "\(Fuzzing.folder)/fuzz-\(name)-\(files.count > victim ? (files[victim].path as NSString).lastPathComponent : "removed")"
            if files.count > victim { try files[victim].bytes.write(to: URL(fileURLWithPath: path)) }
            let began = clock.now
            do {
                try read(files)
                readable += 1
            } catch {
                #expect(error is UnreadableFile, "\(error)")
                #expect(!"\(error)".contains("\n"))
            }
            let took = clock.now - began
            if took > Fuzzing.patience {
                let kept = "\(Fuzzing.folder)/slow-\(name)-\(rounds)"
                if files.count > victim { try files[victim].bytes.write(to: URL(fileURLWithPath: kept)) }
                Issue.record("\(name): \(took) for \(kept)")
            }
            rounds += 1
        }
        print("fuzz \(name): \(rounds) files, \(readable) of them readable")
        #expect(readable > 0)
    }
}

/// What a careless editor, a broken transfer or malice does to a file.
enum Mutation {
    private static let words: [[UInt8]] =
        [
            "[", "]", "{", "}", "(", ")", "\"", "'", ":", ",", "- ", "\n", "\r\n", "\t", "&a ", "*a", "|", ">", "!!", "%", "#", "---\n",
            "null", "true",
            "-1", "9223372036854775807", "1e999", "0", "\\u0000", "\\ud800", "\\", "😀", "\u{FEFF}", "\u{2028}", "é", "e\u{301}",
            "__label__", "B-", "I-",
            "@", "<SOS>", "nlu:", "intent:", "examples:", "\"text\":", "\"data\":", "\"entities\":",
        ].map { Array($0.utf8) } + [[0], [0xFF], [0xED, 0xA0, 0x80], [0x80], [0xFF, 0xFF, 0xFF, 0xFF]]

    static func mutate(_ original: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = original
        for _ in 0...generator.below(6) where !bytes.isEmpty {
            let place = generator.below(bytes.count)
            let other = generator.below(bytes.count)
            let range = min(place, other)..<max(place, other)
            switch generator.below(8) {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
            case 1: bytes.remove(at: place)
            case 2 where range.count < 4096: bytes.removeSubrange(range)
            case 3 where range.count < 4096: bytes.insert(contentsOf: bytes[range], at: place)
            case 4:
                let word = words[generator.below(words.count)]
                for _ in 0...(generator.below(30) == 0 ? 2000 : 0) { bytes.insert(contentsOf: word, at: min(place, bytes.count)) }
            case 5: bytes[place] ^= 1 << UInt8(generator.below(8))
            case 6: bytes.swapAt(place, other)
            default: bytes.insert(contentsOf: words[generator.below(words.count)], at: place)
            }
        }
        return bytes
    }
}
