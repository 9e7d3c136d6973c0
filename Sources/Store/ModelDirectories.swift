import Foundation
internal import GRDB

/// The models' files: one self-contained directory a model, published whole or not at all.
///
/// While a job runs its files lie in a work directory beside the published ones; `publish` syncs them, renames the directory
/// and syncs the parent, so that a model's directory either is complete and durable or does not exist.
package struct ModelDirectories: Sendable {
    private let store: StoreDatabase
    private var root: String { store.directory + "/models" }

    package init(_ store: StoreDatabase) { self.store = store }

    /// Where the finished model's files lie.
    package func path(_ id: ModelID) -> String { "\(root)/\(id)" }
    /// Where a running job keeps its files.
    package func workPath(_ id: ModelID) -> String { "\(root)/\(Self.workPrefix)\(id)" }
    private static let workPrefix = ".work-"

    /// Writes a file of a running job; no need for it to survive a power cut before `publish`.
    package func write(_ data: Data, _ name: String, of id: ModelID) throws(StoreError) {
        let directory = workPath(id)
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            try data.write(to: URL(fileURLWithPath: "\(directory)/\(name)"))
        } catch {
            throw .storage("\(directory)/\(name): \(StoreFailure.plain(error))")
        }
    }

    /// A running job's file; nil when there is none.
    package func workFile(_ name: String, of id: ModelID) -> Data? {
        try? Data(contentsOf: URL(fileURLWithPath: "\(workPath(id))/\(name)"), options: .alwaysMapped)
    }

    /// Every file of a running job but the named ones.
    package func workFiles(of id: ModelID, except: Set<String> = []) throws(StoreError) -> [String: Data] {
        try Self.files(in: workPath(id), except: except)
    }

    /// Every file of a finished model but the named ones, mapped into memory rather than read.
    package func files(of id: ModelID, except: Set<String> = []) throws(StoreError) -> [String: Data] {
        try Self.files(in: path(id), except: except)
    }

    /// One file of a finished model; nil when it has none of that name.
    package func file(_ name: String, of id: ModelID) throws(StoreError) -> Data? {
        let file = "\(path(id))/\(name)"
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        do {
            return try Data(contentsOf: URL(fileURLWithPath: file), options: .alwaysMapped)
        } catch {
            throw .storage("\(file): \(StoreFailure.plain(error))")
        }
    }

    /// Puts a file beside a finished model's own: something that can be found out again, so it need not survive a power cut.
    package func add(_ data: Data, _ name: String, to id: ModelID) throws(StoreError) {
        let file = "\(path(id))/\(name)"
        guard isPublished(id) else { throw .storage("\(path(id)): the model's files are missing; train it again") }
        do {
            try data.write(to: URL(fileURLWithPath: file), options: .atomic)
        } catch {
            throw .storage("\(file): \(StoreFailure.plain(error))")
        }
    }

    /// Makes the job's directory the model's. Durable when it returns.
    /// - Parameter dropping: work files that do not belong to the model.
    package func publish(_ id: ModelID, dropping: [String] = []) throws(StoreError) {
        let work = workPath(id)
        for name in dropping { unlink("\(work)/\(name)") }
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: work) { try Self.sync("\(work)/\(name)") }
            try Self.sync(work)
            try? FileManager.default.removeItem(atPath: path(id))
            guard rename(work, path(id)) == 0 else { throw StoreError.storage("\(path(id)): \(StoreFailure.explain(errno))") }
            try Self.sync(root)
        } catch {
            throw StoreFailure.translate(error, work)
        }
    }

    package func isPublished(_ id: ModelID) -> Bool { FileManager.default.fileExists(atPath: path(id)) }

    package func removeWork(_ id: ModelID) { try? FileManager.default.removeItem(atPath: workPath(id)) }

    /// Removes the directories of models whose records were deleted, and the work of jobs that have ended.
    ///
    /// Only what the store itself knows as deleted goes: a directory that somebody put there stays. The directories are listed
    /// before the records are read, so a job that begins meanwhile is safe: its record is older than its directory.
    package func clean() throws(StoreError) {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        let work = found.filter { $0.hasPrefix(Self.workPrefix) }.map { String($0.dropFirst(Self.workPrefix.count)) }
        let (discarded, open) = try store.read { db in
            (
                try String.fetchAll(db, sql: "SELECT key FROM discarded_models"),
                try Set(
                    Row.fetchAll(db, sql: "SELECT key, status FROM models").compactMap { row -> String? in
                        TrainingStatus(rawValue: try row(1))?.isFinal == false ? try row(0) : nil
                    })
            )
        }
        for key in work where !open.contains(key) { removeWork(ModelID(rawValue: key)) }
        guard !discarded.isEmpty else { return }
        for key in discarded { remove(ModelID(rawValue: key)) }
        try store.write { db in
            for key in discarded { try db.execute(sql: "DELETE FROM discarded_models WHERE key = ?", arguments: [key]) }
        }
    }

    /// Removes the files of a model whose record is deleted; what cannot be removed now is removed at the next opening.
    package func remove(_ id: ModelID) {
        try? FileManager.default.removeItem(atPath: path(id))
        removeWork(id)
    }

    /// Every file of a directory but the named ones, mapped into memory.
    package static func files(in directory: String, except: Set<String>) throws(StoreError) -> [String: Data] {
        var files: [String: Data] = [:]
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: directory) where !except.contains(name) {
                files[name] = try Data(contentsOf: URL(fileURLWithPath: "\(directory)/\(name)"), options: .alwaysMapped)
            }
        } catch {
            throw .storage("\(directory): \(StoreFailure.plain(error))")
        }
        return files
    }

    private static func sync(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .storage("\(path): \(StoreFailure.explain(errno))") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .storage("\(path): \(StoreFailure.explain(errno))") }
    }
}
