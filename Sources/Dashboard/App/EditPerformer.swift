import Corpus
import Engine
import Store

/// What each edit does, as calls to the workbench, and the word for the person that it is done.
struct EditPerformer: Sendable {
    let workbench: Workbench

    func perform(_ edit: Edit) throws -> [Message] {
        switch edit {
        case .createProject(let name, let languages):
            let project = try workbench.createProject(name: name, languages: languages)
            return [.loaded(.opened(project, languages[0])), .done(tr("Made \(name). n makes its first intent, i imports a file."))]
        case .renameProject(let id, let name):
            try workbench.renameProject(id, to: name)
            return [.done(tr("Renamed to \(name)."))]
        case .deleteProject(let id):
            try workbench.deleteProject(id)
            return [.done(tr("Deleted."))]
        case .addLanguage(let id, let language):
            try workbench.addLanguage(language, to: id)
            return [
                .loaded(.opened(try workbench.project(id), language)),
                .done(tr("Added the language \(language.code). L goes back to the others.")),
            ]
        case .createIntent(let id, let name):
            try workbench.createIntent(name, in: id)
            return [.loaded(.intentMade(name)), .done(tr("Made \(name). a adds its first example."))]
        case .renameIntent(let id, let name, let new):
            let joined = try workbench.project(id).languages.contains { try workbench.intents(id, $0).contains { $0.name == new } }
            try workbench.renameIntent(name, to: new, in: id)
            return [
                .loaded(.intentMade(new)),
                .done(joined ? tr("Joined \(name) to \(new). u parts them.") : tr("Renamed to \(new). u takes it back.")),
            ]
        case .deleteIntent(let id, let name):
            try workbench.deleteIntent(name, in: id)
            return [.done(tr("Deleted \(name) and its examples. u brings them back."))]
        case .addExamples(let id, let language, let examples):
            let ids = try workbench.addExamples(examples, to: id, language)
            return [.loaded(.added(ids)), .done(tr("Added to \(examples.first?.intent ?? ""). u takes it back."))]
        case .updateExamples(let rows, let label):
            try workbench.updateExamples(rows, label: label)
            return [.done(tr("Saved: \(tr(below: label)). u takes it back."))]
        case .deleteExamples(let ids):
            try workbench.deleteExamples(ids)
            return [
                .done(
                    ids.count == 1
                        ? tr("Deleted 1 example. u brings it back.")
                        : tr("Deleted \(Format.plural(ids.count, "example")). u brings them back."))
            ]
        case .moveExamples(let ids, let intent):
            try workbench.moveExamples(ids, toIntent: intent)
            return [.done(tr("Moved \(Format.plural(ids.count, "example")) to \(intent). u takes it back."))]
        case .setType(let ids, let type):
            try workbench.setType(type, of: ids)
            let count = Format.plural(ids.count, "example")
            return [
                .done(
                    type == .test
                        ? tr("\(count) now for testing. u takes it back.") : tr("\(count) now for training. u takes it back."))
            ]
        case .copyExamples(let ids, let intent, let id, let language):
            let copies = try workbench.storedExamples(ids).map { row in
                var copy = row.example
                copy.intent = intent
                return copy
            }
            try workbench.addExamples(copies, to: id, language, label: "copy \(counted(ids.count, "example")) to \(intent)")
            return [.done(tr("Copied \(Format.plural(ids.count, "example")) to \(intent). u takes it back."))]
        default: return try performWide(edit)
        }
    }

    /// Edits that reach beyond the examples they name.
    private func performWide(_ edit: Edit) throws -> [Message] {
        switch edit {
        case .split(let id, let language, let share, let intent):
            let count = try workbench.split(id, language, testShare: share, intent: intent)
            return [.done(tr("\(Format.plural(count, "example")) changed sides. u takes it back."))]
        case .markEverywhere(let id, let language, let words, let entity):
            let count = try workbench.markEverywhere(words, as: entity, in: id, language)
            return [
                .done(
                    count == 0
                        ? tr("“\(words)” stands unmarked nowhere else.")
                        : tr("Marked “\(words)” as \(entity) in \(Format.plural(count, "more place")). u takes it back."))
            ]
        case .renameEntity(let id, let language, let entity, let name):
            let count = try workbench.renameEntity(entity, to: name, in: id, language)
            let marks = Format.plural(count, "mark")
            return [
                .done(
                    name.isEmpty
                        ? tr("Unmarked \(marks) of \(entity). u takes it back.") : tr("Renamed \(marks) of \(entity). u takes it back."))
            ]
        case .setDefinition(let id, let definition):
            try workbench.setDefinition(definition, in: id)
            if definition.kind == .pretrained { return [.done(tr("Added \(definition.entity), which needs no data. u takes it back."))] }
            return [
                .done(tr("Saved \(definition.entity), \(Format.plural(definition.examples.count, "entry", "entries")). u takes it back."))
            ]
        case .deleteDefinition(let id, let entity, let kind, let language):
            try workbench.deleteDefinition(entity: entity, kind: kind, language: language, in: id)
            return [.done(tr("Deleted the \(kind.word) \(entity). u brings it back."))]
        case .mend(let remedy, let ids, let intent): return try mend([Mending(remedy, ids)], intent, label: remedy.title)
        case .mendAll(let remedies, let label): return try mend(remedies, nil, label: label)
        case .undo(let id):
            let label = try workbench.undo(in: id)
            guard let label else { return [.told(tr("There is nothing to take back."))] }
            return [.done(tr("Took back: \(tr(below: label)). ^R makes it again."))]
        case .redo(let id):
            let label = try workbench.redo(in: id)
            guard let label else { return [.told(tr("There is nothing to make again."))] }
            return [.done(tr("Made again: \(tr(below: label))."))]
        default: return []
        }
    }

    private func mend(_ mendings: [Mending], _ intent: String?, label: String) throws -> [Message] {
        var rows: [ExampleID: StoredExample] = [:]
        for row in try workbench.storedExamples(Set(mendings.flatMap(\.ids)).sorted()) { rows[row.id] = row }
        var (changed, deleted) = (Set<ExampleID>(), [ExampleID]())
        // One after the other: an example may be part of several findings.
        for mending in mendings {
            let left = mending.ids.compactMap { rows[$0] }
            let amendment = mending.remedy.amendment(of: left.map(\.example), intent: intent)
            for (place, example) in amendment.updates {
                rows[left[place].id]?.example = example
                changed.insert(left[place].id)
            }
            for place in amendment.deletions {
                rows[left[place].id] = nil
                deleted.append(left[place].id)
            }
        }
        let updates = changed.sorted().compactMap { rows[$0] }
        guard !updates.isEmpty || !deleted.isEmpty else { return [.told(tr("Nothing is left to mend there."))] }
        try workbench.amendExamples(updates, deleting: deleted, label: label)
        let parts = [
            updates.isEmpty ? "" : tr("\(Format.plural(updates.count, "example")) changed"),
            deleted.isEmpty ? "" : tr("\(Format.plural(deleted.count, "example")) deleted"),
        ]
        return [.done(tr("Mended: \(parts.filter { !$0.isEmpty }.joined(separator: ", ")). u takes it back."))]
    }
}
