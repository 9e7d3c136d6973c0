import Corpus
import Foundation
import Testing

@Suite("A damaged file is read or refused, and never more than that")
struct MutationTests {
    static let originals: [String] = [
        """
        [
        {"text": "fly to \\"Bern\\" 😀 \\ud83d\\ude00", "intent": "travel", "entities": [{"start": 8, "end": 12, "value": "Bern", "entity": "city"}], "type": "train"},
        {"text": "tea please", "intent": "order", "entities": [{"start": 0, "end": 3, "value": "tea", "entity": "drink", "role": "x"}]},
        {"entity": "id", "examples": ["[a-z]{1,2}\\\\d", "b"], "entityType": "regex", "language": "en"}
        ]
        """,
        "\u{FEFF}label,text,type\r\ngreet,\"hi, [you](who) \"\"there\"\"\",train\r\nleave,bye 😀,test\r\n\"a\nb\",x\\[y],\r\n",
        "text;intent\nfly to [Bern](city);travel\n\"two\nlines\";order\n",
        "names,services,more\nprakash,nlu,x\nakshat,,y\nann,,\n",
        "entity,entityType,language,example\ncity,lookup,en,Bern\nid,regex,de,\\d+\n",
    ]

    /// What a careless editor, a broken transfer or malice does to a file.
    static func mutate(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        let interesting = Array("\"\\[](){},:;\n\r\t \0-1e9u\u{FEFF}é😀".utf8) + [0xFF, 0x80, 0xED]
        for _ in 0...generator.below(4) where !bytes.isEmpty {
            let place = generator.below(bytes.count)
            let other = generator.below(bytes.count)
            let range = min(place, other)..<max(place, other)
            switch generator.below(6) {
            case 0: bytes[place] = interesting[generator.below(interesting.count)]
            case 1: bytes.insert(interesting[generator.below(interesting.count)], at: place)
            case 2: bytes.remove(at: place)
            case 3: bytes.removeSubrange(range)
            case 4: bytes.insert(contentsOf: bytes[range], at: place)
            default: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
            }
        }
        return bytes
    }

    @Test("whatever was done to it, and every row is accounted for", arguments: originals.indices)
    func mutations(index: Int) throws {
        let original = Array(Self.originals[index].utf8)
        #expect(complaint(about: original) == nil)
        var generator = SeededGenerator(seed: UInt64(index))
        var readable = 0
        for round in 0..<800 {
            let bytes = Self.mutate(original, &generator)
            let format: CorpusFormat? = round % 3 == 0 ? CorpusFormat.allCases[round % CorpusFormat.allCases.count] : nil
            guard let data = try? CorpusReader.read(Data(bytes), name: "data", language: .english, format: format) else { continue }
            readable += 1
            #expect(data.report.taken + data.report.count(.refused) >= data.report.rows)
            #expect(data.examples.count <= data.report.taken)
            for example in data.examples {
                let count = example.text.codePointCount
                #expect(example.entities.allSatisfy { $0.fits(count: count) })
                #expect(zip(example.entities, example.entities.dropFirst()).allSatisfy { $0.end <= $1.start })
            }
            for format in CorpusFormat.allCases {
                let back = try CorpusReader.read(CorpusWriter.write(data.examples, as: format).0, name: "x", language: .english)
                if format == .neuralspace { expectIdentical(back.examples, data.examples) }
                #expect(back.examples.map(\.text) == data.examples.map(\.text))
            }
        }
        #expect(readable > 20)
    }
}
