import ArgumentParser
import Corpus
import Engine
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
        let diagnoses = try subjects().map { subject in
            Diagnosis(
                language: subject.language.code, examples: subject.examples.count,
                findings: Doctor.examine(subject).map { Diagnosis.Finding($0, in: subject) })
        }
        if common.json {
            try output.write(Reply("Data examined", diagnoses).json(pretty: output.isTerminal) + "\n")
        } else {
            for diagnosis in diagnoses { try output.write(diagnosis.text(output.paint)) }
        }
    }

    /// The data of the file, or of the project in each of its languages.
    private func subjects() throws -> [Dataset] {
        if let file {
            let language = language ?? .english
            let data = try DataFile.read(file, language)
            IssueReport(file: file, issues: data.report.issues).tell()
            return [Dataset(language: language, examples: data.examples, definitions: data.definitions)]
        }
        guard let project else { return [] }
        let workbench = try common.place.open()
        defer { workbench.close() }
        let languages = try language.map { [$0] } ?? workbench.project(project).languages
        return try languages.map { try workbench.dataset(project, $0) }
    }
}

/// What the doctor found in the data of one language.
struct Diagnosis: Encodable {
    struct Finding: Encodable {
        var kind: String
        var title: String
        /// error, warning or note.
        var severity: String
        var intent: String?
        var entity: String?
        var reason: String
        var advice: String
        /// Texts of the examples to look at, as far as they are few.
        var examples: [String]

        private static let mostExamples = 20

        init(_ finding: Corpus.Finding, in dataset: Dataset) {
            kind = finding.kind.rawValue
            title = finding.kind.title
            severity = String(describing: finding.severity)
            intent = finding.intent
            entity = finding.entity
            reason = finding.reason
            advice = finding.advice
            examples = finding.examples.prefix(Self.mostExamples).map { dataset.examples[$0].text }
        }
    }

    var language: String
    var examples: Int
    var findings: [Finding]

    /// Findings of one kind that are shown; the rest is counted.
    private static let shownPerKind = 5

    func text(_ paint: Paint) -> String {
        let head = "\(PlainText.count(examples, "example")), language \(language)"
        guard !findings.isEmpty else { return paint.good("Nothing to mend") + " in \(head).\n" }
        var text = "\(PlainText.count(findings.count, "finding")) in \(head).\n"
        var kinds: [String] = []
        for finding in findings where !kinds.contains(finding.kind) { kinds.append(finding.kind) }
        for kind in kinds {
            let ofKind = findings.filter { $0.kind == kind }
            guard let first = ofKind.first else { continue }
            let severity = first.severity == "error" ? paint.bad(first.severity) : first.severity
            text += "\n" + paint.bold(first.title) + " (\(severity))\n"
            for finding in ofKind.prefix(Self.shownPerKind) { text += "  " + PlainText.visible(finding.reason) + "\n" }
            if ofKind.count > Self.shownPerKind { text += "  and \(PlainText.grouped(ofKind.count - Self.shownPerKind)) more\n" }
            text += "  → " + PlainText.visible(first.advice) + "\n"
        }
        return text
    }
}
