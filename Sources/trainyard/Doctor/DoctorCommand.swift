import ArgumentParser
import Corpus
import Engine
import Serving
import Store

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say what is wrong with a file's or a project's data, worst first.",
        discussion: "Looks without training: labels, repeats, leaks from train to test, entity spans, balance.")

    @Argument(help: "A file in a format that upload-dataset reads.", completion: .file())
    var file: String?

    @Option(name: .project, help: "A project's id, instead of a file.")
    var project: ProjectID?

    @Option(name: .language, help: "Language of the data (default: en for a file, all of a project's).")
    var language: LanguageTag?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (file == nil) != (project == nil) else { throw ValidationError("Give a file, or a project with -p.") }
    }

    func run() throws {
        let output = Console.output
        let diagnoses = try file.map { [try diagnosis(ofFile: $0)] } ?? diagnosesOfProject()
        if common.json {
            try output.write(Reply("Data examined", diagnoses).json(pretty: output.isTerminal) + "\n")
        } else {
            for diagnosis in diagnoses { try output.write(diagnosis.text(output.paint)) }
        }
    }

    private func diagnosis(ofFile file: String) throws -> Diagnosis {
        let language = language ?? .english
        let data = try DataFile.read(file, language)
        IssueReport(file: file, issues: data.report.issues).tell()
        return Diagnosis(
            of: Dataset(language: language, examples: data.examples, definitions: data.definitions), rows: data.report.issues)
    }

    private func diagnosesOfProject() throws -> [Diagnosis] {
        guard let project else { return [] }
        let workbench = try common.place.open()
        defer { workbench.close() }
        let languages = try language.map { [$0] } ?? workbench.project(project).languages
        return try languages.map { Diagnosis(of: try workbench.dataset(project, $0)) }
    }
}
