import Corpus
import Engine
import Foundation
import NLU
import Store
import Testing

@Suite struct EventTests {
    @Test func whatAJobSaysArrivesInOrder() throws {
        let bench = try TestBench()
        let id = try bench.train()
        try bench.workbench.runUntilIdle()
        try bench.events.wait(for: .completed, of: id)
        var told: [String] = []
        for event in bench.events.all {
            switch event {
            case .modelChanged(let record) where record.status.isRunning || record.status == .completed: told.append(record.status.rawValue)
            case .candidate(_, let score): told.append(score.chosen ? "chosen" : "candidate")
            case .curve: told.append("curve")
            default: break
            }
        }
        #expect(
            told == [
                "Pipeline Building", "Pipeline Built", "Preparing Data", "Data Prepared", "Training", "candidate", "curve", "chosen",
                "Trained", "Saved", "Completed",
            ])
    }

    @Test func progressRisesAndComesAtMostFourTimesASecond() throws {
        let script = ScriptedRecipe(onTrain: { control in
            let begun = ContinuousClock.now
            while ContinuousClock.now - begun < .milliseconds(700) {
                control.report(.progress((ContinuousClock.now - begun) / .milliseconds(700)))
            }
        })
        let bench = try TestBench(EngineOptions(recipe: script.recipe))
        let id = try bench.train()
        try bench.workbench.runUntilIdle()
        try bench.events.wait(for: .completed, of: id)
        let shares = bench.events.all.compactMap { event -> Double? in
            if case .progress(id, let fraction, _) = event { fraction } else { nil }
        }
        #expect((2...5).contains(shares.count))
        #expect(shares == shares.sorted() && shares.allSatisfy { (0...1).contains($0) })
    }

    @Test func ownChangesAreNamedAndOthersAskToReadAgain() throws {
        let bench = try TestBench()
        let other = try Workbench.open(bench.directory)
        defer { other.close() }
        let seen = EventRecorder(other)
        try bench.workbench.createIntent("new", in: bench.project)
        try seen.wait("the other's change") { $0.contains { if case .storeChanged = $0 { true } else { false } } }
        try bench.events.wait("the own change") { events in
            events.contains { if case .dataChanged(bench.project) = $0 { true } else { false } }
        }
        #expect(!bench.events.all.contains { if case .storeChanged = $0 { true } else { false } })
    }

    @Test func aCancelledObserverHearsNoMore() throws {
        let bench = try TestBench()
        let second = EventRecorder(bench.workbench)
        try bench.workbench.createIntent("first", in: bench.project)
        try second.wait("the first change") { !$0.isEmpty }
        bench.events.cancel()
        let count = bench.events.all.count
        try bench.workbench.createIntent("second", in: bench.project)
        try second.wait("the second change") { $0.count >= 2 }
        #expect(bench.events.all.count <= count + 1)
        try bench.workbench.createIntent("third", in: bench.project)
        try second.wait("the third change") { $0.count >= 3 }
        #expect(bench.events.all.count <= count + 1)
    }

    @Test func deletionsAreTold() throws {
        let bench = try TestBench()
        let id = try bench.train()
        try bench.workbench.cancel(id, by: "me")
        try bench.workbench.deleteModel(id)
        try bench.events.wait("the deletion") { $0.contains { if case .modelDeleted(id) = $0 { true } else { false } } }
    }
}
