import Corpus
import Engine
import NIOPosix
import NLU
import Store
import Synchronization

/// The deployed models of the store, running. What is to run stands in the store, whoever wrote it there; this follows it.
final class Deployments: Sendable {
    private let workbench: Workbench
    /// Where the server was told so, clients that name no model are answered by this project's alone.
    private let project: ProjectID?
    private let running = Mutex<[ModelID: Deployment]>([:])
    private let failures = Mutex<[ModelID: String]>([:])
    /// What clients that name no model are answered by, for each account; made anew when its deployments change.
    private let choices = Mutex<[AccountID?: LanguageChoice]>([:])
    /// One thread, so that two changes are followed one after the other.
    private let thread = NIOThreadPool(numberOfThreads: 1)
    private let isWaiting = Atomic(false)
    /// What workers run.
    private let program: String
    private let complain: @Sendable (String) -> Void

    init(
        _ workbench: Workbench, only project: ProjectID?, program: String, complain: @escaping @Sendable (String) -> Void
    ) {
        self.workbench = workbench
        self.project = project
        self.program = program
        self.complain = complain
        thread.start()
    }

    /// - Throws: `APIError` 404 when the caller has no such model, 400 when it is not deployed, 503 when it cannot run.
    func deployment(of id: ModelID, for caller: Caller) throws -> Deployment {
        if let found = running.withLock({ $0[id] }), found.record.account == caller.account { return found }
        let model = try workbench.model(id, for: caller)
        guard model.status == .completed else {
            throw APIError.badRequest("“\(model.name)” is \(model.status.rawValue); only Completed models can be deployed and asked")
        }
        guard model.replicas > 0 else {
            throw APIError.badRequest("“\(model.name)” is not deployed; deploy it first (nlu deploy -m \(id) -n 1)")
        }
        let reason = failures.withLock { $0[id] } ?? "it is being started"
        throw APIError(503, "“\(model.name)” cannot answer: \(reason)", retryAfter: 1)
    }

    /// What answers a client that names no model.
    /// - Throws: `APIError` 503 when the caller has nothing deployed.
    func guess(_ text: String, for caller: Caller) throws(APIError) -> LanguageChoice.Guess {
        guard let guess = choices.withLock({ $0[caller.account] })?.guess(text) else {
            throw APIError(503, "no model is deployed; deploy one (nlu deploy -m MODEL -n 1)", retryAfter: 120)
        }
        return guess
    }

    /// What the caller's clients may ask without naming a model: one model a language.
    func chosen(for caller: Caller) -> [Deployment] { choices.withLock { $0[caller.account] }?.deployments ?? [] }

    /// All that run, by model.
    var everyone: [Deployment] { running.withLock { Array($0.values) }.sorted { $0.record.model.rawValue < $1.record.model.rawValue } }

    /// Those that should run and cannot.
    var failed: [ModelID] { failures.withLock { $0.keys.sorted { $0.rawValue < $1.rawValue } } }

    var states: [(record: DeploymentRecord, isReady: Bool)] {
        let ready = running.withLock { $0.values.map { ($0.record, true) } }
        let wanted = (try? workbench.deployments()) ?? []
        return ready + wanted.filter { one in !ready.contains { $0.0.model == one.model } }.map { ($0, false) }
    }

    /// Brings what runs in line with what the store says. Returns when it is.
    func follow() async {
        _ = try? await thread.runIfActive { self.reconcile() }
    }

    /// The same, without waiting.
    func followSoon() {
        // One that waits sees all that was written before it begins.
        guard isWaiting.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged else { return }
        thread.submit { _ in
            self.isWaiting.store(false, ordering: .releasing)
            self.reconcile()
        }
    }

    func close() async {
        try? await thread.shutdownGracefully()
        running.withLock { $0.removeAll() }
        choices.withLock { $0.removeAll() }
    }

    private func reconcile() {
        let wanted: [DeploymentRecord]
        do {
            wanted = try workbench.deployments()
        } catch {
            return complain("the deployments cannot be read: \(error)")
        }
        let before = running.withLock { $0 }
        for record in wanted
        where before[record.model].map({ !$0.record.runsAs(record) }) ?? true {
            start(record, inPlaceOf: before[record.model])
        }
        let ids = Set(wanted.map(\.model))
        running.withLock { running in running = running.filter { ids.contains($0.key) } }
        failures.withLock { failures in failures = failures.filter { ids.contains($0.key) } }
        chooseLanguages()
    }

    private func chooseLanguages() {
        let asked = running.withLock { $0.values.filter { project == nil || $0.record.project == project } }
        let byAccount = Dictionary(grouping: asked, by: \.record.account)
        for (account, deployments) in byAccount {
            let newest = deployments.sorted {
                ($0.record.deployedAt, $0.record.model.rawValue) > ($1.record.deployedAt, $1.record.model.rawValue)
            }
            let known = choices.withLock { $0[account] }
            if known?.answers(newest) == true { continue }
            do {
                let choice = try LanguageChoice(newest, workbench)
                choices.withLock { $0[account] = choice }
            } catch {
                complain("languages cannot be told apart: \(error)")
            }
        }
        choices.withLock { choices in choices = choices.filter { byAccount[$0.key] != nil } }
    }

    /// The new one answers before the old one is let go of, which ends when its last request is answered.
    private func start(_ record: DeploymentRecord, inPlaceOf old: Deployment?) {
        do {
            let model = try workbench.load(record.model)
            let workers =
                record.replicas > 1
                ? WorkerPool(
                    record.replicas, directory: workbench.modelDirectory(record.model), threshold: record.acceptThreshold, program: program,
                    complain: complain) : nil
            let deployment = Deployment(record, model, workers)
            running.withLock { $0[record.model] = deployment }
            failures.withLock { $0[record.model] = nil }
            if record.status != .deployed { try workbench.setDeployment(.deployed, of: record.model, message: "") }
        } catch {
            let reason = String(describing: error)
            // Tenants need not know where the store lies.
            let told = reason.replacing(workbench.modelDirectory(record.model), with: "the model")
            let isNew = failures.withLock { $0.updateValue(told, forKey: record.model) != told }
            if isNew { complain("model \(record.model) cannot be deployed: \(reason)") }
            if record.status != .failed { try? workbench.setDeployment(.failed, of: record.model, message: told) }
        }
    }
}
