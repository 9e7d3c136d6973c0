import Corpus

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
    /// What the reader had to say of a file's rows.
    var rows: [RowIssue]
    var findings: [Finding]

    init(of dataset: Dataset, rows: [RowIssue] = []) {
        language = dataset.language.code
        examples = dataset.examples.count
        self.rows = rows
        findings = Doctor.examine(dataset).map { Finding($0, in: dataset) }
    }

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
