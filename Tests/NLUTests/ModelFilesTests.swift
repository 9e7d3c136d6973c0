import Foundation
import NLU
import Testing

@Suite("A model comes back from its files as it was, or not at all")
struct ModelFilesTests {
    private static let files = ["config.json", "entities.json", "model.safetensors", "training.yaml"]

    @Test("the files are the weights, the configuration and what was declared")
    func listed() throws {
        #expect(try TravelData.trained().model.artifacts().keys.sorted() == Self.files)
        #expect(try TravelData.plain().artifacts().keys.sorted() == ["config.json", "model.safetensors", "training.yaml"])
    }

    @Test("a model read from its files writes the same files and says the same")
    func roundTrip() throws {
        for model in [try TravelData.trained().model, try TravelData.plain()] {
            let artifacts = model.artifacts()
            let read = try NLUModel(artifacts: artifacts)
            #expect(read.artifacts() == artifacts)
            #expect(read.intents == model.intents)
            #expect(read.entityTypes == model.entityTypes)
            #expect(read.language == model.language)
            for sentence in TravelData.sentences { #expect(read.parse(sentence) == model.parse(sentence)) }
            #expect(read.evaluate(TravelData.examples, threads: 2) == model.evaluate(TravelData.examples, threads: 1))
        }
    }

    @Test("files may lie anywhere in memory", arguments: 1...8)
    func unaligned(offset: Int) throws {
        let model = try TravelData.trained().model
        let moved = model.artifacts().mapValues { (Data(repeating: 0xFF, count: offset) + $0).dropFirst(offset) }
        let read = try NLUModel(artifacts: moved)
        #expect(read.artifacts() == model.artifacts())
        for sentence in TravelData.sentences { #expect(read.parse(sentence) == model.parse(sentence)) }
    }

    @Test("many texts are parsed as each alone, in their order", arguments: [1, 2, 3], [0, 1, 63, 64, 65, 300])
    func batches(threads: Int, count: Int) throws {
        let model = try TravelData.trained().model
        let texts = (0..<count).map { "\(TravelData.sentences[$0 % TravelData.sentences.count]) \($0)" }
        #expect(model.parse(texts, threads: threads) == texts.map { model.parse($0) })
    }

    @Test("a missing or empty file is named", arguments: files)
    func missing(name: String) throws {
        for replacement in [nil, Data()] {
            var artifacts = try TravelData.trained().model.artifacts()
            artifacts[name] = replacement
            let error = #expect(throws: ModelFormatError.self) { try NLUModel(artifacts: artifacts) }
            #expect(error?.file == name)
            #expect(error?.description.contains("\n") == false)
        }
    }

    @Test("a file cut short anywhere is named", arguments: files)
    func truncated(name: String) throws {
        let artifacts = try TravelData.trained().model.artifacts()
        let whole = try #require(artifacts[name])
        let lengths = Array(0..<min(24, whole.count)) + Array(stride(from: 24, to: whole.count, by: max(1, whole.count / 150)))
        for length in lengths + [whole.count - 1] {
            var cut = artifacts
            cut[name] = whole.prefix(length)
            let error = #expect(throws: ModelFormatError.self, "\(length) bytes") { try NLUModel(artifacts: cut) }
            #expect(error?.file == name)
        }
    }

    @Test("a file with something behind its end is refused", arguments: files)
    func tooLong(name: String) throws {
        var artifacts = try TravelData.trained().model.artifacts()
        artifacts[name]?.append(UInt8(ascii: " "))
        #expect(throws: ModelFormatError.self) { try NLUModel(artifacts: artifacts) }
    }

    @Test("a changed byte is noticed or does no harm", arguments: files, [UInt8(0x01), 0x20, 0x80, 0xFF])
    func flipped(name: String, mask: UInt8) throws {
        let artifacts = try TravelData.trained().model.artifacts()
        let whole = try #require(artifacts[name])
        let header = name == "model.safetensors" ? 8 + (try SafeTensorsFile(whole)).headerLength : 0
        let covered = stride(from: header, to: whole.count, by: max(1, whole.count / 100))
        let positions = Array(stride(from: 0, to: header, by: 3)) + Array(covered)
        for position in positions {
            var bytes = whole
            bytes[position] ^= mask
            var damaged = artifacts
            damaged[name] = bytes
            do {
                let model = try NLUModel(artifacts: damaged)
                #expect(position < header, "byte \(position) of \(name) is covered by a checksum")
                #expect(model.parse("fly from oslo to lima").intentRanking.count == 3)
            } catch {
                #expect(error.reason.isEmpty == false)
            }
        }
    }

    @Test("a file of another model or in another's place is refused", arguments: files, files)
    func swapped(name: String, other: String) throws {
        let artifacts = try TravelData.trained().model.artifacts()
        var swapped = artifacts
        if name == other {
            let stranger = try trained(
                TravelData.examples.filter { $0.intent != "play_music" }, definitions: Array(TravelData.definitions.dropFirst()),
                configuration: .init(effort: .quick, seed: 2)
            ).model.artifacts()
            swapped[name] = stranger[name]
        } else {
            swapped[name] = artifacts[other]
        }
        #expect(throws: ModelFormatError.self) { try NLUModel(artifacts: swapped) }
    }

    @Test("files that are not a model's are left alone")
    func strangers() throws {
        let model = try TravelData.trained().model
        let read = try NLUModel(artifacts: model.artifacts().merging(["notes.txt": Data("mine".utf8)]) { own, _ in own })
        #expect(read.artifacts() == model.artifacts())
    }
}
