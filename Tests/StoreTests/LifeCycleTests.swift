import Corpus
import NLU
import Store
import Testing

@Suite struct LifeCycleTests {
    let store: TemporaryStore
    let project: ProjectID
    var models: ModelStore { store.models }

    init() throws {
        store = try TemporaryStore()
        project = try store.corpus.createProject(name: "bank", languages: [.english]).id
        _ = try store.corpus.add(examples("a", 10) + examples("b", 12) + examples("c", 3, type: .test), to: project, .english)
    }

    private func create(name: String? = nil) throws -> ModelRecord {
        try models.create(project, .english, name: name, configuration: .init(seed: 7), priority: .basic)
    }

    /// A job that has come to `status` on the shortest way.
    private func job(at status: TrainingStatus) throws -> ModelRecord {
        var record = try create()
        let stations = TrainingStatus.stations
        let path = stations.firstIndex(of: status).map { stations[1..<($0 + 1)] } ?? [status]
        for step in path { record = try models.move(record.id, to: step) }
        return record
    }

    /// What the rules say, written down a second time.
    static let allowed: [TrainingStatus: Set<TrainingStatus>] = [
        .initiated: [.queued, .failed, .timedOut, .dead],
        .queued: [.pipelineBuilding, .failed, .timedOut, .dead],
        .pipelineBuilding: [.pipelineBuilt, .queued, .failed, .timedOut, .dead],
        .pipelineBuilt: [.preparingData, .queued, .failed, .timedOut, .dead],
        .preparingData: [.dataPrepared, .queued, .failed, .timedOut, .dead],
        .dataPrepared: [.training, .queued, .failed, .timedOut, .dead],
        .training: [.trained, .queued, .failed, .timedOut, .dead],
        .trained: [.saved, .queued, .failed, .timedOut, .dead],
        .saved: [.completed, .queued, .failed, .timedOut, .dead],
        .completed: [], .failed: [], .timedOut: [], .dead: [],
    ]

    @Test(arguments: TrainingStatus.allCases)
    func onlyTheStepsOfTheLifeCycleAreTaken(_ status: TrainingStatus) throws {
        for next in TrainingStatus.allCases {
            let isAllowed = try #require(Self.allowed[status]).contains(next)
            #expect(status.mayBecome(next) == isAllowed, "\(status) → \(next)")
            let record = try job(at: status)
            #expect(record.status == status)
            // Back to the queue is for the store itself to say, when it finds that the process died.
            if isAllowed, next != .queued || status == .initiated {
                #expect(try models.move(record.id, to: next).status == next)
            } else {
                #expect(throws: StoreError.self) { try models.move(record.id, to: next) }
                #expect(try models.model(record.id) == record)
            }
        }
    }

    @Test func theRecordKeepsEveryStatusWithItsTime() throws {
        let record = try job(at: .completed)
        #expect(record.history.map(\.status) == TrainingStatus.stations)
        #expect(record.history.map(\.at) == record.history.map(\.at).sorted())
        #expect(record.lastStatusAt == record.history.last?.at)
        #expect(record.progress == 1)
    }

    @Test func aNewRecordIsTrueToItsCall() throws {
        let record = try create()
        #expect((record.name, record.language, record.priority, record.status) == ("bank v1", .english, .basic, .initiated))
        #expect(record.configuration == TrainingConfiguration(seed: 7))
        #expect(record.examplesPerIntent == ["a": 10, "b": 12])
        #expect(record.metrics == ModelMetrics())
        #expect((record.replicas, record.deployment) == (0, .notDeployed))
        #expect(try create(name: " Mine ").name == "Mine")
        #expect(try create().name == "bank v3")
        #expect(try models.models(project).map(\.name) == ["bank v3", "Mine", "bank v1"])
        #expect(try store.corpus.project(project).models == 3)
    }

    @Test(arguments: [
        ([], "there are no labelled training examples in en yet"),
        ([("a", 10)], "a is the only intent; one more intent is needed"),
        ([("a", 9)], "a has 9 training examples; 1 more is needed; one more intent is needed"),
        ([("a", 9), ("b", 20)], "a has 9 training examples; 1 more is needed"),
        ([("a", 9), ("b", 1), ("c", 8)], "a has 9 training examples; 1 more is needed; c has 8 training examples; 2 more are needed"),
    ])
    func dataThatIsTooLittleMakesNoRecord(_ counts: [(String, Int)], _ missing: String) throws {
        let project = try store.corpus.createProject(name: "small", languages: [.english]).id
        _ = try store.corpus.add(counts.flatMap { examples($0.0, $0.1) } + examples("t", 20, type: .test), to: project, .english)
        let sentence = try #require(try models.missingForTraining(project, .english))
        #expect(sentence.hasSuffix(missing))
        #expect(throws: StoreError.refused(sentence)) {
            try models.create(project, .english, name: nil, configuration: .init(), priority: .free)
        }
        #expect(try models.models(project).isEmpty)
    }

    @Test func starvedIntentsBesideTwoGoodOnesDoNotStopTraining() throws {
        _ = try store.corpus.add(examples("starved", 1), to: project, .english)
        #expect(try models.missingForTraining(project, .english) == nil)
        #expect(TrainingRequirement.starved(["starved": 1, "fed": 10]).count == 1)
    }

    @Test(arguments: TrainingStatus.allCases)
    func onlyEndedModelsAreDeletedAndOnlyCompletedOnesDeployed(_ status: TrainingStatus) throws {
        let record = try job(at: status)
        if status == .completed {
            #expect(try models.deploy(record.id, replicas: 2).deployment == .deployed)
            #expect(try models.deploy(record.id, replicas: 0).deployment == .notDeployed)
            #expect(throws: StoreError.self) { try models.deploy(record.id, replicas: -1) }
        } else {
            #expect(throws: StoreError.self) { try models.deploy(record.id, replicas: 1) }
        }
        if [.completed, .failed, .timedOut, .dead].contains(status) {
            try models.delete(record.id)
            #expect(throws: StoreError.notFound("no model \(record.id)")) { try models.delete(record.id) }
        } else {
            #expect(throws: StoreError.self) { try models.delete(record.id) }
            #expect(try models.model(record.id) == record)
        }
    }

    @Test func aModelIsRenamedInAnyState() throws {
        let record = try job(at: .training)
        #expect(try models.rename(record.id, to: "better").name == "better")
        #expect(throws: StoreError.self) { try models.rename(record.id, to: " ") }
    }

    @Test func aProjectWithARunningJobIsNotDeleted() throws {
        let record = try job(at: .training)
        #expect(throws: StoreError.self) { try store.corpus.deleteProject(project) }
        try models.move(record.id, to: .failed, message: "Cancelled by you")
        let queued = try job(at: .queued)
        #expect(try Set(store.corpus.deleteProject(project)) == [record.id, queued.id])
        #expect(try models.models().isEmpty)
    }
}
