import Corpus
import Engine
import Foundation
import NLU
import Store
import Synchronization
import Testing

/// A workbench on a store of its own with a project that may be trained. The store goes away with it.
final class TestBench: Sendable {
    let directory = NSTemporaryDirectory() + "trainyard-engine-\(UUID().uuidString)"
    let workbench: Workbench
    let project: ProjectID
    let events: EventRecorder

    init(_ options: EngineOptions = EngineOptions(recipe: ScriptedRecipe().recipe), tests: Int = 4) throws {
        workbench = try Workbench.open(directory, options: options)
        project = try workbench.createProject(name: "bank", languages: [.english]).id
        events = EventRecorder(workbench)
        let data = Self.examples("card_lost", 12) + Self.examples("balance", 10) + Self.examples("balance", tests, type: .test)
        try workbench.addExamples(data, to: project, .english)
    }

    deinit {
        workbench.close()
        try? FileManager.default.removeItem(atPath: directory)
    }

    static func examples(_ intent: String, _ count: Int, type: ExampleType = .train) -> [Example] {
        (0..<count).map { Example(text: "\(intent) \(type) number \($0)", intent: intent, type: type) }
    }

    func train(_ priority: Priority = .advanced, name: String? = nil) throws -> ModelID {
        var caller = Caller.localOwner
        caller.plan = priority
        return try workbench.train(project, .english, name: name, caller: caller)
    }

    /// Where a running job keeps its files, and where they lie in the end.
    func workFile(_ name: String, of id: ModelID) -> String { "\(directory)/models/.work-\(id)/\(name)" }
    func file(_ name: String, of id: ModelID) -> String { "\(directory)/models/\(id)/\(name)" }
    func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}

/// Keeps the events of a workbench in the order they came, and lets a test wait for one.
final class EventRecorder: Sendable {
    private let received = Mutex<[EngineEvent]>([])
    private let condition = NSCondition()
    private let observation = Mutex<Observation?>(nil)

    init(_ workbench: Workbench) {
        let token = workbench.observe { [weak self] event in self?.take(event) }
        observation.withLock { $0 = token }
    }

    private func take(_ event: EngineEvent) {
        condition.lock()
        received.withLock { $0.append(event) }
        condition.broadcast()
        condition.unlock()
    }

    func cancel() { observation.withLock { $0?.cancel() } }

    var all: [EngineEvent] { received.withLock { $0 } }

    /// The statuses that a model's record was seen in, without repeats that follow each other.
    func statuses(of id: ModelID) -> [TrainingStatus] {
        all.reduce(into: []) { seen, event in
            if case .modelChanged(let record) = event, record.id == id, seen.last != record.status { seen.append(record.status) }
        }
    }

    /// Waits until what has come fulfils the condition; a test that waits for longer than anything takes has failed.
    func wait(_ what: String, _ isFulfilled: ([EngineEvent]) -> Bool) throws {
        let end = Date(timeIntervalSinceNow: 30)
        condition.lock()
        defer { condition.unlock() }
        while !isFulfilled(all) {
            try #require(condition.wait(until: end), "waited in vain for \(what)")
        }
    }

    func wait(for status: TrainingStatus, of id: ModelID) throws {
        try wait("\(status.rawValue) of \(id)") { _ in statuses(of: id).contains(status) }
    }
}

/// A gate at which a thread of the engine stands until the test opens it.
final class Gate: Sendable {
    private let condition = NSCondition()
    private let state = Mutex((isOpen: false, arrivals: 0))

    func open() { change { $0.isOpen = true } }

    /// Called by the engine. Gives up by itself in the end, so that a failed test leaves no thread behind.
    func pass() {
        change { $0.arrivals += 1 }
        _ = wait { $0.isOpen }
    }

    /// Called by the test: returns when somebody stands at the gate.
    func awaitArrival() throws { try #require(wait { $0.arrivals > 0 }, "nobody came to the gate") }

    private func change(_ body: (inout (isOpen: Bool, arrivals: Int)) -> Void) {
        condition.lock()
        state.withLock { body(&$0) }
        condition.broadcast()
        condition.unlock()
    }

    private func wait(_ isFulfilled: ((isOpen: Bool, arrivals: Int)) -> Bool) -> Bool {
        let end = Date(timeIntervalSinceNow: 30)
        condition.lock()
        defer { condition.unlock() }
        while !isFulfilled(state.withLock { $0 }) {
            if !condition.wait(until: end) { return false }
        }
        return true
    }
}
