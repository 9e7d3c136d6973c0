import Foundation
import NLU
import Testing

@Suite("Weights are a safetensors file that every reader of the format takes")
struct SafeTensorsTests {
    private func file(tagger: Bool) throws -> Data {
        let examples = TravelData.examples.map { example in
            var example = example
            if !tagger { example.entities = [] }
            return example
        }
        return try #require(try trained(examples).model.artifacts()["model.safetensors"])
    }

    @Test("the header is JSON from its first byte and ends where eight bytes do", arguments: [true, false])
    func header(tagger: Bool) throws {
        let file = try SafeTensorsFile(try file(tagger: tagger))
        #expect(file.header.first == UInt8(ascii: "{"))
        #expect((8 + file.headerLength) % 8 == 0)
        let text = try #require(String(data: file.header, encoding: .utf8))
        #expect(text.split(separator: "}", omittingEmptySubsequences: false).last?.allSatisfy { $0 == " " } == true)
        #expect(file.metadata["format"] != nil)
    }

    @Test("tensors lie one behind another from 0 to the end of the file", arguments: [true, false])
    func layout(tagger: Bool) throws {
        let data = try file(tagger: tagger)
        let file = try SafeTensorsFile(data)
        var end = 0
        for (name, entry) in file.entries {
            let size = try #require(entry.size, "\(name) is of a type of the format: \(entry.dtype)")
            try #require(entry.offsets.count == 2)
            #expect(entry.offsets[0] == end, "\(name)")
            #expect(entry.offsets[1] - entry.offsets[0] == entry.shape.reduce(size, *), "\(name)")
            #expect((8 + file.headerLength + entry.offsets[0]) % size == 0, "\(name) can be read where it lies")
            end = entry.offsets[1]
        }
        #expect(end == file.body.count)
        #expect(data.count == 8 + file.headerLength + end)
    }

    @Test("types and shapes fit the model", arguments: [true, false])
    func shapes(tagger: Bool) throws {
        let file = try SafeTensorsFile(try file(tagger: tagger))
        let tensors = Dictionary(uniqueKeysWithValues: file.entries.map { ($0.name, $0.entry) })
        #expect(tensors.keys.contains { $0.hasPrefix("tagger.") } == tagger)
        let keys = try #require(tensors["intent.feature_keys"])
        let idf = try #require(tensors["intent.idf"])
        let weights = try #require(tensors["intent.0.weights"])
        #expect(keys.dtype == "U64" && idf.dtype == "F32" && weights.dtype == "I8")
        #expect(keys.shape.count == 1 && idf.shape == keys.shape)
        #expect(weights.shape.count == 2 && weights.shape[0] == keys.shape[0] + 1 && weights.shape[1] >= 3)
    }

    @Test("a header that lies is refused", arguments: LyingHeader.allCases)
    func lies(header: LyingHeader) throws {
        var artifacts = try TravelData.plain().artifacts()
        artifacts["model.safetensors"] = header.file
        let error = #expect(throws: ModelFormatError.self) { try NLUModel(artifacts: artifacts) }
        #expect(error?.file == "model.safetensors")
    }
}
