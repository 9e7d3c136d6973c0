/// Collects what a reader finds, by the rules that all formats share: what is taken, what is mended, what is refused, and what is said of it.
package struct ImportBuilder {
    package private(set) var source: SourceText
    package let language: LanguageTag
    private let format: String
    /// The files that were entered, in order; the issues and repeats of the only file name none.
    private var files: [String?]
    private let delivery: ImportDelivery?
    /// Empty where they are delivered one by one.
    private var examples: [Example] = []
    private var takenExamples = 0
    private var definitions: [EntityDefinition] = []
    private var definitionIndex: [DefinitionKey: (index: Int, place: RowPlace)] = [:]
    private var issues: [RowIssue] = []
    private var issueCounts: [RowIssue.Severity: Int] = [:]
    private var columns = ColumnCounter()
    /// What columns are counted in.
    private var window: ByteWindow
    private var phrases = 0
    private var repeats = RepeatIndex()
    private var said: Set<String> = []
    private var unknownNames: Set<String> = []
    private var definitionRows = 0
    package private(set) var rows = 0

    /// - Parameters:
    ///   - format: what a person calls the format.
    ///   - file: the file's name for the issues, where others may follow.
    ///   - delivery: takes the examples one by one; else they are all in what is `finished`.
    package init(
        _ source: SourceText, format: String, language: LanguageTag, file: String? = nil, delivery: ImportDelivery? = nil
    ) {
        self.source = source
        self.delivery = delivery
        window = source.window
        self.format = format
        self.language = language
        files = [file]
    }

    /// Goes on with another file of the same data.
    package mutating func enter(_ source: SourceText, as file: String) {
        delivery?.finished(bytes: self.source.count)
        self.source = source
        window = source.window
        files.append(file)
        columns = ColumnCounter()
    }

    /// A piece of the file at hand.
    mutating func text(_ range: Range<Int>) -> String { window.text(range) }

    /// True when nothing is taken any more; readers look here between rows.
    package var isStopped: Bool { delivery?.isStopped == true }

    package var finished: ImportedData {
        var unlisted = issueCounts
        for issue in issues { unlisted[issue.severity, default: 0] -= 1 }
        let order = Dictionary(files.enumerated().map { ($1 ?? "", $0) }, uniquingKeysWith: min)
        let sorted = issues.sorted {
            (order[$0.file ?? ""] ?? 0, $0.line, $0.column ?? 0) < (order[$1.file ?? ""] ?? 0, $1.line, $1.column ?? 0)
        }
        let report = ImportReport(
            format: format, rows: rows, taken: takenExamples + definitionRows, issues: sorted,
            unlisted: unlisted.filter { $0.value > 0 })
        return ImportedData(examples: examples, definitions: definitions, report: report)
    }

    /// Counts a row; every row is counted, also one that is then refused. Returns its number.
    package mutating func beginRow() -> Int {
        rows += 1
        return rows
    }

    /// Says something of a row. The reason is put together only where there is room to list it.
    package mutating func say(
        _ severity: RowIssue.Severity, at place: SourcePosition, row: Int? = nil, wholeRow: Bool = false,
        _ reason: @autoclosure () -> String
    ) {
        let count = issueCounts[severity, default: 0]
        issueCounts[severity] = count + 1
        let isListed = count < CorpusLimits.listedIssues
        guard isListed || delivery?.wantsEveryIssue == true else { return }
        let column = wholeRow ? nil : columns.column(of: place, in: &window)
        let issue = RowIssue(severity, file: files[files.count - 1], line: place.line, column: column, row: row, reason: reason())
        delivery?.tell(issue)
        if isListed { issues.append(issue) }
    }

    /// Says something once, however often it holds.
    package mutating func noteOnce(at place: SourcePosition, _ reason: String) {
        guard said.count < CorpusLimits.listedIssues, said.insert(reason).inserted else { return }
        say(.noted, at: place, wholeRow: true, reason)
    }

    /// Says once of each name that it means nothing here.
    package mutating func ignore(_ what: String, _ name: String, at place: SourcePosition) {
        guard unknownNames.count < CorpusLimits.listedIssues, unknownNames.insert(name).inserted else { return }
        say(.noted, at: place, "the \(what) \(name.excerpt) is not known and is ignored, here and wherever else it stands")
    }

    /// Takes the example, or refuses it, and says what there is to say.
    package mutating func take(_ stated: StatedExample) {
        let (place, row) = (stated.place, stated.row)
        guard !stated.text.isBlank else {
            say(.refused, at: place, row: row, wholeRow: true, "the text is empty: write the utterance, or delete the row")
            return
        }
        if let other = stated.language, !speaks(other) {
            let here = language
            say(
                .refused, at: place, row: row, wholeRow: true,
                "the row is in \(other.excerpt), and this import is for \(here): import the file again for that language")
            return
        }
        let intent = stated.intent.flatMap { $0.isBlank ? nil : $0 } ?? ""
        guard fits(stated.text, "text", CorpusLimits.textLength, CorpusLimits.unusableTextLength, stated),
            fits(intent, "intent's name", CorpusLimits.intentLength, CorpusLimits.unusableNameLength, stated)
        else { return }
        if intent.isEmpty {
            say(.noted, at: place, row: row, wholeRow: true, "no intent is given: taken as an unlabelled utterance")
        }
        let example = Example(text: stated.text, intent: intent, entities: spans(of: stated), type: type(of: stated))
        let (finding, standing) = repeats.find(example.text, example.intent, here(place))
        if repeats.isFull { noteOnce(at: place, "from here on, texts are compared with the \(CorpusLimits.comparedTexts) before alone") }
        delivery?.passed(bytes: place.offset, rows: rows)
        if let delivery, let reason = delivery.take(example, standing) {
            return say(.refused, at: place, row: row, wholeRow: true, reason)
        }
        note(finding, of: example, stated)
        takenExamples += 1
        if delivery == nil { examples.append(example) }
    }

    /// Takes a row that defines an entity, or refuses it.
    package mutating func take(_ definition: EntityDefinition, at place: SourcePosition, row: Int) {
        guard define(definition, at: place, row: row) else { return }
        definitionRows += 1
    }

    /// Takes a row that adds a phrase to an entity, as other rows may do too; an empty phrase only names the entity.
    package mutating func take(phrase: String, of definition: EntityDefinition, at place: SourcePosition, row: Int) {
        var definition = definition
        if !phrase.isEmpty { definition.examples.append(phrase) }
        guard define(definition, at: place, row: row, isOneOfMany: true) else { return }
        definitionRows += 1
    }

    /// Takes a row whose cells belong to one definition each, which `define` is called with at the end.
    package mutating func takeRowOfColumns() { definitionRows += 1 }

    /// Adds the definition, or joins it with the one of the same entity, kind and language. False when it cannot be used.
    @discardableResult
    package mutating func define(_ definition: EntityDefinition, at place: SourcePosition, row: Int?, isOneOfMany: Bool = false) -> Bool {
        let length = definition.entity.codePointCount
        guard !definition.entity.isBlank, length <= CorpusLimits.unusableNameLength else {
            let fault = definition.entity.isBlank ? "is empty" : "is longer than \(CorpusLimits.unusableNameLength) code points"
            say(.refused, at: place, row: row, "the entity's name \(fault): give it a name")
            return false
        }
        phrases += definition.examples.count
        guard phrases <= CorpusLimits.phrases else {
            say(.refused, at: place, row: row, "there are more than \(CorpusLimits.phrases) phrases of entities in the file: split it")
            return false
        }
        let key = DefinitionKey(entity: definition.entity, kind: definition.kind, language: definition.language)
        if let known = definitionIndex[key] {
            definitions[known.index].examples.append(contentsOf: definition.examples)
            if !isOneOfMany {
                let (name, other) = ("\(definition.kind.rawValue) entity \(definition.entity.excerpt)", self.name(known.place))
                say(.noted, at: place, row: row, "the \(name) is defined in \(other) already: joined with that")
            }
            return true
        }
        if length > CorpusLimits.entityLength {
            say(.noted, at: place, row: row, "the entity's name is longer than \(CorpusLimits.entityLength) code points")
        }
        definitionIndex[key] = (definitions.count, here(place))
        definitions.append(definition)
        return true
    }
}

/// What makes two definitions one.
private struct DefinitionKey: Hashable {
    var entity: String
    var kind: EntityKind
    var language: LanguageTag
}

extension ImportBuilder {
    private func here(_ place: SourcePosition) -> RowPlace { RowPlace(file: files.count - 1, line: place.line) }

    /// “line 3”, with the file's name where that is another one.
    private func name(_ place: RowPlace) -> String {
        guard place.file != files.count - 1, let file = files[place.file] else { return "line \(place.line)" }
        return "line \(place.line) of \(file)"
    }

    /// A row of `en-gb` belongs to an import for `en`, and the other way round.
    private func speaks(_ other: String) -> Bool {
        guard !other.isBlank else { return true }
        let primary = other.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map(String.init)
        return primary == language.code.split(separator: "-").first.map(String.init)
    }

    /// False, and said, when the value is too long to be used; true, and said, when it is over the documented limit.
    private mutating func fits(_ value: String, _ what: String, _ limit: Int, _ unusable: Int, _ stated: StatedExample) -> Bool {
        guard value.utf8.count > limit else { return true }
        let count = value.codePointCount
        if count > unusable {
            say(
                .refused, at: stated.place, row: stated.row, wholeRow: true,
                "the \(what) is \(count) code points long, over \(unusable): this is no \(what == "text" ? "utterance" : "name")")
            return false
        }
        if count > limit {
            say(
                .noted, at: stated.place, row: stated.row, wholeRow: true,
                "the \(what) is \(count) code points long, over the limit of \(limit)")
        }
        return true
    }

    private mutating func type(of stated: StatedExample) -> ExampleType {
        guard let name = stated.type, !name.isBlank else { return .train }
        if let type = ExampleType(rawValue: name) ?? ExampleType(rawValue: name.lowercased()) { return type }
        switch name.lowercased() {
        case "0", "training": return .train
        case "2", "testing": return .test
        case "1", "val", "valid", "validation", "dev":
            noteOnce(at: stated.place, "validation examples are taken as train: cross-validation takes its own share of those")
            return .train
        default: break
        }
        say(.noted, at: stated.place, row: stated.row, wholeRow: true, "the type \(name.excerpt) is neither train nor test: taken as train")
        return .train
    }

    private mutating func note(_ found: RepeatIndex.Finding?, of example: Example, _ stated: StatedExample) {
        switch found {
        case .repeats(let place):
            let line = name(place)
            say(.noted, at: stated.place, row: stated.row, wholeRow: true, "repeats \(line): the same text and intent")
        case .contradicts(let place, let intent):
            let line = name(place)
            let own = example.intent.isEmpty ? "without an intent" : "under \(example.intent.excerpt)"
            let other = intent.map { $0.isEmpty ? "without an intent" : "under \($0.excerpt)" } ?? "under another"
            say(
                .noted, at: stated.place, row: stated.row, wholeRow: true,
                "the text \(example.text.excerpt) stands here \(own), and in \(line) \(other)")
        case nil: break
        }
    }

    /// The spans that can be taken, sorted and without overlap; what is mended or dropped is said.
    private mutating func spans(of stated: StatedExample) -> [EntityAnnotation] {
        guard !stated.spans.isEmpty else { return [] }
        var resolver = SpanResolver(stated.text)
        var taken: [(annotation: EntityAnnotation, place: SourcePosition)] = []
        for (index, span) in stated.spans.enumerated() {
            guard index < CorpusLimits.spansPerExample else {
                say(
                    .noted, at: span.place, row: stated.row,
                    "more than \(CorpusLimits.spansPerExample) spans: \(stated.spans.count - index + stated.unheldSpans) of them are dropped"
                )
                break
            }
            guard let entity = span.entity, !entity.isBlank, entity.utf8.count <= 4 * CorpusLimits.unusableNameLength else {
                say(.noted, at: span.place, row: stated.row, "the span names no entity type that can be used: the span is dropped")
                continue
            }
            if span.kind == EntityKind.pretrained.rawValue, PretrainedKind(named: entity) != nil {
                // So NeuralSpace's clients say which of them a project uses.
                let definition = EntityDefinition(entity: entity, kind: .pretrained, examples: [], language: language)
                define(definition, at: span.place, row: stated.row, isOneOfMany: true)
            }
            guard let (start, end) = resolve(span, &resolver, stated) else { continue }
            if entity.utf8.count > CorpusLimits.entityLength, entity.codePointCount > CorpusLimits.entityLength {
                say(
                    .noted, at: span.place, row: stated.row,
                    "the entity's name \(entity.excerpt) is longer than \(CorpusLimits.entityLength) code points")
            }
            let annotation = EntityAnnotation(start: start, end: end, entity: entity, value: span.value, role: span.role, group: span.group)
            taken.append((annotation, span.place))
        }
        taken.sort { ($0.annotation.start, -$0.annotation.end) < ($1.annotation.start, -$1.annotation.end) }
        return withoutOverlaps(taken, stated)
    }

    private mutating func resolve(_ span: StatedSpan, _ resolver: inout SpanResolver, _ stated: StatedExample) -> (Int, Int)? {
        switch resolver.resolve(start: span.start, end: span.end, text: span.text) {
        case .exact(let start, let end):
            return (start, end)
        case .mended(let start, let end, let how):
            say(.mended, at: span.place, row: stated.row, "\(how): taken as \(start) to \(end)")
            return (start, end)
        case .dropped(let reason):
            say(.noted, at: span.place, row: stated.row, "\(reason): the span is dropped, the example taken")
            return nil
        }
    }

    private mutating func withoutOverlaps(
        _ spans: [(annotation: EntityAnnotation, place: SourcePosition)], _ stated: StatedExample
    ) -> [EntityAnnotation] {
        var kept: [EntityAnnotation] = []
        for (annotation, place) in spans {
            if let last = kept.last, annotation.start < last.end {
                let same = annotation == last
                say(
                    .noted, at: place, row: stated.row,
                    same
                        ? "the same span is marked twice: taken once"
                        : "the span \(annotation.start) to \(annotation.end) overlaps the one from \(last.start) to \(last.end): dropped")
            } else {
                kept.append(annotation)
            }
        }
        return kept
    }
}
