import Dispatch
import Engine
import Store

/// Follows one job to its end and tells its statuses as they come.
struct TrainingWatch {
    private let workbench: Workbench
    private let model: ModelID
    private let interval: Double
    private let naming: Bool
    private let revive: () throws -> Void
    private let tell: (String) -> Void

    /// Engines started for a job whose engine has vanished, before it is given up.
    private static let mostRestarts = 3

    /// - Parameters:
    ///   - interval: the longest time between two looks, in seconds; changes are usually seen at once.
    ///   - naming: whether each line begins with the model's name, for several jobs at a time.
    ///   - revive: starts an engine where none is alive.
    ///   - tell: takes a line; standard error unless told otherwise.
    init(
        _ workbench: Workbench, _ model: ModelID, interval: Double, naming: Bool = false, revive: @escaping () throws -> Void,
        tell: @escaping (String) -> Void = { Console.error.line($0) }
    ) {
        self.workbench = workbench
        self.model = model
        self.interval = interval
        self.naming = naming
        self.revive = revive
        self.tell = tell
    }

    /// - Throws: `RepliedFailure` when it ends otherwise than Completed.
    @discardableResult
    func untilCompleted() throws -> ModelRecord {
        let record = try untilFinal()
        guard record.status == .completed else {
            let reason = record.message.isEmpty ? "" : ": " + record.message
            throw RepliedFailure(description: "model \(model) ended as \(record.status.rawValue)\(reason)")
        }
        return record
    }

    func untilFinal() throws -> ModelRecord {
        let changed = DispatchSemaphore(value: 0)
        let observation = workbench.observe { _ in changed.signal() }
        defer { observation.cancel() }
        var told: [StatusChange] = []
        var restarts = 0
        while true {
            let record = try workbench.model(model)
            report(record, after: told)
            told = record.history
            if record.status.isFinal { return record }
            if changed.wait(timeout: .now() + interval) == .success {
                while changed.wait(timeout: .now()) == .success {}
            } else if try !workbench.engineIsAlive() {
                guard restarts < Self.mostRestarts else {
                    throw RepliedFailure(
                        description: "model \(model): the engine stops again and again; trainyard engine --until-idle shows why")
                }
                restarts += 1
                try revive()
            }
        }
    }

    private func report(_ record: ModelRecord, after told: [StatusChange]) {
        // A job that is run again after its process died tells its statuses anew.
        let known = record.history.starts(with: told) ? told.count : 0
        let start = record.history.first?.at ?? record.createdAt
        for change in record.history.dropFirst(known) {
            let seconds = PlainText.duration(Double(change.at - start) / 1000)
            let name = naming ? PlainText.visible(record.name) + ": " : ""
            tell(name + PlainText.padded(change.status.rawValue, to: 18) + seconds)
        }
    }
}
