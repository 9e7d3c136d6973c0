import ArgumentParser
import Corpus
import Engine
import Serving
import Store

struct ListProjects: NluCommand {
    static let configuration = CommandConfiguration(abstract: "List the projects.")

    @Option(name: [.customShort("S"), .customLong("search")], help: "Only names that contain this.")
    var search = ""

    @Option(name: [.customShort("p"), .customLong("page-number")], help: "Which page.")
    var pageNumber = 1

    @Option(name: .pageSize, help: "Projects a page.")
    var pageSize = 20

    @Option(name: .language, help: "Only projects in this language; may be given several times.")
    var languages: [LanguageTag] = []

    @Flag(name: .verbose, help: "Accepted for NeuralSpace's client; everything is always shown.")
    var verbose = false

    @OptionGroup var common: CommonOptions

    private var page: Page { Page(number: pageNumber, size: pageSize) }

    func validate() throws { try page.validate() }

    func reply(from workbench: Workbench) throws -> Reply<ProjectListReply> {
        let all = try workbench.projects(search: search)
            .filter { project in languages.isEmpty || project.languages.contains(where: languages.contains) }
        return Reply("Projects fetched", ProjectListReply(count: all.count, projects: page.of(all).map(ProjectReply.init)))
    }

    func text(of list: ProjectListReply, _ paint: Paint) -> String {
        guard list.count > 0 else { return "" }
        var table = TextTable(.left("NAME"), .left("LANGUAGES"), .right("INTENTS"), .right("EXAMPLES"), .right("MODELS"), .left("ID"))
        table.rows = list.projects.map { project in
            [
                project.projectName, project.language.joined(separator: " "), PlainText.grouped(project.noOfIntents),
                PlainText.grouped(project.noOfExamples), PlainText.grouped(project.noOfModels), project.projectId,
            ]
        }
        return table.lines(paint)
    }

    func note(on list: ProjectListReply) -> String? {
        list.count == 0
            ? "No projects yet. Make one: trainyard nlu create-project -p NAME -L en"
            : page.note(shown: list.projects.count, of: list.count)
    }
}
