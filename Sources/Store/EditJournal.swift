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
        let changes =
            try Int.fetchOne(
                db, sql: "SELECT total(1 + coalesce(through - row, 0)) FROM edit_changes WHERE edit = ?", arguments: [edit]) ?? 0
        if changes == 0 {
            try db.execute(sql: "DELETE FROM edits WHERE id = ?", arguments: [edit])
        } else {
            try db.execute(sql: "UPDATE edits SET changes = ? WHERE id = ?", arguments: [changes, edit])
            try forget("project = ? AND undone = 1", [project])
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
        let newest = try Int64.fetchOne(db, sql: "SELECT max(id) FROM edit_changes WHERE edit = ?", arguments: [edit]) ?? 0
        try recording(into: edit) {
            // What is put back is recorded behind the newest change, which stays until the last: so its number is not given twice.
            var next = newest
            while true {
                let changes = try Row.fetchAll(
                    db.cachedStatement(
                        sql: "SELECT source, row, image, id, through FROM edit_changes WHERE edit = ? AND id <= ? ORDER BY id DESC LIMIT ?"),
                    arguments: [edit, next, StoreLimits.journalBatch])
                guard let last = changes.last else { break }
                for change in changes { try putBack(change) }
                next = try last(3) - 1
            }
        }
        try forgetChanges(of: edit, upTo: newest)
        try db.execute(sql: "UPDATE edits SET undone = ? WHERE id = ?", arguments: [undo, edit])
        try touch(project, at)
        return try row(1)
    }

    private func putBack(_ change: Row) throws {
        guard let table = JournalledTable(rawValue: try change(0)) else { return }
        let id: Int64 = try change(1)
        if let image: String = try change(2) {
            try db.cachedStatement(sql: table.restoration).execute(arguments: [id, image])
        } else if let last: Int64 = try change(4) {
            try db.deleteInBatches(from: table.rawValue, where: "id BETWEEN ? AND ?", [id, last])
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
                return try forget("project = ? AND id <= ?", [project, id])
            }
        }
    }

    /// Deletes the edits that match, with their changes.
    func forget(_ condition: String, _ arguments: StatementArguments) throws {
        for edit in try Int64.fetchAll(db, sql: "SELECT id FROM edits WHERE \(condition)", arguments: arguments) {
            try forgetChanges(of: edit, upTo: .max)
            try db.execute(sql: "DELETE FROM edits WHERE id = ?", arguments: [edit])
        }
    }

    private func forgetChanges(of edit: Int64, upTo newest: Int64) throws {
        try db.deleteInBatches(from: "edit_changes", where: "edit = ? AND id <= ?", [edit, newest])
    }

    private func touch(_ project: Int64, _ at: Milliseconds) throws {
        try db.execute(sql: "UPDATE projects SET updated_at = ? WHERE id = ?", arguments: [at, project])
    }
}

extension Database {
    /// Deletes the rows that match, some thousand at a time: SQLite keeps in memory what one statement changes.
    func deleteInBatches(from table: String, where condition: String, _ arguments: StatementArguments) throws {
        let statement = try cachedStatement(
            sql: "DELETE FROM \(table) WHERE id IN (SELECT id FROM \(table) WHERE \(condition) LIMIT \(StoreLimits.journalBatch))")
        repeat { try statement.execute(arguments: arguments) } while changesCount > 0
    }
}
