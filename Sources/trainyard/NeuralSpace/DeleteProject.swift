import ArgumentParser
import Engine
import Serving
import Store

struct DeleteProject: NluCommand {
    static let configuration = CommandConfiguration(abstract: "Delete a project with its data and its models.")

    @Option(name: .project, help: "The project's id.")
    var project: ProjectID

    @OptionGroup var common: CommonOptions

    func reply(from workbench: Workbench) throws -> Reply<DeletionReply> {
        try workbench.deleteProject(project)
        return Reply("Project deleted", DeletionReply(deleted: [project.rawValue], notFound: []))
    }

    func note(on payload: DeletionReply) -> String? {
        "Deleted project \(PlainText.visible(project.rawValue))."
    }
}
