import Corpus
import Terminal

/// The project's entities: those that examples teach, and those that are declared.
package struct EntitiesState: Sendable {
    package var rows: [EntityRow] = []
    package var isLoaded = false
    package var cursor = ListCursor()
    package var valueCursor = ListCursor()
    /// The entity that the cursor is to go to when they have been read.
    package var wanted: String?
    /// What the pattern that is being typed finds in the data.
    package var matches: PatternMatches?

    package var selected: EntityRow? { rows.indices.contains(cursor.selected) ? rows[cursor.selected] : nil }
    package var selectedValue: EntityRow.Value? {
        guard let row = selected, row.values.indices.contains(valueCursor.selected) else { return nil }
        return row.values[valueCursor.selected]
    }
}

/// One way of recognising one entity, with its words.
package struct EntityRow: Sendable, Equatable {
    /// A marked phrase with how often it is, or an entry of a definition.
    package struct Value: Sendable, Equatable {
        package var text: String
        package var count: Int

        package init(text: String, count: Int = 0) {
            self.text = text
            self.count = count
        }
    }

    /// The entity's type; of a synonym the value that its phrases stand for.
    package var name: String
    package var kind: EntityKind
    /// Marked phrases, most often first; entries in their own order.
    package var values: [Value]

    package init(name: String, kind: EntityKind, values: [Value]) {
        self.name = name
        self.kind = kind
        self.values = values
    }

    package var marks: Int { values.reduce(0) { $0 + $1.count } }

    /// Sorted by name, what is learnt before what is declared.
    package static func rows(_ examples: [Example], _ definitions: [EntityDefinition]) -> [EntityRow] {
        var phrases: [String: [String: Int]] = [:]
        for example in examples {
            for span in example.entities {
                let words = example.text.slice(codePoints: span.start, span.end) ?? ""
                phrases[span.entity, default: [:]][words.lowercased(), default: 0] += 1
            }
        }
        for definition in definitions where definition.kind == .trainable && phrases[definition.entity] == nil {
            phrases[definition.entity] = [:]
        }
        let learnt = phrases.map { entity, counts in
            EntityRow(
                name: entity, kind: .trainable,
                values: counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { Value(text: $0.key, count: $0.value) })
        }
        let declared = definitions.filter { $0.kind != .trainable }.map {
            EntityRow(name: $0.entity, kind: $0.kind, values: $0.examples.map { Value(text: $0) })
        }
        let order = EntityKind.allCases
        return (learnt + declared).sorted {
            ($0.name.lowercased(), order.firstIndex(of: $0.kind) ?? 0) < ($1.name.lowercased(), order.firstIndex(of: $1.kind) ?? 0)
        }
    }
}
