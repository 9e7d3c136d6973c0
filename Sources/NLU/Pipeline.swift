import Corpus

/// The plan for one data set: which candidates to try, with what budget. The product of "Pipeline Building".
package struct Pipeline: Sendable, Codable {
    package var configuration: TrainingConfiguration
    /// Names of the candidates, in the order they are tried.
    package var candidates: [String]
    /// What the data looks like, a sentence a line, for the log.
    package var findings: [String]
    /// What the search tries.
    let search: SearchPlan

    /// Definitions that a warning names; the doctor lists all.
    private static let mostWarnings = 20

    /// Looks at the data and decides what to try.
    /// - Throws: `TrainingError.invalidData` when there is nothing to learn: fewer than two intents with an example.
    package static func build(for dataset: Dataset, configuration: TrainingConfiguration) throws(TrainingError) -> Pipeline {
        let survey = DataSurvey(dataset)
        guard survey.intents.count >= 2 else {
            throw .invalidData(
                "there is nothing to tell apart: training needs two intents with a train example each, and the data has "
                    + "\(survey.intents.count)")
        }
        if let fault = configuration.recipe?.fault { throw .invalidData("the configuration cannot be followed: \(fault)") }
        let search = configuration.recipe.map { SearchPlan($0, rows: survey.examples) } ?? SearchPlan(configuration, survey: survey)
        return Pipeline(
            configuration: configuration, candidates: search.candidates.map { search.name(of: $0) }, findings: survey.findings,
            search: search)
    }

    /// Tokens, features and folds of the data. The product of "Preparing Data".
    package func prepare(_ dataset: Dataset, control: TrainingControl) throws(TrainingError) -> PreparedData {
        func check() throws(TrainingError) { if control.isCancelled() { throw .cancelled } }
        let examples = dataset.train
        for finding in Doctor.definitions(of: dataset).prefix(Self.mostWarnings) where finding.severity < .note {
            control.report(.warning("\(finding.reason) \(finding.advice)"))
        }
        guard Set(examples.map(\.intent)).count >= 2 else {
            throw .invalidData("training needs two intents with a train example each")
        }
        let intents = try IntentData(examples, folds: search.folds, seed: configuration.seed, check: check)
        let types = Set(examples.flatMap(\.entities).map { EntityLabel($0).name }).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: types.enumerated().map { ($1, $0) })
        var tagged: [TaggedText] = []
        for (i, example) in examples.enumerated() where !types.isEmpty {
            if i % 256 == 0 { try check() }
            tagged.append(TaggedText(example, types: numbers))
        }
        let widened = tagged.reduce(0) { $0 + $1.widened }
        if widened > 0 {
            control.report(.warning("\(counted(widened, "marked span")) begin or end inside a word; the whole words are learnt"))
        }
        return PreparedData(
            features: intents.counts.features,
            summary: "\(intents.counts.features.grouped) features, \(intents.counts.entriesPerRow) an utterance, "
                + "\(intents.folds.count) folds",
            language: dataset.language, definitions: dataset.definitions, examples: examples,
            outOfScope: dataset.outOfScope.map(\.text), intents: intents,
            scheme: TagScheme(types: types), tagged: tagged)
    }

    /// Tries the candidates by cross-validation, trains the best on all of the data.
    package func train(_ data: PreparedData, control: TrainingControl) throws(TrainingError) -> TrainedModel {
        try Trainer(pipeline: self, data: data, control: control).train()
    }
}
