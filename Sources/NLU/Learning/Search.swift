/// The search for the best model of intents: cross-validates the learners, then weighs what they say.
struct Search: Sendable {
    let data: IntentData
    let plan: SearchPlan
    let seed: UInt64
    let session: TrainingSession
    /// What the answers of cross-validation are about.
    let held: HeldOutRows
    private let validations: [CrossValidation]
    /// For each learner, how many repeats of each fold are done.
    private let done = Shared<[Int: [Int: Int]]>([:])
    /// What the tasks of each learner took, added up.
    private let seconds = Shared<[Learner: Double]>([:])

    init(_ data: IntentData, plan: SearchPlan, seed: UInt64, session: TrainingSession) throws(TrainingError) {
        self.data = data
        self.plan = plan
        self.seed = seed
        self.session = session
        held = HeldOutRows(data, tried: plan.triedFolds)
        var validations: [CrossValidation] = []
        for learner in plan.learners {
            validations.append(try CrossValidation(data, held: held, learner: learner, repeats: plan.repeats(of: learner), seed: seed))
        }
        self.validations = validations
    }

    /// Every fold of every learner is a task of its own. A learner's line on the leaderboard moves when one is done.
    func tasks() -> [@Sendable () throws -> Void] {
        var tasks: [@Sendable () throws -> Void] = []
        for (number, validation) in validations.enumerated() {
            for fold in 0..<plan.triedFolds {
                for repetition in 0..<validation.repeats {
                    tasks.append { [self] in
                        // One fit of each learner is watched while it learns.
                        let series = fold == 0 && repetition == 0 ? plan.name(of: Candidate([validation.learner: 1])) : nil
                        let began = session.elapsedSeconds
                        try validation.run(fold: fold, repetition: repetition, series: series, session: session)
                        seconds.change { $0[validation.learner, default: 0] += session.elapsedSeconds - began }
                        report(number, fold: fold)
                    }
                }
            }
        }
        return tasks
    }

    /// All candidates, best first. Called when the tasks are done.
    func ranking() throws(TrainingError) -> (opinions: [Opinion], temperatures: [Learner: Double]) {
        var means: [Learner: HeldOutScores] = [:]
        var temperatures: [Learner: Double] = [:]
        for validation in validations {
            let (mean, temperature) = try validation.probabilities()
            means[validation.learner] = mean
            temperatures[validation.learner] = temperature
        }
        var opinions: [Opinion] = []
        for candidate in plan.candidates {
            try session.check()
            var opinion = try Opinion(
                candidate, means: means, held: held, data: data, folds: 0..<plan.triedFolds, name: plan.name(of: candidate))
            opinion.score.seconds = spent(on: candidate)
            opinions.append(opinion)
        }
        let order = opinions.indices.sorted { (opinions[$0].loss, $0) < (opinions[$1].loss, $1) }
        return (order.map { opinions[$0] }, temperatures)
    }

    /// How much of a row's text a model that did not learn it had seen.
    func known(_ row: Int) -> Float { validations.first?.known.pointer[row] ?? 1 }

    /// The scores of a learner that is never repeated.
    func scores(of learner: Learner) -> HeldOutScores? { validations.first { $0.learner == learner }?.scores.first }

    private func report(_ number: Int, fold: Int) {
        let validation = validations[number]
        let candidate = Candidate([validation.learner: 1])
        let seconds = spent(on: candidate)
        // Said while the list is held: lines of the leaderboard never come in the wrong order.
        done.change { done in
            done[number, default: [:]][fold, default: 0] += 1
            let whole = (done[number] ?? [:]).filter { $0.value == validation.repeats }.keys.sorted()
            var score = CandidateScore(
                name: plan.name(of: candidate), foldScores: whole.map { validation.macroF1(fold: $0) }, folds: plan.triedFolds)
            score.seconds = seconds
            session.emit(.candidate(score))
        }
    }

    private func spent(on candidate: Candidate) -> Double {
        let seconds = seconds.value
        return candidate.shares.keys.sorted { $0.rawValue < $1.rawValue }.reduce(0) { $0 + (seconds[$1] ?? 0) }
    }
}
