import ArgumentParser
import Corpus
import Engine
import Serving
import Store

struct GetPretrainedEntities: NluCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the entities that are recognised without training data.",
        discussion:
            "A project uses those that it declares: add-entity -T pre-trained -e date. With -T the account's own entities are listed.")

    @Option(name: .language, help: "Language.")
    var language: LanguageTag

    @Option(name: [.customShort("s"), .customLong("search")], help: "Only names that contain this.")
    var search = ""

    @Option(name: [.customShort("p"), .customLong("page-number")], help: "Which page.")
    var pageNumber = 1

    @Option(name: [.customShort("P"), .customLong("page-size")], help: "Entities a page.")
    var pageSize = 20

    @Option(name: .entityType, help: "pre-trained, lookup, fuzzy-lookup, synonym or regex.")
    var kind: EntityKind = .pretrained

    @OptionGroup var common: CommonOptions

    private var page: Page { Page(number: pageNumber, size: pageSize) }

    func validate() throws { try page.validate() }

    func reply(from workbench: Workbench) throws -> Reply<EntityListReply> {
        let all =
            kind == .pretrained
            ? EntityReply.builtIn(language)
            : try workbench.sharedEntities(
                kind: kind, language: language, for: .localOwner
            ).map { EntityReply($0.definition, id: $0.id) }
        let found = all.filter { search.isEmpty || $0.entity.lowercased().contains(search.lowercased()) }
        return Reply("Entities fetched", EntityListReply(count: found.count, entities: page.of(found)))
    }

    func text(of list: EntityListReply, _ paint: Paint) -> String { EntityTable.text(of: list, paint) }

    func note(on list: EntityListReply) -> String? {
        list.count == 0 ? "There are none of that kind in \(language)." : page.note(shown: list.entities.count, of: list.count)
    }
}

extension EntityKind: ExpressibleByArgument {}
