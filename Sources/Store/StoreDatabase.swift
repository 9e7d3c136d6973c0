import Foundation
internal import GRDB

/// An open store: a directory with the database of what changes and the directories of the models.
///
/// ```
/// DIRECTORY/trainyard.sqlite   projects, examples, edits, jobs (write-ahead log beside it)
/// DIRECTORY/models/ID/         one self-contained directory a model
/// ```
/// When a write returns it is durable: the log is synced at every commit. Any number of threads and processes may have the
/// same store open.
package final class StoreDatabase: Sendable {
    package let directory: String
    package let clock: WallClock
    let path: String
    private let writer: any DatabaseWriter
    /// What a person should know about where the store lies; nil when there is nothing.
    package let notice: String?

    /// Opens the store, makes it on first use, brings an older one up to date and clears what a crash left over.
    /// - Throws: `.storage` with one line when the directory or the database cannot be used, `.newerVersion`.
    package static func open(_ directory: String, options: StoreOptions = .init()) throws(StoreError) -> StoreDatabase {
        let directory = directory.hasSuffix("/") && directory.count > 1 ? String(directory.dropLast()) : directory
        let path = directory + "/trainyard.sqlite"
        try makeDirectory(directory)
        let store: StoreDatabase
        do {
            let lock = try OpeningLock(directory)
            defer { lock.release() }
            store = try StoreDatabase(directory: directory, path: path, options: options)
        } catch {
            throw StoreFailure.translate(error, path)
        }
        try ModelDirectories(store).clean()
        return store
    }

    private init(directory: String, path: String, options: StoreOptions) throws {
        try Self.check(path)
        self.directory = directory
        self.path = path
        clock = options.clock
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(options.busySeconds)
        configuration.label = "store"
        if let bytes = options.maximumBytes {
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA max_page_count = \(max(1, bytes / 4096))") }
        }
        notice =
            options.journal == .writeAhead
            ? nil
            : FileSystem.remoteKind(of: directory).map { kind in
                "\(directory): on a network file system (\(kind)) changes of other processes show after up to a second"
            }
        if notice == nil, options.journal != .rollback {
            writer = try DatabasePool(path: path, configuration: configuration)
            changedFile = path + "-wal"
        } else {
            // Write-ahead logs need memory that processes share, which a network file system cannot give.
            writer = try DatabaseQueue(path: path, configuration: configuration)
            try writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            changedFile = nil
        }
        // GRDB's choice for write-ahead logs is NORMAL, which may lose the last commits when the power goes.
        try writer.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216")
        }
        try writer.write { try Schema.migrate($0, path: path) }
    }

    /// Closes the connections; later calls throw. What the log still holds goes into the database unless somebody is using it,
    /// so that a copy of the one file is whole.
    package func close() {
        try? writer.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA busy_timeout = 0")
            try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        try? writer.close()
    }

    /// Runs `body` on one consistent state of the store.
    func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
        do { return try writer.read(body) } catch { throw StoreFailure.translate(error, path) }
    }

    /// Runs `body` in one immediate transaction; when it throws, nothing has changed.
    func write<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
        do { return try writer.write(body) } catch { throw StoreFailure.translate(error, path) }
    }

    /// A number that differs from the last one when anybody else (another process, another opening) has written in between.
    package func foreignVersion() throws(StoreError) -> Int {
        do {
            return try writer.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
        } catch {
            throw StoreFailure.translate(error, path)
        }
    }

    /// The file that every commit changes, for a watcher to look at; nil where watching shows nothing.
    package let changedFile: String?

    private static func makeDirectory(_ directory: String) throws(StoreError) {
        do {
            try FileManager.default.createDirectory(atPath: directory + "/models", withIntermediateDirectories: true)
        } catch {
            throw .storage("\(directory): \(StoreFailure.plain(error))")
        }
    }

    /// SQLite's own words for these are hard to understand.
    private static func check(_ path: String) throws(StoreError) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .storage("\(path): the database must be a file; move away what is there, or choose another store with --store")
        }
        guard access(path, R_OK | W_OK) == 0 else { throw .storage("\(path): \(StoreFailure.explain(errno))") }
    }
}
