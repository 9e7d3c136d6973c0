import ArgumentParser
import Corpus
import Engine
import Serving
import Store

struct ListExamples: NluCommand {
    static let configuration = CommandConfiguration(abstract: "List the examples of a project in one language.")

    @Option(name: .project, help: "The project's id.")
    var project: ProjectID

    @Option(name: .language, help: "Language of the examples.")
    var language: LanguageTag

    @Option(name: [.customShort("P"), .customLong("prepared")], help: "Accepted for NeuralSpace's client; every example is ready to use.")
    var prepared = Truth(true)

    @Option(name: [.customShort("t"), .customLong("type")], help: "train or test.")
    var type: ExampleType = .train

    @Option(name: [.customShort("i"), .customLong("intent")], help: "Only this intent.")
    var intent: String?

    @Option(name: [.customShort("S"), .customLong("search")], help: "Only texts that contain this.")
    var search = ""

    @Option(name: [.customShort("n"), .customLong("page-number")], help: "Which page.")
    var pageNumber = 1

    @Option(name: .pageSize, help: "Examples a page.")
    var pageSize = 20

    @Flag(name: .verbose, help: "Accepted for NeuralSpace's client; everything is always shown.")
    var verbose = false

    @OptionGroup var common: CommonOptions

    private var page: Page { Page(number: pageNumber, size: pageSize) }

    func validate() throws { try page.validate() }

    func reply(from workbench: Workbench) throws -> Reply<ExampleListReply> {
        let found = try workbench.examples(
            ExampleQuery(
                project: project, language: language, intent: intent, type: type, search: search, offset: page.offset, limit: page.size))
        return Reply("Examples fetched", ExampleListReply(count: found.total, examples: found.rows.map(ExampleReply.init)))
    }

    func text(of list: ExampleListReply, _ paint: Paint) -> String {
        guard list.count > 0 else { return "" }
        var table = TextTable(.right("ID"), .left("INTENT"), .left("TEXT"), .left("ENTITIES"))
        table.rows = list.examples.map { example in
            [example.exampleId, example.intent, example.text, example.entities.map { "\($0.entity)=\($0.value)" }.joined(separator: ", ")]
        }
        return table.lines(paint)
    }

    func note(on list: ExampleListReply) -> String? {
        list.count == 0
            ? "No such examples. Add some: trainyard nlu upload-dataset -d FILE -p \(project) -L \(language)"
            : page.note(shown: list.examples.count, of: list.count)
    }
}
