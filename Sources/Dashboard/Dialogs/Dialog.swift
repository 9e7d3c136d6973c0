import Corpus
import Engine
import Store
import Terminal

/// What lies over the screen and has the keyboard until it is answered.
package enum Dialog: Sendable {
    case prompt(Prompt)
    case choose(Choose)
    case help(Help)
    case importing(ImportRun)
    case importPreview(ImportPreview, ImportRun, scroll: Int)
    case paste(PasteReview)
    case comparison(Comparison)
    case batch(BatchReview)
    case quit
}

/// One line of text, asked for with a reason.
package struct Prompt: Sendable {
    package enum Purpose: Sendable, Equatable {
        case newProject
        case projectLanguages(name: String)
        case renameProject(ProjectID)
        case deleteProject(ProjectID, name: String)
        case addLanguage(ProjectID)
        case newIntent
        case renameIntent(String)
        case newExample(intent: String)
        case editExample(StoredExample)
        case importPath
        case exportPath
        case tablePath(TableExport)
        case utterances
        case newDefinition(EntityKind)
        case renameEntity(EntityRow)
        /// An entry of a definition; nil for a new one.
        case entityValue(EntityRow, at: Int?)
        case renameModel(ModelID)
        case deleteModel(ModelID, name: String)
        case serverAddress
        /// Nothing is asked: a key is shown.
        case keyMade
    }

    /// True where Tab completes a path.
    var asksForPath: Bool {
        switch purpose {
        case .importPath, .exportPath, .tablePath, .utterances: true
        default: false
        }
    }

    /// What Enter does.
    var verb: String {
        switch purpose {
        case .deleteProject, .deleteModel: tr("delete")
        case .serverAddress: tr("start the server")
        case .renameProject, .renameIntent, .renameEntity, .renameModel: tr("rename")
        case .newProject, .projectLanguages, .addLanguage, .newIntent, .newExample, .newDefinition: tr("add")
        case .editExample, .entityValue: tr("save")
        case .keyMade: tr("close")
        case .importPath, .exportPath, .tablePath, .utterances: tr("go on")
        }
    }

    /// Whether what is typed is as long as an utterance.
    var isLong: Bool {
        switch purpose {
        case .newExample, .editExample: true
        default: false
        }
    }

    package var purpose: Purpose
    package var title: String
    /// One sentence under the field: what to type, or what will happen.
    package var note: String
    package var field: TextField
    package var placeholder = ""
    /// What was wrong with the last answer.
    package var error: String?
    /// Possible endings of a path, after Tab.
    package var completions: [String] = []
}

/// A list to choose from, narrowed by typing.
package struct Choose: Sendable {
    package enum Purpose: Sendable {
        case command
        case theme(was: Int)
        case interfaceLanguage
        case sample
        case moveTo([ExampleID])
        case copyTo([ExampleID])
        case split(intent: String?)
        case pasteInto(PasteReview)
        case entity(SpanMarking)
        case definitionKind
        case pretrainedKind
        /// One of the utterances of an intent that a model got wrong.
        case wrongText(String, said: String)
        /// The intent that the examples of a finding go to.
        case mend(ReviewFinding)
        /// The intent of an utterance in the inbox.
        case label(InboxRow)
        case intentFor(text: String)
        case effort
        case deploy(ModelID)
        case stopServer
        /// The examples, or how they are spread over the intents.
        case exportData
        /// Which of the things that a pane shows goes to a file.
        case export([TableExport])
    }

    package struct Item: Sendable, Equatable {
        package var label: String
        package var detail: String
        /// Shown right-aligned, such as a key.
        package var key = ""
        /// Why it can't be chosen now; nil when it can.
        package var disabled: String?
    }

    package var purpose: Purpose
    package var title: String
    package var items: [Item]
    /// What each item stands for: a position in the list it was made from.
    package var field = TextField()
    package var cursor = ListCursor()
    /// True when what is typed may be taken as it is, as a new name.
    package var allowsNew = false

    /// Positions of the items that match what is typed, best first.
    package var matches: [Int] {
        let word = field.text.trimmingPrefix { $0 == " " }
        guard !word.isEmpty else { return Array(items.indices) }
        var scored = items.indices.compactMap { index -> (Int, Int)? in
            let item = items[index]
            if let score = FuzzyMatch.score(word, in: item.label) { return (index, score) }
            return item.detail.lowercased().contains(word.lowercased()) ? (index, FuzzyMatch.whole - 1) : nil
        }
        // Letters strewn over a name are a guess: good only where no name has them in one piece.
        if scored.contains(where: { $0.1 >= FuzzyMatch.whole }) { scored.removeAll { $0.1 < FuzzyMatch.whole - 1 } }
        return scored.sorted { ($0.1, $1.0) > ($1.1, $0.0) }.map(\.0)
    }

    static let visibleRows = 12

    /// What stands in the empty field.
    var prompt: String {
        if case .deploy = purpose { return tr("type a number") }
        if items.count <= 6, !allowsNew { return tr("↑↓ and Enter choose") }
        return allowsNew ? tr("type to find one, or a new name") : tr("type to find one")
    }
}
