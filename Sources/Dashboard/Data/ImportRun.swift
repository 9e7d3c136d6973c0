import Corpus
import Engine
import Store
import Synchronization

/// A file that is being read, to be looked at or to be taken.
package struct ImportRun: Sendable {
    /// As a person typed it.
    package var path: String
    package var project: ProjectID
    package var language: LanguageTag
    /// False while the file is only looked at.
    package var isTaking = false
    /// Nil for as long as nothing is known of it: small files are read before there is anything to show.
    package var progress: ImportProgress?
    package let stop = ImportStop()

    package init(path: String, project: ProjectID, language: LanguageTag, isTaking: Bool = false) {
        self.path = path
        self.project = project
        self.language = language
        self.isTaking = isTaking
    }

    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// Calls a running import off.
package final class ImportStop: Sendable {
    private let state = Mutex(false)

    var isSet: Bool { state.withLock(\.self) }
    func set() { state.withLock { $0 = true } }
}
