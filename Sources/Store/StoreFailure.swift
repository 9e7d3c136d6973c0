import Foundation
internal import GRDB

/// Turns what SQLite and the file system say into one line for a person.
enum StoreFailure {
    static func translate(_ error: any Error, _ path: String) -> StoreError {
        switch error {
        case let error as StoreError: error
        case let error as DatabaseError: .storage("\(path): \(sentence(error))")
        case is RowDecodingError, is DecodingError: .storage("\(path): \(damaged)")
        default: .storage("\(path): \(plain(error))")
        }
    }

    private static let damaged = "the database is damaged; put a copy of it back, or move it away to begin anew"

    private static func sentence(_ error: DatabaseError) -> String {
        switch error.resultCode {
        case .SQLITE_FULL: "the disk is full; free some space and try again; nothing was changed"
        case .SQLITE_READONLY: "the store is read-only; give yourself the right to write there, or choose another with --store"
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            "the database cannot be opened; check that the directory is yours to read and write"
        case .SQLITE_BUSY, .SQLITE_LOCKED: "another process has been writing for too long; try again in a moment"
        case .SQLITE_NOTADB: "this is not a Trainyard database; move the file away, or choose another store with --store"
        case .SQLITE_CORRUPT: damaged
        case .SQLITE_IOERR: "the disk could not be read or written (\(error.extendedResultCode.rawValue)); check it, then try again"
        case .SQLITE_NOMEM: "there is not enough memory"
        case .SQLITE_TOOBIG: "the value is too large to be stored"
        default: "the database says: \(error.message ?? "error \(error.extendedResultCode.rawValue)")"
        }
    }

    /// The words of a file system's error without its domain and code.
    static func plain(_ error: any Error) -> String {
        let cause = (error as? CocoaError)?.underlying ?? error
        return (cause as? POSIXError).map { explain($0.code.rawValue) } ?? error.localizedDescription
    }

    static func explain(_ code: Int32) -> String {
        switch code {
        case ENOSPC, EDQUOT: "the disk is full; free some space and try again"
        case EROFS: "the file system is read-only; choose another store with --store"
        case EACCES, EPERM: "you have no right to use it; change its owner or mode, or choose another store with --store"
        case ENOTDIR, EEXIST: "there is a file where a directory should be; move it away, or choose another store with --store"
        case ENOENT: "there is no such file or directory"
        case ENAMETOOLONG: "the path is too long"
        default: String(cString: strerror(code))
        }
    }
}
