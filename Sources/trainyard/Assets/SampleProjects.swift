import Corpus
import Dashboard
import Foundation

/// The projects that come with the program.
enum SampleProjects {
    /// The one to start with first, as each one's `order` says. A test reads each of them; one that could not be read would be left out.
    static var all: [SampleProject] {
        let files = Dictionary(grouping: Assets.files(in: "sample-projects")) { $0.path.split(separator: "/").first.map(String.init) ?? "" }
        let projects = files.keys.sorted().compactMap { folder -> (order: Int, project: SampleProject)? in
            var contents: [String: Data] = [:]
            for file in files[folder] ?? [] { contents[String(file.path.dropFirst(folder.count + 1))] = file.bytes }
            return project(contents)
        }
        return projects.sorted { $0.order < $1.order }.map(\.project)
    }

    static func named(_ name: String) throws -> SampleProject {
        let all = all
        guard let found = all.first(where: { $0.name == name }) else {
            throw CommandFailure(
                "there is no sample project “\(PlainText.visible(name))”; there are \(all.map(\.name).joined(separator: ", "))")
        }
        return found
    }

    /// `project.json`, a data file a language, and `entities.json` where entities are declared.
    private static func project(_ files: [String: Data]) -> (order: Int, project: SampleProject)? {
        struct Description: Decodable {
            var projectName: String
            var description: String
            var language: [LanguageTag]
            var order: Int?
        }
        guard let bytes = files["project.json"], let description = try? JSONDecoder().decode(Description.self, from: bytes) else {
            return nil
        }
        let data = description.language.compactMap { language in files["\(language).json"].map { (language: language, bytes: $0) } }
        let project = SampleProject(
            name: description.projectName, description: description.description, data: data, definitions: files["entities.json"])
        return (description.order ?? .max, project)
    }
}
