import Corpus
import Engine
import Store

extension SampleProject {
    /// Makes the project in the store with all its languages, examples and definitions; there is nothing to undo afterwards.
    /// - Throws: what the workbench throws; or `UnreadableFile` when the sample itself is broken.
    package func install(into workbench: Workbench) throws -> ProjectRecord {
        let project = try workbench.createProject(name: name, languages: data.map(\.language))
        for (language, bytes) in data {
            var imported = try CorpusReader.read(bytes, name: "\(language.code).json", language: language)
            if let definitions {
                imported.definitions = try CorpusReader.read(definitions, name: "entities.json", language: language).definitions
                    .filter { $0.language == language }
            }
            try workbench.importData(imported, named: name, into: project.id, language)
        }
        try workbench.forgetEdits(in: project.id)
        return try workbench.project(project.id)
    }
}
