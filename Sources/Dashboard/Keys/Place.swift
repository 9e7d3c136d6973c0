/// Where the keyboard is: the pane that keys act on.
package enum Place: String, Hashable, Sendable, CaseIterable {
    case projects
    case intents, examples
    /// An example whose entity spans are being marked.
    case marking
    case entityTypes, entityValues
    case findings, inbox
    case jobs, jobLog
    case versions, confusion, mistakes, modelIntents, threshold, dataSize, deployments
    case tryInput, tryRanking

    package var screen: Screen {
        switch self {
        case .projects: .projects
        case .intents, .examples, .marking, .entityTypes, .entityValues: .data
        case .findings, .inbox: .review
        case .jobs, .jobLog: .training
        case .versions, .confusion, .mistakes, .modelIntents, .threshold, .dataSize, .deployments: .models
        case .tryInput, .tryRanking: .tryIt
        }
    }

    /// The pane's name in the language of the screens; nil where the screen has no other.
    var title: String? {
        switch self {
        case .projects: nil
        case .intents, .modelIntents, .tryRanking: tr("Intents")
        case .examples, .marking: tr("Examples")
        case .entityTypes: tr("Entities")
        case .entityValues: tr("Words")
        case .findings: tr("Findings")
        case .inbox: tr("Inbox")
        case .jobs: tr("Jobs")
        case .jobLog: tr("Log")
        case .versions: tr("Versions")
        case .confusion: tr("Confusion")
        case .mistakes: tr("Mistakes")
        case .threshold: tr("Threshold")
        case .dataSize: tr("More data?")
        case .deployments: tr("Server")
        case .tryInput: tr("Say something")
        }
    }

    package var isTextInput: Bool { self == .tryInput }
}

/// The six screens, in the order of their number keys.
package enum Screen: Int, Sendable, CaseIterable {
    case projects = 1, data, review, training, models, tryIt

    /// The command that goes there: its number key.
    var command: CommandID {
        switch self {
        case .projects: .screen1
        case .data: .screen2
        case .review: .screen3
        case .training: .screen4
        case .models: .screen5
        case .tryIt: .screen6
        }
    }

    /// The screen that a number key goes to; nil for other commands.
    static func of(_ command: CommandID) -> Screen? { allCases.first { $0.command == command } }

    /// In the language of the screens.
    package var title: String { tr(name) }

    package var name: Phrase {
        switch self {
        case .projects: "Projects"
        case .data: "Data"
        case .review: "Review"
        case .training: "Training"
        case .models: "Models"
        case .tryIt: "Try"
        }
    }

    /// The panes that Tab visits, in order.
    package var places: [Place] { Place.allCases.filter { $0.screen == self } }
}

extension AppState {
    /// The panes that Tab visits on this screen as it is now, in order.
    package var places: [Place] {
        guard screen == .data else { return screen.places }
        return data.showsEntities ? [.entityTypes, .entityValues] : [.intents, .examples]
    }

    /// What keys mean something in: the pane that has the keyboard, or what is being done there.
    package var keyPlace: Place { screen == .data && data.marking != nil ? .marking : place }
}
