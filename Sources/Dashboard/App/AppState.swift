import Corpus
import Engine
import NLU
import Store
import Terminal

/// All that the dashboard knows. Views read it, `Update` alone changes it.
package struct AppState: Sendable {
    package var size: Size
    package var screen: Screen = .projects
    /// The screen before this one, to which Esc leads back from Try.
    package var previousScreen: Screen = .data
    /// The pane of each screen that has the keyboard.
    package var focus: [Screen: Place] = [:]
    package var now: Milliseconds = 0

    /// The project that Data, Review, Models and Try are about.
    package var project: ProjectRecord?
    package var language: LanguageTag = .english

    package var projects = ProjectsState()
    package var data = DataState()
    package var review = ReviewState()
    package var training = TrainingState()
    package var models = ModelsState()
    package var tryIt = TryState()
    package var server = ServerWatch()
    package var provisional = ProvisionalState()

    /// Every model and job in the store, newest first.
    package var records: [ModelRecord] = []
    package var queuePositions: [ModelID: Int] = [:]
    /// What running jobs have said so far.
    package var live: [ModelID: LiveJob] = [:]

    /// Since when a change of the data is being made; nil when all are done.
    package var workingSince: Milliseconds?
    /// What takes longer is worth a word.
    package static let workingDelay: Milliseconds = 300
    package var dialog: Dialog?
    package var toast: Toast?
    /// The themes at hand under the names they are asked for by: their files' names.
    package var themes: [(name: String, theme: Theme)] = []
    package var themeIndex = 0
    /// The languages that the screens can speak, by code and by what their speakers call them, and the one that they do.
    package var speech: [(code: String, name: String)] = []
    package var spoken = Translation.english.code
    /// Whether the mouse is the program's, or the terminal's own.
    package var hasMouse = false
    /// Commands with their keys, those that a person changed included.
    package var keymap = Keymap()
    /// Nil when nobody is being shown round.
    package var tour: Tour?
    package var samples: [SampleSummary] = []
    /// English names of languages and their codes, for people who type the name.
    package var languageNames: [String: String] = [:]
    /// Set when the program is to end, with what happens to a running job.
    package var exit: Exit?
    package var redrawRequested = false
    package var suspendRequested = false

    package enum Exit: Sendable, Equatable {
        /// Nothing is running, or the job is to be cancelled.
        case stop
        /// A background process takes the jobs over.
        case handOver
    }

    package init(size: Size) { self.size = size }

    package var place: Place { focus[screen].flatMap { places.contains($0) ? $0 : nil } ?? places[0] }
    package var theme: Theme { themes.indices.contains(themeIndex) ? themes[themeIndex].theme : .builtIn(.dark) }

    /// The models and jobs of the chosen project and language, newest first.
    package var projectRecords: [ModelRecord] {
        guard let project else { return [] }
        return records.filter { $0.projectID == project.id && $0.language == language }
    }

    /// The newest model of the chosen project that can answer.
    package var bestModel: ModelRecord? { projectRecords.first { $0.status == .completed } }

    /// The job in an engine's hands, if any.
    package var runningJob: ModelRecord? { records.first { $0.status.isRunning } }
    package var hasUnfinishedJobs: Bool { records.contains { !$0.status.isFinal } }
}

/// What a running job has said since this dashboard has been watching.
package struct LiveJob: Sendable, Equatable {
    package var fraction = 0.0
    package var secondsLeft: Double?
    package var candidates: [CandidateScore] = []
    package var curve: [CurvePoint] = []
    package var log: [LogLine] = []
}

/// A short word about what just happened; goes away by itself.
package struct Toast: Sendable, Equatable {
    package enum Level: Sendable { case info, ok, warning, error }
    package var level: Level
    package var text: String
    package var until: Milliseconds

    static let milliseconds: Milliseconds = 5000
}
