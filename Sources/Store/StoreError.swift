/// What the store refuses or cannot do: one line that says what, where and what to do.
package enum StoreError: Error, Sendable, Equatable, CustomStringConvertible {
    /// No project, model or example of that id.
    case notFound(String)
    /// A rule of the domain forbids it.
    case refused(String)
    /// The store was written by a newer version of the program.
    case newerVersion(String)
    /// The disk or the file system said no: full, read-only, missing rights, damaged.
    case storage(String)

    package var description: String {
        switch self {
        case .notFound(let text), .refused(let text), .newerVersion(let text), .storage(let text): text
        }
    }
}
