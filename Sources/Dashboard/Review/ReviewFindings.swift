import Corpus

/// The doctor's findings with the examples that they are about.
enum ReviewFindings {
    /// As many texts as a pane can show; a finding over thousands of rows need not carry them all.
    static let textsShown = 40

    static func examine(_ dataset: Dataset) -> [ReviewFinding] {
        Doctor.examine(dataset).map { finding in
            ReviewFinding(
                level: level(finding.severity), title: finding.kind.title, reason: finding.reason, advice: finding.advice,
                intent: finding.intent,
                examples: finding.examples.prefix(textsShown).compactMap { index in
                    guard dataset.examples.indices.contains(index) else { return nil }
                    let example = dataset.examples[index]
                    return .init(text: example.text, intent: example.intent, isTest: example.type == .test)
                })
        }
    }

    private static func level(_ severity: Finding.Severity) -> ReviewFinding.Level {
        switch severity {
        case .error: .error
        case .warning: .warning
        case .note: .note
        }
    }
}
