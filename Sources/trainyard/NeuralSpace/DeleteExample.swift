import ArgumentParser
import Engine
import Serving
import Store

struct DeleteExample: NluCommand {
    static let configuration = CommandConfiguration(abstract: "Delete examples by their ids.")

    @Option(
        name: [.customShort("e"), .customLong("example-id"), .customLong("exampleId")],
        help: "The example's id; may be given several times.")
    var examples: [String] = []

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard !examples.isEmpty else { throw ValidationError("Missing expected argument '-e <example-id>'") }
    }

    func reply(from workbench: Workbench) throws -> Reply<DeletionReply> {
        let ids = try examples.map { text in
            guard let id = ExampleID(text) else {
                throw CommandFailure("there is no example \(PlainText.visible(text)); list-examples shows the ids")
            }
            return id
        }
        try workbench.deleteExamples(ids)
        return Reply("Examples deleted", DeletionReply(deleted: examples, notFound: []))
    }

    func note(on deletion: DeletionReply) -> String? {
        "Deleted \(PlainText.count(deletion.deleted.count, "example"))."
    }
}
