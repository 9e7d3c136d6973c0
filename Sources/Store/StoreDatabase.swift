import Foundation
internal import GRDB
import Synchronization

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
    /// Nil once the store is closed; who is still at it keeps the connections until it is done.
    private let connections: Mutex<(any DatabaseWriter)?>
    /// What `CorpusStore.prepareSearch` has read.
    let searchTexts = Mutex<SearchTexts?>(nil)
    /// What a person should know about where the store lies; nil when there is nothing.
    package let notice: String?

    /// Opens the store, makes it on first use, brings an older one up to date and clears what a crash left over.
    /// - Throws: `.storage` with one line when the directory or the database cannot be used, `.newerVersion`.
    package static func open(_ directory: String, options: StoreOptions = .init()) throws(StoreError) -> StoreDatabase {
        guard !directory.isEmpty else { throw .storage("the store's directory has no name; give one with --store") }
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
        let writer: any DatabaseWriter
        if notice == nil, options.journal != .rollback {
            writer = try DatabasePool(path: path, configuration: configuration)
            changedFile = path + "-wal"
        } else {
            // Write-ahead logs need memory that processes share, which a network file system cannot give.
            writer = try DatabaseQueue(path: path, configuration: configuration)
            try writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            changedFile = nil
        }
        try writer.writeWithoutTransaction { db in
            // GRDB's choice for write-ahead logs is NORMAL, which may lose the last commits when the power goes.
            try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216")
            // An import writes the same pages to the log again and again when they do not fit into the cache (in kibibytes), and
            // what each of its statements changes to a file when that is not kept in memory.
            try db.execute(sql: "PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY")
        }
        // A look first: a write would wait for another process's import.
        if try writer.read({ try Schema.version(of: $0) }) != Schema.version {
            try writer.write { try Schema.migrate($0, path: path) }
        }
        connections = Mutex(writer)
    }

    /// Closes the connections; later calls throw. What the log still holds goes into the database unless somebody is using it,
    /// so that a copy of the one file is whole.
    package func close() {
        let writer = connections.withLock { $0.take() }
        try? writer?.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA busy_timeout = 0")
            try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }

    private func open() throws(StoreError) -> any DatabaseWriter {
        guard let writer = connections.withLock(\.self) else { throw .storage("\(path): the store is closed") }
        return writer
    }

    /// Runs `body` on one consistent state of the store.
    func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
        do { return try open().read(body) } catch { throw StoreFailure.translate(error, path) }
    }

    /// Runs `body` in one immediate transaction; when it throws, nothing has changed.
    func write<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
        do {
            defer { announce() }
            return try open().write(body)
        } catch {
            throw StoreFailure.translate(error, path)
        }
    }

    /// Tells the watchers of all processes. SQLite writes to the log before a commit and makes it visible through shared memory
    /// after, which no watcher sees: the file's time is set when the commit can be read.
    private func announce() {
        if let changedFile { utimensat(AT_FDCWD, changedFile, nil, 0) }
    }

    /// A number that differs from the last one when anybody else (another process, another opening) has written in between.
    package func foreignVersion() throws(StoreError) -> Int {
        do {
            return try open().writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
        } catch {
            throw StoreFailure.translate(error, path)
        }
    }

    /// The file whose attributes every commit changes, for a watcher to look at; nil where watching shows nothing.
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
