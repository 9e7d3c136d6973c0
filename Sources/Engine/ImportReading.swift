import Corpus
import Exchange
import Store

/// One reading of a file for an import: the store's rules and the comparison with the project, whether or not anything is written.
struct ImportReading {
    let request: ImportRequest
    let tree: SourceTree
    let watch: ImportWatch
    /// The project's own languages and texts.
    let languages: [LanguageTag]
    let known: RepeatIndex

    /// Reads everything, example by example.
    /// - Parameter take: is given what can be taken.
    /// - Throws: `UnreadableFile`, or what `take` throws.
    func run(_ take: (Example) throws -> Void) throws -> (summary: ImportSummary, definitions: [EntityDefinition]) {
        var summary = ImportSummary(report: ImportReport(format: "", rows: 0, taken: 0))
        var intents: Set<Int> = []
        var skipped = 0
        let data = try withoutActuallyEscaping(take) { take in
            let delivery = ImportDelivery(
                { example, standing in
                    if let fault = CorpusRules.fault(in: example) { return fault }
                    guard skipped >= request.skipFirst else {
                        skipped += 1
                        return nil
                    }
                    var example = example
                    if let type = request.type { example.type = type }
                    let before = known.standing(text: example.text, intent: example.intent)
                    if standing.repeats || before.repeats { summary.repeats += 1 }
                    if standing.contradicts || before.contradicts { summary.conflicts += 1 }
                    summary.examples += 1
                    if example.intent.isEmpty { summary.unlabelled += 1 } else { intents.insert(example.intent.hashValue) }
                    try take(example)
                    return nil
                }, progress: { try tell($0) }, issue: watch.issue)
            let data = try DataReader.read(
                tree, language: request.language, format: request.format, columns: request.columns, delivery: delivery)
            if let failure = delivery.failure { throw failure }
            return data
        }
        summary.report = data.report
        summary.report.taken -= skipped
        summary.intents = intents.count
        let definitions = data.definitions.filter { definition in
            let stranger =
                languages.contains(definition.language)
                ? nil : "\(definition.entity): the project has no language \(definition.language); add it first"
            guard let fault = CorpusRules.fault(in: definition) ?? stranger else { return true }
            summary.report.issues.append(RowIssue(.refused, line: 1, reason: fault))
            summary.report.taken -= 1
            return false
        }
        summary.definitions = definitions.count
        return (summary, definitions)
    }

    private func tell(_ progress: ImportProgress) throws {
        if watch.isCalledOff() { throw StoreError.refused("the import was called off; nothing was taken") }
        watch.progress(progress)
    }
}
