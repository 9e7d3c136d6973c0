import Corpus
import Exchange
import Testing

@Suite("Dialogflow, LUIS, CLU and Snips")
struct ChatbotFormatTests {
    @Test("LUIS counts UTF-16 units, the end inclusive; patterns are no utterances")
    func luis() throws {
        let data = try read(
            """
            {"luis_schema_version": "7.0.0", "culture": "en-us", "intents": [{"name": "Go"}],
             "closedLists": [{"name": "Place", "subLists": [{"canonicalForm": "Bern", "list": ["capital", "BRN"]}]}],
             "regex_entities": [{"name": "zip", "regexPattern": "[0-9]{4}"}], "prebuiltEntities": [{"name": "number"}],
             "patterns": [{"pattern": "go to {Place}", "intent": "Go"}],
             "utterances": [
              {"text": "😀 from Bern to Basel", "intent": "Go", "entities": [
               {"entity": "city", "startPos": 8, "endPos": 11, "role": "Origin"},
               {"entity": "city", "startPos": 16, "endPos": 20, "children": [{"entity": "x", "startPos": 16, "endPos": 17}]},
               {"entity": "city", "startPos": 1, "endPos": 4},
               {"entity": "city", "startPos": 90, "endPos": 9223372036854775807}]},
              {"intent": "Go"}]}
            """)
        let text = "😀 from Bern to Basel"
        #expect(
            data.examples == [
                Example(
                    text: text, intent: "Go", entities: [Coffee.span(7, 11, "city", role: "Origin"), Coffee.span(15, 20, "city")])
            ])
        #expect(Set(data.definitions.map(\.entity)) == ["Place", "Bern", "zip", "number"])
        #expect(data.report.count(.refused) == 2)
        #expect(data.report.rows == 6)
    }

    @Test("CLU counts in the unit that the file names", arguments: [("Utf16CodeUnit", 6), ("UnicodeCodePoint", 5), ("TextElements_v8", 4)])
    func clu(unit: String, offset: Int) throws {
        let data = try read(
            """
            {"projectFileVersion": "2022-10-01-preview", "stringIndexType": "\(unit)", "metadata": {"language": "en-us"},
             "assets": {"projectKind": "Conversation",
              "entities": [{"category": "city", "list": {"sublists": [{"listKey": "Bern", "synonyms": [
               {"language": "en-us", "values": ["BRN"]}, {"language": "de", "values": ["Bundesstadt"]}]}]}}],
              "utterances": [
               {"text": "e\u{301}😀, Bern", "intent": "Go", "dataset": "Test", "entities": [{"category": "city", "offset": \(offset), "length": 4}]},
               {"text": "nach Bern", "intent": "Go", "language": "de"}]}}
            """)
        #expect(data.examples == [Example(text: "e\u{301}😀, Bern", intent: "Go", entities: [Coffee.span(5, 9, "city")], type: .test)])
        #expect(data.definitions.map(\.examples) == [["Bern", "BRN"], ["BRN"]])
        #expect(summary(data.report).contains { $0.hasPrefix("refused 7 the row is in “de”") })
    }

    @Test("Dialogflow joins the pieces of a phrase; other languages and templates are named")
    func dialogflow() throws {
        let data = try read(folder: [
            "agent.json": #"{"language": "en"}"#, "intents/Go.json": #"{"name": "go there!"}"#,
            "intents/Go_usersays_en.json": """
            [{"data": [{"text": "fly 😀 to "}, {"text": "Bern", "meta": "@place", "alias": "target"}, {"text": " on "},
                       {"text": "Monday", "meta": "@sys.date:date"}, {"text": "!", "meta": "@sys.ignore"}]},
             {"data": [{"text": "go to @place:target"}], "isTemplate": true}, {"data": [{"txt": 1}]}, 7]
            """,
            "intents/Go_usersays_de.json": #"[{"data": [{"text": "nach Bern"}]}]"#,
            "entities/place.json": #"{"name": "place", "isRegexp": false}"#,
            "entities/place_entries_en.json": #"[{"value": "Bern", "synonyms": ["Bern", "BRN"]}, {"synonyms": []}]"#,
        ])
        #expect(
            data.examples == [
                Example(
                    text: "fly 😀 to Bern on Monday!", intent: "go there!",
                    entities: [Coffee.span(9, 13, "place", role: "target"), Coffee.span(17, 23, "sys.date", role: "date")])
            ])
        #expect(data.definitions.map(\.examples) == [["Bern", "BRN"], ["BRN"]])
        #expect(data.report.count(.refused) == 3)
        #expect(summary(data.report).contains { $0.contains("1 row in “de” passed over") })
    }

    @Test("Snips in JSON: its dataset, and the form of its benchmark")
    func snipsJSON() throws {
        let piece = #"{"data": [{"text": "light in "}, {"text": "the 😀 hall", "entity": "room", "slot_name": "where"}, {"text": "!"}]}"#
        let expected = [Example(text: "light in the 😀 hall!", intent: "on", entities: [Coffee.span(9, 19, "room", role: "where")])]
        let whole = try read(
            #"{"language": "en", "intents": {"on": {"utterances": [\#(piece)]}}, "entities": {"room": {"data": [{"value": "hall", "synonyms": ["lobby"]}]}, "snips/number": {}}}"#
        )
        #expect(whole.examples == expected)
        #expect(whole.definitions.map(\.kind) == [.lookup, .synonym, .pretrained])
        #expect(try read(#"{"on": [\#(piece)]}"#).examples == expected)
    }

    @Test("Snips in YAML: slots with their entities, values with their synonyms")
    func snipsYAML() throws {
        let data = try read(
            """
            ---
            type: intent
            name: on
            slots:
              - name: where
                entity: room
            utterances:
              - light in [where](the hall)
              - "[what:device](lamp) [ok] (now)"
            ---
            type: entity
            name: room
            values:
              - bedroom
              - [hall, lobby]
            ---
            type: thing
            name: x
            """)
        #expect(
            data.examples == [
                Example(text: "light in the hall", intent: "on", entities: [Coffee.span(9, 17, "room", role: "where")]),
                Example(text: "lamp [ok] (now)", intent: "on", entities: [Coffee.span(0, 4, "device", role: "what")]),
            ])
        #expect(data.definitions.map(\.examples) == [["bedroom", "hall", "lobby"], ["lobby"]])
        #expect(data.report.count(.refused) == 1)
    }

    @Test("Rasa's JSON, which Hexabot's training calls send too", arguments: [true, false])
    func rasaJSON(wrapped: Bool) throws {
        let body = #"""
            {"common_examples": [{"text": "to 😀 Bern", "intent": "go", "entities": [
              {"start": 5, "end": 9, "entity": "city", "value": "Bern"}, {"start": 0, "end": 2, "entity": "way", "value": "towards"}]}],
             "regex_features": [{"name": "zip", "pattern": "[0-9]+"}], "lookup_tables": [{"name": "city", "elements": ["Bern"]}],
             "entity_synonyms": [{"value": "Bern", "synonyms": ["capital"]}]}
            """#
        let data = try read(wrapped ? #"{"rasa_nlu_data": \#(body)}"# : body)
        #expect(
            data.examples == [
                Example(text: "to 😀 Bern", intent: "go", entities: [Coffee.span(0, 2, "way", value: "towards"), Coffee.span(5, 9, "city")])
            ])
        #expect(data.definitions.map(\.kind) == [.regex, .lookup, .synonym])
    }
}
