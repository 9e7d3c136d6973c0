/// The learners of a candidate, fitted on all rows: the members of the finished model.
struct FinalFit: Sendable {
    let candidate: Candidate
    private let data: IntentData
    private let plan: SearchPlan
    private let seed: UInt64
    private let session: TrainingSession
    /// In the order of the learners, a repeat each.
    private let members: [(learner: Learner, repetition: Int)]
    private let models = Shared<[Int: IntentModel]>([:])

    init(_ candidate: Candidate, data: IntentData, plan: SearchPlan, seed: UInt64, session: TrainingSession) {
        self.candidate = candidate
        self.data = data
        self.plan = plan
        self.seed = seed
        self.session = session
        members = Learner.allCases.filter { candidate.shares[$0] != nil }.flatMap { learner in
            (0..<plan.repeats(of: learner)).map { (learner, $0) }
        }
    }

    private var everything: [Int] { Array(0..<data.counts.rows) }

    /// Each member is a task of its own.
    func tasks() -> [@Sendable () throws -> Void] {
        let rows = data.counts.weighted(asTrainedOn: everything)
        return members.enumerated().map { number, member in
            { [self] in
                let generator = CrossValidation.generator(seed: seed, member.learner, repetition: member.repetition, fold: nil)
                let fitted = try member.learner.fit(rows, of: data, chosen: everything, generator: generator, session: session)
                let model = IntentModel(fitted)
                models.change { $0[number] = model }
            }
        }
    }

    /// What the tasks came to, once they are done.
    /// - Parameters:
    ///   - temperatures: what each learner's scores are divided by.
    ///   - temperature: what the logarithm of the learners' mean is divided by.
    func classifier(temperatures: [Learner: Double], temperature: Double) throws(TrainingError) -> IntentClassifier {
        let trained = models.value
        let weighted = members.enumerated().compactMap { number, member -> IntentClassifier.Member? in
            guard let model = trained[number], let share = candidate.shares[member.learner] else { return nil }
            return .init(
                model: model, temperature: temperatures[member.learner] ?? 1, weight: share / Double(plan.repeats(of: member.learner)),
                judges: member.learner == .supportVectorMachine)
        }
        guard
            let classifier = IntentClassifier(
                featurizer: data.counts.featurizer(trainedOn: everything), members: weighted, classes: data.intents.count,
                temperature: temperature)
        else { throw .invalidData("the models' sizes do not fit one another") }
        return classifier
    }
}
