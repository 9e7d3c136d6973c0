import ArgumentParser
import Corpus
import Engine
import Serving
import Store

struct ListEntities: NluCommand {
    static let configuration = CommandConfiguration(
        abstract: "List what a project declares: lookups, patterns, synonyms, pre-trained kinds.")

    @Option(name: .project, help: "The project's id.")
    var project: ProjectID

    @Option(name: .language, help: "Only this language.")
    var language: LanguageTag?

    @Option(name: .entityType, help: "Only this kind: pre-trained, lookup, fuzzy-lookup, regex or synonym.")
    var kind: EntityKind?

    @OptionGroup var common: CommonOptions

    func reply(from workbench: Workbench) throws -> Reply<EntityListReply> {
        let all = try workbench.definitions(project, language).filter { kind == nil || $0.kind == kind }
        return Reply("Entities fetched", EntityListReply(count: all.count, entities: all.map { EntityReply($0) }))
    }

    func text(of list: EntityListReply, _ paint: Paint) -> String { EntityTable.text(of: list, paint) }

    func note(on list: EntityListReply) -> String? {
        list.count == 0 ? "Nothing is declared. Declare a date: trainyard nlu add-entity -p \(project) -L en -T pre-trained -e date" : nil
    }
}

/// Declared entities for people to read.
enum EntityTable {
    /// Entries shown of one entity; all of them are in the JSON.
    private static let entriesShown = 4

    static func text(of list: EntityListReply, _ paint: Paint) -> String {
        guard !list.entities.isEmpty else { return "" }
        var table = TextTable(.left("ENTITY"), .left("KIND"), .left("LANGUAGE"), .left("ENTRIES"))
        table.rows = list.entities.map { entity in
            let more = entity.examples.count - entriesShown
            let entries =
                entity.examples.prefix(entriesShown).joined(separator: " · ") + (more > 0 ? " · \(PlainText.grouped(more)) more" : "")
            return [entity.entity, entity.entityType, entity.language, entries]
        }
        return table.lines(paint)
    }
}
