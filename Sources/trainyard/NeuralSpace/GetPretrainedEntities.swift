import ArgumentParser
import Corpus
import Serving

struct GetPretrainedEntities: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the entities that are recognised without training data: none yet.")

    @Option(name: .language, help: "Language.")
    var language: LanguageTag

    @Option(name: [.customShort("s"), .customLong("search")], help: "Only names that contain this.")
    var search = ""

    @Option(name: [.customShort("p"), .customLong("page-number")], help: "Which page.")
    var pageNumber = 1

    @Option(name: [.customShort("P"), .customLong("page-size")], help: "Entities a page.")
    var pageSize = 5

    @Option(name: [.customShort("T"), .customLong("entity-type")], help: "pre-trained, lookup, synonym or regex.")
    var kind: EntityKind = .pretrained

    @OptionGroup var common: CommonOptions

    func run() throws {
        let output = Console.output
        if common.json {
            let none = EntityListReply(count: 0, entities: [])
            try output.write(Reply("Entities fetched", none).json(pretty: output.isTerminal) + "\n")
        } else {
            Console.error.line("No entities are built in yet. Mark spans in the examples: they are learnt from those.")
        }
    }
}

extension EntityKind: ExpressibleByArgument {}
