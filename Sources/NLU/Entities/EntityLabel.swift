import Corpus

/// What a tag says of its words: an entity, with the role and the group that its spans have ("city" as what one travels `from`).
///
/// Each combination that is marked in training is a type of its own for the tagger, so that roles are told apart by the words
/// around, as types are. Where nothing has a role, the label is the entity's name.
struct EntityLabel: Hashable {
    var entity: String
    var role: String?
    var group: String?

    /// No name that a person types holds it.
    private static let mark: Character = "\u{1F}"

    init(_ annotation: EntityAnnotation) {
        (entity, role, group) = (annotation.entity, annotation.role, annotation.group)
    }

    /// - Parameter name: as a model's configuration has it.
    init(named name: String) {
        let parts = name.split(separator: Self.mark, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else {
            entity = name
            return
        }
        entity = parts[0]
        role = parts[1].isEmpty ? nil : parts[1]
        group = parts[2].isEmpty ? nil : parts[2]
    }

    /// The entity alone, or entity, role and group with U+001F between them.
    var name: String {
        role == nil && group == nil ? entity : [entity, role ?? "", group ?? ""].joined(separator: String(Self.mark))
    }
}
