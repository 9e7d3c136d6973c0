import Foundation
import Testing

/// Entities are declared, travel into the model, and come back with their values.
@Suite struct EntityStoryTests {
    private func declare(_ project: String, _ arguments: String..., home: Scratch) throws -> Trainyard.Outcome {
        try Trainyard.run(["nlu", "add-entity", "-p", project, "-L", "en"] + arguments, home: home)
    }

    @Test func whatIsDeclaredIsFoundWithItsValue() throws {
        let home = try Scratch()
        let shop = try CoffeeBar(home)
        try declare(shop.project, "-T", "pre-trained", "-e", "date", "-e", "money", home: home).succeeded()
        try declare(shop.project, "-T", "regex", "-e", "voucher", "-x", #"\bVC-[0-9]{4}\b"#, home: home).succeeded()
        try declare(shop.project, "-T", "fuzzy-lookup", "-e", "branch", "-x", "Paddington Station", home: home).succeeded()
        let model = try shop.trained()
        let text = "pay $12.50 tomorrow with VC-1234 at padington station"
        let reply = try Trainyard.run("nlu", "parse", "-m", model, "-i", text, "--now", "2026-12-31T10:00Z", "--json", home: home)
            .succeeded()
        let entities = try #require(reply.data["entities"] as? [[String: Any]])
        func value(_ type: String) -> String? { entities.first { $0["entity"] as? String == type }?["value"] as? String }
        #expect(value("money") == "12.5 USD" && value("date") == "2027-01-01")
        #expect(value("voucher") == "VC-1234" && value("branch") == "Paddington Station")
        let money = try #require(entities.first { $0["entity"] as? String == "money" })
        #expect(money["entityType"] as? String == "pre-trained")
        #expect((money["resolved"] as? [String: Any])?["amount"] as? Double == 12.5)

        try Trainyard.run("nlu", "delete-entity", "-p", shop.project, "-L", "en", "-e", "voucher", "-T", "regex", home: home).succeeded()
        let left = try Trainyard.run("nlu", "list-entities", "-p", shop.project, "--json", home: home).succeeded().data
        #expect((left["entities"] as? [[String: Any]])?.compactMap { $0["entity"] as? String } == ["branch", "date", "money"])
    }

    @Test(arguments: [("(ab", "cannot be read"), ("(a+)+$", "runs away")])
    func aPatternThatCannotWorkIsRefusedWithItsReason(pattern: String, reason: String) throws {
        let home = try Scratch()
        let project = try CoffeeBar.project(named: "Patterns", home)
        let refused = try declare(project, "-T", "regex", "-e", "code", "-x", pattern, home: home)
        #expect(refused.status == 1)
        #expect(refused.complaints.count == 1 && refused.complaints[0].contains("“code”") && refused.complaints[0].contains(reason))
    }

    @Test func theKindsThatNeedNoDataAreListed() throws {
        let home = try Scratch()
        let english = try Trainyard.run("nlu", "get-pretrained-entities", "-L", "en", "--json", home: home).succeeded().data
        #expect(english["count"] as? Int == 10)
        let thai = try Trainyard.run("nlu", "get-pretrained-entities", "-L", "th", "-s", "du", home: home).succeeded()
        #expect(thai.output.isEmpty && thai.complaints == ["There are none of that kind in th."])
    }
}
