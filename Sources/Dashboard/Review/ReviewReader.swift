import Corpus
import Engine
import NLU
import Store

/// What the Review screen shows, read from the store.
struct ReviewReader: Sendable {
    let workbench: Workbench

    /// As many texts as a pane can show; a finding over thousands of rows need not carry them all.
    static let textsShown = 40
    /// Labels that a model disputes, of which so many are listed: the most doubtful first.
    static let disputes = 200
    /// Utterances of the inbox that are parsed and ranked.
    static let inboxRows = 2_000

    func findings(_ id: ProjectID, _ language: LanguageTag) throws -> Message {
        let (dataset, ids) = try workbench.datasetWithIDs(id, language)
        let definitions = dataset.definitions.filter { $0.kind != .synonym }.map(\.entity)
        let types = Set(dataset.examples.flatMap { $0.entities.map(\.entity) }).union(definitions)
        let found = Self.examine(dataset, ids) + (try disputed(id, dataset, ids))
        let all = found.enumerated().sorted { ($0.element.level.rawValue, $0.offset) < ($1.element.level.rawValue, $1.offset) }
        return .loaded(
            .findings(id, language, all.map(\.element), entityTypes: types, dismissed: workbench.reviewed(id)))
    }

    static func examine(_ dataset: Dataset, _ ids: [ExampleID]) -> [ReviewFinding] {
        Doctor.examine(dataset).map { finding in
            let places = finding.examples.filter { dataset.examples.indices.contains($0) && ids.indices.contains($0) }
            return ReviewFinding(
                level: level(finding.severity), title: Phrase(below: finding.kind.title), reason: Phrase(below: finding.reason),
                advice: Phrase(below: finding.advice),
                intent: finding.intent, examples: places.prefix(textsShown).map { .init(dataset.examples[$0]) },
                remedy: finding.remedy(dataset.examples), ids: places.map { ids[$0] },
                isAboutIntent: finding.intent != nil && [.starvedIntent, .untestedIntent, .skewed].contains(finding.kind))
        }
    }

    /// Training examples whose labels the newest model disputes, as `nlu disputed` lists them: those that it had not seen and took for
    /// another intent at least as surely as that intent's own examples.
    private func disputed(_ id: ProjectID, _ dataset: Dataset, _ ids: [ExampleID]) throws -> [ReviewFinding] {
        guard let model = try workbench.models(id, dataset.language).first(where: { $0.status == .completed }),
            let review = try workbench.review(model.id)
        else { return [] }
        let examples = Dictionary(zip(ids, dataset.examples)) { first, _ in first }
        return review.disputed.prefix(Self.disputes).compactMap { disputed in
            guard let example = examples[disputed.id] else { return nil }
            let dispute = disputed.dispute
            let taken = "\(dispute.suggested) (\(Format.percent(dispute.suggestedProbability)))"
            return ReviewFinding(
                level: .note, title: Phrase("Label that the model disputes"),
                reason: Phrase(
                    "\(example.text.excerpt) stands under \(example.intent). \(model.name), which had not seen it, took it for \(taken)."),
                advice: Phrase("Move it if the model is right; else put the finding aside: such examples teach the most."),
                intent: example.intent, examples: [.init(example)], remedy: .relabel(intent: dispute.suggested), ids: [disputed.id])
        }
    }

    private static func level(_ severity: Finding.Severity) -> ReviewFinding.Level {
        switch severity {
        case .error: .error
        case .warning: .warning
        case .note: .note
        }
    }

    private func answer(_ text: String, _ model: ModelID) throws -> ParseResult {
        try model == .provisional ? workbench.parseProvisionally(text) : workbench.load(model).parse(text)
    }

    /// The utterances without an intent, with what the model makes of them; those that it is least sure of first.
    func inbox(_ id: ProjectID, _ language: LanguageTag, _ model: ModelID?) throws -> [InboxRow] {
        let rows = try workbench.examples(ExampleQuery(project: id, language: language, intent: "", limit: Self.inboxRows)).rows
        let judged = rows.map { row in
            InboxRow(row: row, suggestion: model.flatMap { try? answer(row.example.text, $0) })
        }
        guard model != nil else { return judged }
        return judged.enumerated().sorted { ($0.element.worth, $1.offset) > ($1.element.worth, $0.offset) }.map(\.element)
    }
}
