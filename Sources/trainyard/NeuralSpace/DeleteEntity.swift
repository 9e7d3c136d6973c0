import ArgumentParser
import Corpus
import Engine
import Serving
import Store

struct DeleteEntity: NluCommand {
    static let configuration = CommandConfiguration(abstract: "Take an entity's declaration back.")

    @Option(name: .project, help: "The project's id.")
    var project: ProjectID

    @Option(name: .language, help: "Its language.")
    var language: LanguageTag

    @Option(name: [.customShort("e"), .customLong("entity")], help: "The entity's type, or a synonym's value.")
    var entity: String

    @Option(name: .entityType, help: "pre-trained, lookup, fuzzy-lookup, regex or synonym.")
    var kind: EntityKind

    @OptionGroup var common: CommonOptions

    func reply(from workbench: Workbench) throws -> Reply<DeletionReply> {
        try workbench.deleteDefinition(entity: entity, kind: kind, language: language, in: project)
        return Reply("Entity deleted", DeletionReply(deleted: [entity], notFound: []))
    }

    func note(on deletion: DeletionReply) -> String? { "Deleted the \(kind.rawValue) \(PlainText.visible(entity))." }
}
