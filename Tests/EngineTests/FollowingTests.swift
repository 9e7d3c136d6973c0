import Corpus
import Engine
import Foundation
import NLU
import Store
import Testing

/// The provisional model follows the edits of the project at hand.
@Suite struct FollowingTests {
    private func current(_ events: [EngineEvent]) -> [Provisional] {
        events.compactMap { if case .provisional(let news) = $0, news.state == .current { news } else { nil } }
    }

    /// Waits for a model that has learnt so many examples.
    @discardableResult
    private func model(of count: Int, _ bench: TestBench) throws -> Provisional {
        try bench.events.wait("a model of \(count) examples") { self.current($0).last?.model?.examples == count }
        return try #require(current(bench.events.all).last)
    }

    @Test func eachEditIsFollowed() throws {
        let bench = try TestBench()
        bench.workbench.follow(bench.project, .english)
        try model(of: 22, bench)
        let ids = try bench.workbench.addExamples(
            TestBench.examples("where_is_it", 5), to: bench.project, .english)
        let known = try model(of: 27, bench)
        #expect(known.model?.model.intents.contains("where_is_it") == true)
        let parsed = try bench.workbench.parseProvisionally("where_is_it train number 9")
        #expect(parsed.intentRanking.first?.name == "where_is_it")
        try bench.workbench.deleteExamples(ids)
        try model(of: 22, bench)
        _ = try bench.workbench.undo(in: bench.project)
        try model(of: 27, bench)
        _ = try bench.workbench.redo(in: bench.project)
        try model(of: 22, bench)
        #expect(try bench.workbench.models(bench.project).isEmpty)
    }

    @Test func renamingAndMovingAreEditsToo() throws {
        let bench = try TestBench()
        bench.workbench.follow(bench.project, .english)
        try model(of: 22, bench)
        try bench.workbench.renameIntent("balance", to: "check_balance", in: bench.project)
        try bench.events.wait("the new name") { self.current($0).last?.model?.model.intents == ["card_lost", "check_balance"] }
        let rows = try bench.workbench.examples(ExampleQuery(project: bench.project, language: .english, intent: "card_lost")).rows
        try bench.workbench.moveExamples(rows.prefix(3).map(\.id), toIntent: "gone")
        try bench.events.wait("the new intent") { self.current($0).last?.model?.model.intents.contains("gone") == true }
    }

    @Test func changesOfOtherProcessesAreFollowed() throws {
        let bench = try TestBench()
        bench.workbench.follow(bench.project, .english)
        try model(of: 22, bench)
        let other = try Workbench.open(bench.directory)
        defer { other.close() }
        try other.addExamples(TestBench.examples("elsewhere", 3), to: bench.project, .english)
        try model(of: 25, bench)
    }

    @Test func trainingGoesFirst() throws {
        let gate = Gate()
        let options = EngineOptions(
            recipe: ScriptedRecipe().recipe, atStation: { if $0.status == .training { gate.pass() } })
        let bench = try TestBench(options)
        bench.workbench.follow(bench.project, .english)
        try model(of: 22, bench)
        let job = try bench.train()
        try bench.workbench.startEngine()
        try gate.awaitArrival()
        try bench.workbench.addExamples(TestBench.examples("later", 4), to: bench.project, .english)
        try bench.events.wait("that it waits") { events in
            events.contains { if case .provisional(let news) = $0 { news.state == .waiting } else { false } }
        }
        #expect(current(bench.events.all).last?.model?.examples == 22)
        gate.open()
        try bench.events.wait(for: .completed, of: job)
        let news = try model(of: 26, bench)
        #expect(news.spansBy == job || news.spansBy == nil)
    }

    @Test func fewAndManyExamplesAreSaid() throws {
        let bench = try TestBench()
        let small = try bench.workbench.createProject(name: "small", languages: [.english]).id
        try bench.workbench.addExamples(TestBench.examples("only", 4), to: small, .english)
        bench.workbench.follow(small, .english)
        try bench.events.wait("that there is too little") { events in
            events.contains { if case .provisional(let news) = $0 { news.state == .tooFew } else { false } }
        }
        try bench.workbench.addExamples(TestBench.examples("many", Provisional.mostExamples), to: small, .english)
        try bench.events.wait("that there is too much") { events in
            events.contains {
                if case .provisional(let news) = $0 { news.state == .tooMany(Provisional.mostExamples + 4) } else { false }
            }
        }
        #expect(throws: StoreError.self) { try bench.workbench.parseProvisionally("only") }
    }

    @Test func nothingIsFollowedAfterItWasTold() throws {
        let bench = try TestBench()
        bench.workbench.follow(bench.project, .english)
        try model(of: 22, bench)
        bench.workbench.stopFollowing()
        #expect(bench.workbench.provisional == nil)
        try bench.workbench.addExamples(TestBench.examples("late", 2), to: bench.project, .english)
        bench.workbench.follow(bench.project, .english)
        try model(of: 24, bench)
    }
}
