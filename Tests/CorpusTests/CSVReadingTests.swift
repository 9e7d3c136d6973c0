import Corpus
import Foundation
import Testing

@Suite("A table is read")
struct CSVReadingTests {
    static let greetAndLeave = [Example(text: "hi there", intent: "greet"), Example(text: "bye now", intent: "leave")]

    @Test(
        "whatever its columns are called, its delimiter, its line ends and its quotes are",
        arguments: [
            "label,text\ngreet,hi there\nleave,bye now\n",
            "text,intent\nhi there,greet\nbye now,leave",
            "utterance,intent\nhi there,greet\nbye now,leave\n",
            "Utterance, Label\nhi there, greet\nbye now, leave\n",
            "\u{FEFF}label,text\r\ngreet,hi there\r\nleave,bye now\r\n",
            "text,intent\rhi there,greet\rbye now,leave\r",
            "text;intent\nhi there;greet\nbye now;leave\n",
            "text\tintent\nhi there\tgreet\nbye now\tleave\n",
            "\"text\",\"intent\"\n\"hi there\",\"greet\"\n\"bye now\",\"leave\"\n",
            "text,intent\n\nhi there,greet\n  \n,\nbye now,leave\n\n",
            "text,intent,,\nhi there,greet,,\nbye now,leave,,\n",
            "greet,hi there\nleave,bye now\n",
            "hi there,greet\nbye now,leave\n",
            "hi there;greet\nbye now;leave\n",
            "train,hi there,greet\ntrain,bye now,leave\n",
            "intent,type,text\ngreet,train,hi there\nleave,,bye now\n",
            "text,intent,language\nhi there,greet,en\nbye now,leave,en-GB\n",
        ])
    func variants(text: String) throws {
        let data = try read(text)
        #expect(data.examples == Self.greetAndLeave)
        #expect(data.report.format == "CSV")
        #expect((data.report.rows, data.report.taken) == (2, 2))
        #expect(summary(data.report) == [])
    }

    @Test("with quotes, delimiters and line breaks inside quoted cells, and the lines counted right")
    func quotedCells() throws {
        let data = try read(
            """
            text,intent
            "say ""hi"", please",greet
            "two
            lines",greet
            say "hi",greet
            ,greet
            """)
        #expect(data.examples.map(\.text) == ["say \"hi\", please", "two\nlines", "say \"hi\""])
        #expect(summary(data.report) == ["refused 6 the text is empty: write the utterance, or delete the row"])
        #expect(data.report.issues.first?.row == 4)
    }

    @Test("also where its texts look like another format")
    func disguised() throws {
        #expect(try read("text,intent\n\"nlu:\n- intent: greet\",a\n").examples.map(\.text) == ["nlu:\n- intent: greet"])
    }

    @Test("without a header by looking for the column that repeats itself")
    func headerless() throws {
        let rows = (0..<20).map { "turn\($0),\($0 % 2 == 0 ? "on" : "off")" }
        let data = try read(rows.joined(separator: "\n"))
        #expect(data.examples.map(\.intent) == (0..<20).map { $0 % 2 == 0 ? "on" : "off" })
    }

    @Test("with entity spans written into the text")
    func annotations() throws {
        let data = try read("label,text\nask,are you [real](work-of-art) or [a bot](money)?\n")
        #expect(
            data.examples == [
                Example(
                    text: "are you real or a bot?", intent: "ask",
                    entities: [
                        EntityAnnotation(start: 8, end: 12, entity: "work-of-art"), EntityAnnotation(start: 16, end: 21, entity: "money"),
                    ])
            ])
    }

    @Test(
        "with a column an entity, of uneven length, in files that say in their name what they hold",
        arguments: [("lookup.csv", EntityKind.lookup), ("regex.csv", .regex), ("de-synonyms.csv", .synonym)])
    func columnsOfPhrases(name: String, kind: EntityKind) throws {
        let data = try read("\u{FEFF}names,services\nprakash,nlu\n\"[a-z]{1,2}\",ner\nakshat,\n", name: name)
        #expect(
            data.definitions == [
                EntityDefinition(entity: "names", kind: kind, examples: ["prakash", "[a-z]{1,2}", "akshat"], language: .english),
                EntityDefinition(entity: "services", kind: kind, examples: ["nlu", "ner"], language: .english),
            ])
        #expect(summary(data.report) == [])
        #expect(data.report.taken == 3)
    }

    @Test("with a column an entity also where only the shape tells, which is said")
    func columnsByShape() throws {
        let data = try read("credit,emblem,balance\ncredit card,emblm,total\ncard,,full\ncards,,\n")
        #expect(data.definitions.map(\.entity) == ["credit", "emblem", "balance"])
        #expect(data.definitions.map(\.kind) == [.lookup, .lookup, .lookup])
        #expect(data.report.count(.noted) == 1)
    }

    @Test("as one utterance a line when that is asked for, and else is refused")
    func oneColumn() throws {
        let text = "hi there, you\nhow are you\nbye\n"
        #expect(try read(text, format: .csv).examples.map(\.text) == ["hi there, you", "how are you", "bye"])
        #expect(complaint(about: Array(text.utf8))?.contains("none of the formats") == true)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var rows: String
        var texts: [String]
        var issue: String
        var testDescription: String { issue }
    }

    static let cases: [Case] = [
        Case(rows: "hi, how are you,greet\nbye,leave", texts: ["hi, how are you", "bye"], issue: "mended 2:1 the row has 1 cell too many"),
        Case(rows: "\"hi\", how,greet\nbye,leave", texts: ["bye"], issue: "refused 2 the row has 3 cells, and the table 2 columns"),
        Case(rows: "\"hi\" you,greet\nbye,leave", texts: ["bye"], issue: "refused 2:1 something follows the quotes that open here"),
        Case(rows: "\"hi,greet\nbye,leave", texts: ["bye"], issue: "refused 2:1 the quotes that open here are not closed"),
        Case(rows: "hi\nbye,leave", texts: ["hi", "bye"], issue: "noted 2 no intent is given"),
        Case(rows: "[hi](,greet\nbye,leave", texts: ["[hi](", "bye"], issue: ""),
        Case(
            rows: "[hi (name) x,greet\nbye,leave", texts: ["[hi (name) x", "bye"], issue: "noted 2:1 the brackets in “[hi (name) x” are no"),
        Case(rows: "[hi] (name),greet\nbye,leave", texts: ["[hi] (name)", "bye"], issue: "noted 2:1 the brackets in"),
    ]

    @Test("past rows with something wrong, each of which is named", arguments: cases)
    func faultyRows(_ example: Case) throws {
        let data = try read("text,intent\n" + example.rows)
        #expect(data.examples.map(\.text) == example.texts)
        #expect(data.report.rows == 2)
        #expect(summary(data.report).count == (example.issue.isEmpty ? 0 : 1))
        #expect(example.issue.isEmpty || summary(data.report)[0].hasPrefix(example.issue))
    }

    @Test("with columns that mean nothing named once, and rows of another language left out")
    func otherColumns() throws {
        let data = try read("id,text,intent,language\n1,hi,greet,en\n2,salut,greet,fr\n3,yo,greet,\n")
        #expect(data.examples.map(\.text) == ["hi", "yo"])
        #expect(
            summary(data.report) == [
                "noted 1:1 the column “id” is not known and is ignored, here and wherever else it stands",
                "refused 3 the row is in “fr”, and this import is for en: import the file again for that language",
            ])
    }

    @Test("with a quote left open costing one row, not the rest of the file")
    func strayQuote() throws {
        let rows = (0..<500).map { $0 == 3 ? "\"row \($0),a" : $0 == 400 ? "\"row, \($0)\",a" : "row \($0),a" }
        let data = try read("text,intent\n" + rows.joined(separator: "\n"))
        #expect(data.examples.count == 499)
        #expect(data.report.count(.refused) == 1)
        #expect(data.report.issues.first?.line == 5)
    }
}

@Suite("A definitions table with a row a phrase")
struct PhraseTableTests {
    @Test("gives the entities with their kinds and languages, and names what it cannot take")
    func rows() throws {
        let data = try read(
            """
            entity,entityType,language,example
            city,lookup,en,Bern
            city,lookup,en,"Basel, Stadt"
            id,regex,de,\\d+
            city,lookup,en,Chur
            tag,lookup,en,
            x,magic,en,y
            x,lookup,e n,y
            ,lookup,en,y
            """)
        let german = try #require(LanguageTag("de"))
        #expect(
            data.definitions == [
                EntityDefinition(entity: "city", kind: .lookup, examples: ["Bern", "Basel, Stadt", "Chur"], language: .english),
                EntityDefinition(entity: "id", kind: .regex, examples: ["\\d+"], language: german),
                EntityDefinition(entity: "tag", kind: .lookup, examples: [], language: .english),
            ])
        #expect((data.report.rows, data.report.taken) == (8, 5))
        #expect(data.report.issues.map(\.line) == [7, 8, 9])
        #expect(data.report.count(.refused) == 3)
    }
}
