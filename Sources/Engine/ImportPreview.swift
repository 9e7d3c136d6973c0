import Corpus
import Store

/// What a file holds, compared with the project.
package struct ImportPreview: Sendable {
    package var path: String
    package var project: ProjectID
    package var language: LanguageTag
    package var data: ImportedData
    /// Examples whose text (and intent) the project or the file already has.
    package var repeats: Int
    /// Examples whose text stands under another intent already.
    package var conflicts: Int

    package init(path: String, project: ProjectID, language: LanguageTag, data: ImportedData, repeats: Int, conflicts: Int) {
        self.path = path
        self.project = project
        self.language = language
        self.data = data
        self.repeats = repeats
        self.conflicts = conflicts
    }
}
