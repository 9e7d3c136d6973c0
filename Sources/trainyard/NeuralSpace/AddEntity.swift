import ArgumentParser
import Corpus
import Engine
import Serving
import Store

struct AddEntity: NluCommand {
    static let configuration = CommandConfiguration(
        abstract: "Declare an entity of a project, or add entries to one that is declared.",
        discussion: """
            add-entity -p ID -L en -T pre-trained -e date -e number
            add-entity -p ID -L en -T lookup -e city -x Bern -x "New York"
            add-entity -p ID -L en -T regex -e claim -x '[a-z]{2}[0-9]{5}'
            """)

    @Option(name: .project, help: "The project's id.")
    var project: ProjectID

    @Option(name: .language, help: "Language of the entries.")
    var language: LanguageTag

    @Option(
        name: [.customShort("e"), .customLong("entity")],
        help: "The entity's type; a synonym's value; a pre-trained kind, of which several may be given.")
    var entities: [String]

    @Option(name: .entityType, help: "pre-trained, lookup, fuzzy-lookup, regex or synonym.")
    var kind: EntityKind

    @Option(name: [.customShort("x"), .customLong("example")], help: "A phrase, a pattern or a synonym; may be given several times.")
    var examples: [String] = []

    @OptionGroup var common: CommonOptions

    func validate() throws {
        switch kind {
        case .trainable: throw ValidationError("What is learnt needs no declaration: mark spans in the examples.")
        case .pretrained: guard examples.isEmpty else { throw ValidationError("A pre-trained kind has no entries: leave -x out.") }
        case .lookup, .fuzzyLookup, .regex, .synonym:
            guard entities.count == 1, !examples.isEmpty else { throw ValidationError("Give one -e NAME and at least one -x ENTRY.") }
        }
    }

    func reply(from workbench: Workbench) throws -> Reply<EntityListReply> {
        let known = try workbench.definitions(project, language)
        let wanted = entities.map { entity in
            let before = known.first { $0.entity == entity && $0.kind == kind }?.examples ?? []
            let fresh = examples.enumerated().filter { !before.contains($1) && !examples.prefix($0).contains($1) }.map(\.element)
            return EntityDefinition(entity: entity, kind: kind, examples: before + fresh, language: language)
        }
        let findings = Doctor.definitions(of: Dataset(language: language, examples: [], definitions: wanted))
        if let fault = findings.first(where: { $0.severity == .error }) { throw CommandFailure("\(fault.reason) \(fault.advice)") }
        for finding in findings { Console.error.line("\(finding.reason) \(finding.advice)") }
        for definition in wanted { try workbench.setDefinition(definition, in: project) }
        return Reply("Entity created", EntityListReply(count: wanted.count, entities: wanted.map { EntityReply($0) }))
    }

    func note(on list: EntityListReply) -> String? {
        let names = list.entities.map { entity in
            let count = entity.examples.count
            return "\(PlainText.visible(entity.entity)) (\(entity.entityType)\(count > 0 ? ", entries: \(PlainText.grouped(count))" : ""))"
        }
        return "Declared \(names.joined(separator: ", ")). Models that are trained from now on find it."
    }
}
