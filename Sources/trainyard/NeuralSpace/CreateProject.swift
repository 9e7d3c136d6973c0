import ArgumentParser
import Corpus
import Engine
import Serving

struct CreateProject: NluCommand {
    static let configuration = CommandConfiguration(abstract: "Make a project and print its id.")

    @Option(name: [.customShort("p"), .customLong("project-name"), .customLong("projectName")], help: "Name (default: one made up).")
    var name: String?

    @Option(name: .language, help: "Language of the data; may be given several times (see get-languages).")
    var languages: [LanguageTag] = []

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard !languages.isEmpty else { throw ValidationError("Missing expected argument '-L <language>', such as -L en") }
    }

    func reply(from workbench: Workbench) throws -> Reply<ProjectReply> {
        let record = try workbench.createProject(name: name ?? ProjectName.madeUp(), languages: languages)
        return Reply("Project created", ProjectReply(record))
    }

    func text(of project: ProjectReply, _ paint: Paint) -> String { project.projectId + "\n" }

    func note(on project: ProjectReply) -> String? {
        "Created project “\(PlainText.visible(project.projectName))” in \(project.language.joined(separator: ", "))."
    }
}
