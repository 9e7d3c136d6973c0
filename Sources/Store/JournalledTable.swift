/// A table whose changes can be undone. The triggers that record it and the statements that put a row back are made from one
/// list of columns.
enum JournalledTable: String, CaseIterable {
    case intents, examples, definitions

    private var columns: [String] {
        switch self {
        case .intents: ["project", "name"]
        case .examples: ["project", "language", "intent", "test", "text", "folded", "entities"]
        case .definitions: ["project", "entity", "kind", "language", "examples"]
        }
    }

    /// The statements that make the triggers, in place of older ones.
    var triggers: String {
        let image = "json_array(\(columns.map { "OLD.\($0)" }.joined(separator: ", ")))"
        return trigger("INSERT", row: "NEW", image: "NULL") + trigger("DELETE", row: "OLD", image: image)
            + trigger("UPDATE", row: "OLD", image: image)
    }

    private func trigger(_ event: String, row: String, image: String) -> String {
        let name = "\(rawValue)_recorded_\(event.lowercased())"
        return """
            DROP TRIGGER IF EXISTS \(name);
            CREATE TRIGGER \(name) AFTER \(event) ON \(rawValue) WHEN (SELECT edit FROM recording) IS NOT NULL BEGIN
              INSERT INTO edit_changes (edit, source, row, image) SELECT edit, '\(rawValue)', \(row).id, \(image) FROM recording; END;

            """
    }

    /// Arguments: row id. The row goes away.
    var removal: String { "DELETE FROM \(rawValue) WHERE id = ?1" }

    /// Arguments: row id, image. The row becomes what the image says, whether it is there or not.
    var restoration: String {
        let values = columns.indices.map { "?2 ->> '$[\($0)]'" }.joined(separator: ", ")
        let updates = columns.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        return """
            INSERT INTO \(rawValue) (id, \(columns.joined(separator: ", "))) VALUES (?1, \(values))
            ON CONFLICT (id) DO UPDATE SET \(updates)
            """
    }
}
