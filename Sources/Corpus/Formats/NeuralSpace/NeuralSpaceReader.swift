/// Reads one NeuralSpace JSON file.
struct NeuralSpaceReader {
    private var scanner: JSONScanner
    private var builder: ImportBuilder
    private let kindHint: EntityKind?

    init(_ source: SourceText, _ language: LanguageTag, _ delivery: ImportDelivery?) {
        scanner = JSONScanner(source)
        builder = ImportBuilder(source, format: NeuralSpaceFormat.title, language: language, delivery: delivery)
        kindHint = EntityKind(hintedBy: source.name)
    }

    mutating func read() throws(UnreadableFile) -> ImportedData {
        guard try scanner.kind() == .list else {
            throw scanner.fault("a list is expected here: [ {\"text\": …, \"intent\": …}, … ]")
        }
        var complete = 0
        do {
            var list = try scanner.open(.list)
            while try scanner.hasElement(in: &list) {
                try readRow()
                if builder.isStopped { return builder.finished }
                complete += 1
            }
        } catch {
            guard scanner.isAtEnd else { throw error }
            throw UnreadableFile(
                "\(error.message), behind \(counted(complete, "complete row")): get the whole file, or end the list there with “]”",
                file: error.file, line: error.line, column: error.column)
        }
        try scanner.finish()
        return builder.finished
    }

    /// The keys that mean something in a row.
    private enum Key: String {
        case text, intent, type, language, entities, entity, entityType, examples, fuzzy
    }

    /// A row's members as far as they are there and of the right kind.
    private struct Members {
        var text: String?
        var intent: String?
        var type: String?
        var language: String?
        var spans: [StatedSpan] = []
        var unheldSpans = 0
        var entity: String?
        var entityType: String?
        var phrases: [String]?
        var isFuzzy = false
        var seen: [Key] = []
        /// The first member that makes the row unusable.
        var fault: (place: SourcePosition, reason: String)?
    }

    private mutating func readRow() throws(UnreadableFile) {
        let row = builder.beginRow()
        let place = scanner.place()
        let kind = try scanner.kind()
        guard kind == .object else {
            builder.say(.refused, at: place, row: row, "the row is \(kind.rawValue): write an object {\"text\": …, \"intent\": …}")
            return try scanner.skip()
        }
        var members = Members()
        var object = try scanner.open(kind)
        while let key = try scanner.key(in: &object) { try readMember(key, row, &members) }
        take(members, place, row)
    }

    private mutating func readMember(
        _ stated: JSONKey, _ row: Int, _ members: inout Members
    ) throws(UnreadableFile) {
        guard let key = Key(rawValue: stated.name) else {
            builder.ignore("key", stated.name, at: stated.place)
            return try scanner.skip()
        }
        switch key {
        case .text: members.text = try string(key, &members.fault)
        case .intent: members.intent = try string(key, &members.fault)
        case .type: members.type = try string(key, &members.fault)
        case .language: members.language = try string(key, &members.fault)
        case .entity: members.entity = try string(key, &members.fault)
        case .entityType: members.entityType = try string(key, &members.fault)
        case .entities: (members.spans, members.unheldSpans) = try spans(row, &members.fault)
        case .fuzzy: if try scanner.kind() == .boolean { members.isFuzzy = try scanner.boolean() } else { try scanner.skip() }
        case .examples: members.phrases = try phrases(row, &members.fault)
        }
        if members.seen.contains(key) {
            builder.say(.noted, at: stated.place, row: row, "the key \(stated.name.excerpt) stands twice in the row: the last one is taken")
        }
        if !members.seen.contains(key) { members.seen.append(key) }
    }

    private mutating func take(_ members: Members, _ place: SourcePosition, _ row: Int) {
        if let fault = members.fault {
            builder.say(.refused, at: fault.place, row: row, fault.reason)
        } else if let text = members.text {
            var stated = StatedExample(
                text: text, intent: members.intent, type: members.type, language: members.language, spans: members.spans, place: place,
                row: row)
            stated.unheldSpans = members.unheldSpans
            builder.take(stated)
        } else if let entity = members.entity, let phrases = members.phrases ?? (isPretrained(members) ? [] : nil) {
            takeDefinition(entity, phrases, members, place, row)
        } else {
            builder.say(
                .refused, at: place, row: row, wholeRow: true,
                "the row has no text: write “text” and “intent” for an example, “entity” and “examples” for an entity")
        }
    }

    /// A pre-trained entity needs no examples.
    private func isPretrained(_ members: Members) -> Bool { members.entityType == EntityKind.pretrained.rawValue }

    private mutating func takeDefinition(_ entity: String, _ phrases: [String], _ members: Members, _ place: SourcePosition, _ row: Int) {
        guard let stated = members.entityType.map({ EntityKind(rawValue: $0) }) ?? kindHint else {
            let kinds = EntityKind.allCases.map(\.rawValue).joined(separator: ", ")
            builder.say(
                .refused, at: place, row: row, wholeRow: true,
                "the entity's entityType \(members.entityType.map { "\($0.excerpt) is unknown" } ?? "is missing"): write one of \(kinds)")
            return
        }
        let kind = stated == .lookup && members.isFuzzy ? .fuzzyLookup : stated
        var language = builder.language
        if let code = members.language {
            guard let tag = LanguageTag(code) else {
                builder.say(.refused, at: place, row: row, wholeRow: true, "\(code.excerpt) is no language code such as en or zh-hans")
                return
            }
            language = tag
        }
        builder.take(EntityDefinition(entity: entity, kind: kind, examples: phrases, language: language), at: place, row: row)
    }
}

extension NeuralSpaceReader {
    /// The member's text; nil when it is null, or when it makes the row unusable, which is then in `fault`.
    private mutating func string(
        _ key: Key, _ fault: inout (place: SourcePosition, reason: String)?
    ) throws(UnreadableFile) -> String? {
        let place = scanner.place()
        let kind = try scanner.kind()
        guard kind == .string else {
            if kind != .null, fault == nil { fault = (place, "“\(key.rawValue)” is \(kind.rawValue), and has to be a text in quotes") }
            try scanner.skip()
            return nil
        }
        let string = try scanner.string()
        if let reason = string.fault, fault == nil { fault = (place, "“\(key.rawValue)” \(reason)") }
        return string.text
    }

    private mutating func phrases(_ row: Int, _ fault: inout (place: SourcePosition, reason: String)?) throws(UnreadableFile) -> [String] {
        let place = scanner.place()
        let kind = try scanner.kind()
        guard kind == .list else {
            if kind != .null, fault == nil { fault = (place, "“examples” is \(kind.rawValue), and has to be a list of texts") }
            try scanner.skip()
            return []
        }
        var phrases: [String] = []
        var list = try scanner.open(kind)
        while try scanner.hasElement(in: &list) {
            let place = scanner.place()
            var unusable: (place: SourcePosition, reason: String)?
            let phrase = try string(.examples, &unusable)
            if let phrase, unusable == nil, !phrase.isEmpty {
                // One more than are taken is enough to refuse them.
                if phrases.count <= CorpusLimits.phrases { phrases.append(phrase) }
            } else {
                builder.say(.noted, at: place, row: row, "one of “examples” is not a text, or empty: left out")
            }
        }
        return phrases
    }

    /// The spans, and how many more there are than can be used.
    private mutating func spans(
        _ row: Int, _ fault: inout (place: SourcePosition, reason: String)?
    ) throws(UnreadableFile) -> ([StatedSpan], Int) {
        let place = scanner.place()
        let kind = try scanner.kind()
        guard kind == .list else {
            if kind != .null, fault == nil { fault = (place, "“entities” is \(kind.rawValue), and has to be a list of spans") }
            try scanner.skip()
            return ([], 0)
        }
        var spans: [StatedSpan] = []
        var unheld = 0
        var list = try scanner.open(kind)
        while try scanner.hasElement(in: &list) {
            let place = scanner.place()
            let kind = try scanner.kind()
            guard kind == .object else {
                builder.say(.noted, at: place, row: row, "the span is \(kind.rawValue), and has to be an object {\"start\": …}: dropped")
                try scanner.skip()
                continue
            }
            let span = try span(place, row)
            if spans.count <= CorpusLimits.spansPerExample { spans.append(span) } else { unheld += 1 }
        }
        return (spans, unheld)
    }

    /// One span. A member of the wrong kind counts as missing: the others may still say what is meant.
    private mutating func span(_ place: SourcePosition, _ row: Int) throws(UnreadableFile) -> StatedSpan {
        var span = StatedSpan(place: place)
        var object = try scanner.open(.object)
        while let key = try scanner.key(in: &object) {
            switch key.name {
            case "start": span.start = try integer()
            case "end": span.end = try integer()
            case "entity": span.entity = try spanText()
            case "value": span.text = try spanText()
            case "canonical": span.value = try spanText()
            case "role": span.role = try spanText()
            case "group": span.group = try spanText()
            case "entityType": span.kind = try spanText()
            default:
                builder.ignore("key", key.name, at: key.place)
                try scanner.skip()
            }
        }
        return span
    }

    private mutating func integer() throws(UnreadableFile) -> Int? {
        if try scanner.kind() == .number { return try scanner.integer() }
        try scanner.skip()
        return nil
    }

    private mutating func spanText() throws(UnreadableFile) -> String? {
        guard try scanner.kind() == .string else {
            try scanner.skip()
            return nil
        }
        let string = try scanner.string()
        return string.fault == nil ? string.text : nil
    }
}

extension EntityKind {
    /// The kind that a file's name speaks of, such as `my-synonyms.csv`.
    init?(hintedBy fileName: String) {
        let name = fileName.split(separator: "/").last?.lowercased() ?? ""
        let words: [(String, EntityKind)] = [("fuzzy-lookup", .fuzzyLookup), ("lookup", .lookup), ("regex", .regex), ("synonym", .synonym)]
        guard let kind = words.first(where: { name.contains($0.0) })?.1 else { return nil }
        self = kind
    }
}
