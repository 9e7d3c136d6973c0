import Corpus
import Engine
import Store

extension SampleProject {
    /// Makes the project in the store with all its languages, examples and definitions.
    /// - Throws: what the workbench throws; or `UnreadableFile` when the sample itself is broken.
    package func install(into workbench: Workbench) throws -> ProjectRecord {
        let project = try workbench.createProject(name: name, languages: data.map(\.language))
        for (language, bytes) in data {
            let imported = try CorpusReader.read(bytes, name: "\(name)/\(language.code).json", language: language)
            try workbench.addExamples(imported.examples, to: project.id, language, label: "add the sample \(name)")
        }
        if let definitions, let language = data.first?.language {
            let imported = try CorpusReader.read(definitions, name: "\(name)/entities.json", language: language)
            for definition in imported.definitions { try workbench.setDefinition(definition, in: project.id) }
        }
        return try workbench.project(project.id)
    }
}
