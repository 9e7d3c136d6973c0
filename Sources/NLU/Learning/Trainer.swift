import Corpus

/// "Training": cross-validates the candidates, calibrates the best, trains it on all rows, and the tagger where spans are marked.
struct Trainer {
    let pipeline: Pipeline
    let data: PreparedData
    let session: TrainingSession
    private let taggerPlan: TaggerPlan

    init(pipeline: Pipeline, data: PreparedData, control: TrainingControl) {
        self.pipeline = pipeline
        self.data = data
        let plan = pipeline.search
        taggerPlan = TaggerPlan(data: data, seed: pipeline.configuration.seed, triedFolds: plan.triedFolds)
        let counts = data.intents.counts
        let work = plan.work(rows: counts.rows, entriesPerRow: counts.entriesPerRow, classes: data.intents.intents.count)
        session = TrainingSession(control, total: work + taggerPlan.work)
    }

    func train() throws(TrainingError) -> TrainedModel {
        let search = try Search(data.intents, plan: pipeline.search, seed: seed, session: session)
        let tagger = Shared<EntityTagger?>(nil)
        // The tagger takes longest and waits for nothing, so it begins.
        var tasks = search.tasks()
        if !data.tagged.isEmpty {
            tasks.insert({ [taggerPlan, session] in tagger.set(try taggerPlan.final(session: session)) }, at: 0)
        }
        // Where there is nothing to choose from, the model need not wait for the scores.
        let early = pipeline.search.candidates.count == 1 ? pipeline.search.candidates.first.map(finalFit) : nil
        if let early { tasks += early.tasks() }
        try session.run(tasks, threads: pipeline.configuration.threads)
        let (opinions, temperatures) = try search.ranking()
        guard let best = opinions.first else { throw .invalidData("no candidate could be tried") }
        let leaderboard = announce(opinions, best: best)

        let judged = Shared<[Int: [Judge.Span]]>([:])
        let classifier = try fit(best, early, temperatures: temperatures, judged: judged)
        let estimate = estimate(best, search, spans: judged.value)
        session.log("estimated accuracy \(percent(estimate.accuracy)), macro F1 \(percent(estimate.macroF1))\(doubt(estimate))")
        if !data.tagged.isEmpty { session.log("estimated span F1 \(percent(estimate.spanF1))") }
        session.finish()
        let configuration = configuration(
            best, classifier: classifier, tagger: tagger.value, threshold: threshold(best, search, classifier))
        let model = NLUModel(
            configuration: configuration, intents: data.intents.intents, classifier: classifier, tagger: tagger.value,
            declared: DeclaredEntities(data.definitions, language: data.language))
        return TrainedModel(
            model: model, leaderboard: leaderboard, curve: session.curve, estimate: estimate,
            review: Reviewer(data: data.intents, probabilities: best.probabilities).review())
    }

    private func doubt(_ estimate: Evaluation) -> String {
        let interval = Wilson.interval(share: estimate.accuracy, of: estimate.examples)
        guard interval.isWide else { return "" }
        return "; \(estimate.examples) examples are too few to know: accuracy \(percent(interval.low)) to \(percent(interval.high))"
    }

    private var seed: UInt64 { pipeline.configuration.seed }

    private func announce(_ opinions: [Opinion], best: Opinion) -> [CandidateScore] {
        let leaderboard = opinions.map { opinion in
            var score = opinion.score
            score.chosen = opinion.candidate == best.candidate
            return score
        }
        for score in leaderboard { session.emit(.candidate(score)) }
        session.log("chosen: \(best.score.name)")
        return leaderboard
    }

    /// The chosen learners on all rows, where that was not done already; meanwhile the tagger is judged.
    private func fit(
        _ best: Opinion, _ early: FinalFit?, temperatures: [Learner: Double], judged: Shared<[Int: [Judge.Span]]>
    ) throws(TrainingError) -> IntentClassifier {
        var tasks: [@Sendable () throws -> Void] = []
        if !data.tagged.isEmpty {
            let answers = best.probabilities
            tasks.append { [taggerPlan, session] in judged.set(try taggerPlan.judge(predicted: answers.best, session: session)) }
        }
        let final = early ?? finalFit(best.candidate)
        if early == nil { tasks += final.tasks() }
        try session.run(tasks, threads: pipeline.configuration.threads)
        return try final.classifier(temperatures: temperatures, temperature: best.temperature)
    }

    private func finalFit(_ candidate: Candidate) -> FinalFit {
        FinalFit(candidate, data: data.intents, plan: pipeline.search, seed: seed, session: session)
    }

    private func threshold(_ best: Opinion, _ search: Search, _ classifier: IntentClassifier) -> Double {
        let rows = best.probabilities.held.rows
        let judges = judges(best, search)
        let right = rows.compactMap { row -> Double? in
            let intent = best.probabilities.best(row)
            guard intent == Int(data.intents.labels[row]) else { return nil }
            return acceptance(of: row, best, judges, search)
        }
        // They were not learnt from, so that the final model's own answers are as fair as those of cross-validation.
        let refusable = data.outOfScope.map { classifier.answer(TokenizedText($0)).acceptance }
        return Acceptance.threshold(right: right, of: rows.count, refusable: refusable)
    }

    /// The scores of the yes-or-no judge, where the candidate has one.
    private func judges(_ best: Opinion, _ search: Search) -> HeldOutScores? {
        best.candidate.shares[.supportVectorMachine] == nil ? nil : search.scores(of: .supportVectorMachine)
    }

    private func acceptance(of row: Int, _ best: Opinion, _ judges: HeldOutScores?, _ search: Search) -> Double {
        let probabilities = UnsafeBufferPointer(start: best.probabilities.row(row), count: best.probabilities.columns)
        return Acceptance.value(probabilities, margin: judges?.row(row)[best.probabilities.best(row)], known: search.known(row))
    }

    private func configuration(
        _ best: Opinion, classifier: IntentClassifier, tagger: EntityTagger?, threshold: Double
    ) -> ModelConfiguration {
        let intents = data.intents.intents
        return ModelConfiguration(
            language: data.language, labels: Dictionary(uniqueKeysWithValues: intents.enumerated().map { (String($0), $1) }),
            numbers: Dictionary(uniqueKeysWithValues: intents.enumerated().map { ($1, $0) }),
            taggedTypes: tagger?.scheme.types ?? [],
            training: TrainingFile(pipeline.configuration, recipe: pipeline.search.recipe(for: best.candidate)), candidate: best.score.name,
            members: classifier.members.map { ModelConfiguration.Member($0) }, temperature: best.temperature,
            acceptThreshold: threshold, features: .init(documents: classifier.featurizer.documents))
    }

    /// Judges the chosen candidate on the folds that were tried.
    private func estimate(_ best: Opinion, _ search: Search, spans: [Int: [Judge.Span]]) -> Evaluation {
        let judges = judges(best, search)
        return Judge.report(
            best.probabilities.held.rows.map { row in
                let intent = best.probabilities.best(row)
                return Judge.Verdict(
                    example: data.examples[row], intent: data.intents.intents[intent],
                    confidence: Double(best.probabilities.row(row)[intent]), entities: spans[row],
                    acceptance: acceptance(of: row, best, judges, search))
            })
    }
}
