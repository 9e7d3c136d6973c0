internal import GRDB

/// The undo steps of a project: they outlive the program and are shared by all processes.
struct EditJournal {
    let db: Database

    /// Runs `body` as one undo step; what could be redone before is gone after it. A step without changes is not kept.
    func record<T>(project: Int64, label: String, at: Milliseconds, _ body: () throws -> T) throws -> T {
        try db.execute(
            sql: "INSERT INTO edits (project, label, at) VALUES (?, ?, ?)", arguments: [project, label, at])
        let edit = db.lastInsertedRowID
        let result = try recording(into: edit, body)
        let changes = try Int.fetchOne(db, sql: "SELECT count(*) FROM edit_changes WHERE edit = ?", arguments: [edit]) ?? 0
        if changes == 0 {
            try db.execute(sql: "DELETE FROM edits WHERE id = ?", arguments: [edit])
        } else {
            try db.execute(sql: "UPDATE edits SET changes = ? WHERE id = ?", arguments: [changes, edit])
            try db.execute(sql: "DELETE FROM edits WHERE project = ? AND undone = 1", arguments: [project])
            try trim(project, newest: edit)
            try touch(project, at)
        }
        return result
    }

    /// Takes the newest step back, or does the last one that was taken back again.
    /// - Returns: its label, or nil when there is none.
    func step(project: Int64, undo: Bool, at: Milliseconds) throws -> String? {
        guard
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT id, label FROM edits WHERE project = ? AND undone = ? ORDER BY id \(undo ? "DESC" : "ASC") LIMIT 1
                    """, arguments: [project, !undo])
        else { return nil }
        let edit: Int64 = try row(0)
        let changes = try Row.fetchAll(
            db, sql: "SELECT source, row, image FROM edit_changes WHERE edit = ? ORDER BY id DESC", arguments: [edit])
        try db.execute(sql: "DELETE FROM edit_changes WHERE edit = ?", arguments: [edit])
        try recording(into: edit) {
            for change in changes { try putBack(change) }
        }
        try db.execute(sql: "UPDATE edits SET undone = ? WHERE id = ?", arguments: [undo, edit])
        try touch(project, at)
        return try row(1)
    }

    private func putBack(_ change: Row) throws {
        guard let table = JournalledTable(rawValue: try change(0)) else { return }
        let id: Int64 = try change(1)
        if let image: String = try change(2) {
            try db.cachedStatement(sql: table.restoration).execute(arguments: [id, image])
        } else {
            try db.cachedStatement(sql: table.removal).execute(arguments: [id])
        }
    }

    private func recording<T>(into edit: Int64, _ body: () throws -> T) throws -> T {
        try db.execute(sql: "UPDATE recording SET edit = ?", arguments: [edit])
        let result = try body()
        try db.execute(sql: "UPDATE recording SET edit = NULL")
        return result
    }

    private func trim(_ project: Int64, newest: Int64) throws {
        let steps = try Row.fetchAll(
            db, sql: "SELECT id, changes FROM edits WHERE project = ? ORDER BY id DESC", arguments: [project])
        var rows = 0
        for (position, step) in steps.enumerated() {
            rows &+= try step(1)
            let id: Int64 = try step(0)
            if id != newest, position >= StoreLimits.undoSteps || rows > StoreLimits.undoRows {
                try db.execute(sql: "DELETE FROM edits WHERE project = ? AND id <= ?", arguments: [project, id])
                return
            }
        }
    }

    private func touch(_ project: Int64, _ at: Milliseconds) throws {
        try db.execute(sql: "UPDATE projects SET updated_at = ? WHERE id = ?", arguments: [at, project])
    }
}
