import Corpus
import NLU
import Testing

@Suite("Entities are found at their code points in every script")
struct EntityOffsetTests {
    /// What normalisation and graphemes make of a code point differs for each of these.
    private static let things = [
        "café", "cafe\u{301}", "ﬁsh", "ＴＯＫＹＯ", "½ litre", "10㎏", "㎏", "दिल्ली", "क़िला", "กรุงเทพ", "น้ำ", "東京", "👨‍👩‍👧", "🇩🇪", "İstanbul",
        "ｶﾞｽ", "A\u{30A}ngström", "ﷺ", "한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", "👍🏽", "Straße",
    ]
    private static let carriers = [
        "please bring {} today", "🙂👩‍🚀 bring {} now", "e\u{301}tude ½ ﬁn bring {} ㎏", "{} and ﷺ२", "\u{301}bring\u{200D} ＡＢＣ {}\r\nथा {} 🇩🇪",
    ]

    private static let taught = Result {
        var examples = [Example(text: "never mind", intent: "cancel"), Example(text: "stop that ½", intent: "cancel")]
        for thing in things {
            examples.append(marked("please bring [\(thing)](thing) today", "bring"))
            examples.append(marked("🙂 I want [\(thing)](thing) now ½", "bring"))
        }
        return try trained(examples).model
    }

    private static let told = Result {
        try trained(
            [Example(text: "never mind", intent: "cancel"), Example(text: "please bring it", intent: "bring")],
            definitions: [EntityDefinition(entity: "thing", kind: .lookup, examples: things, language: .english)]
        ).model
    }

    private func fits(_ entity: ParseResult.Entity, _ text: String) -> Bool {
        entity.start >= 0 && entity.start < entity.end && entity.end <= text.unicodeScalars.count
            && text.slice(codePoints: entity.start, entity.end).map { Array($0.unicodeScalars) } == Array(entity.value.unicodeScalars)
    }

    @Test("a declared phrase is found with its own bounds", arguments: things, carriers)
    func lookups(thing: String, carrier: String) throws {
        let parts = carrier.components(around: "{}")
        let text = parts.0 + thing + parts.1
        let entities = try Self.told.get().parse(text).entities
        let start = parts.0.unicodeScalars.count
        let range = start..<start + thing.unicodeScalars.count
        #expect(entities.contains { $0.start..<$0.end == range && $0.entity == "thing" && $0.confidence == 1 }, "\(entities)")
        #expect(entities.allSatisfy { fits($0, text) })
    }

    @Test("a learnt phrase is found with its own bounds", arguments: things)
    func learnt(thing: String) throws {
        let text = "🙂👩‍🚀 please bring \(thing) today"
        let entities = try Self.taught.get().parse(text).entities
        let start = "🙂👩‍🚀 please bring ".unicodeScalars.count
        #expect(entities.map { $0.start..<$0.end } == [start..<start + thing.unicodeScalars.count])
        #expect(entities.allSatisfy { fits($0, text) && $0.entity == "thing" && (0...1).contains($0.confidence) })
    }

    @Test("wherever entities are found, the slice is the value and none overlaps another", arguments: carriers)
    func slices(carrier: String) throws {
        for model in [try Self.taught.get(), try Self.told.get()] {
            for thing in Self.things {
                let parts = carrier.components(around: "{}")
                let text = parts.0 + thing + parts.1
                let entities = model.parse(text).entities
                #expect(entities.allSatisfy { fits($0, text) }, "\(text)")
                #expect(zip(entities, entities.dropFirst()).allSatisfy { $0.end <= $1.start }, "\(text)")
            }
        }
    }

    @Test("between letters without spaces a phrase is found where it stands", arguments: ["東京", "กรุงเทพ"])
    func withoutSpaces(thing: String) throws {
        let text = "私は\(thing)へ行く"
        let entities = try Self.told.get().parse(text).entities
        #expect(entities.map { $0.start..<$0.end } == [2..<2 + thing.unicodeScalars.count])
        #expect(entities.map(\.value) == [thing])
    }

    @Test("a synonym rewrites the value and leaves the bounds")
    func synonyms() throws {
        let entities = try TravelData.trained().model.parse("fly from oslo to New York").entities
        #expect(entities.map(\.value) == ["oslo", "New York City"])
        #expect(entities.map { $0.start..<$0.end } == [9..<13, 17..<25])
    }

    @Test("a lookup is case-sensitive and needs no marked span")
    func lookupAlone() throws {
        let model = try TravelData.trained().model
        #expect(model.entityTypes == ["airline", "city", "hotel"])
        let entities = model.parse("play jazz on the radio of Blue Wings").entities
        #expect(entities == [.init(start: 26, end: 36, value: "Blue Wings", entity: "airline", confidence: 1, source: .lookup)])
        #expect(!model.parse("play jazz on the radio of blue wings").entities.map(\.entity).contains("airline"))
    }

    @Test("an entity at the end of a thousand characters is found there")
    func farAway() throws {
        let filler = String(repeating: "🙂é ", count: 330)
        let text = filler + "10㎏"
        let entities = try Self.told.get().parse(text).entities
        #expect(entities.map { $0.start..<$0.end } == [filler.unicodeScalars.count..<filler.unicodeScalars.count + 3])
        #expect(entities.map(\.value) == ["10㎏"])
    }
}

extension String {
    /// What stands before the first `mark` and what behind it, unnormalised.
    fileprivate func components(around mark: String) -> (String, String) {
        guard let range = firstRange(of: mark) else { return (self, "") }
        return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
    }
}
