import Terminal

/// The table of all commands, in the order of the help screen.
package enum CommandTable {
    private static let lists: Set<Place> = Set(Place.allCases).subtracting([.tryInput, .marking])
    private static let data: Set<Place> = [.intents, .examples, .entityTypes, .entityValues]
    private static let labelled: Set<Place> = [.intents, .examples]
    private static let entities: Set<Place> = [.entityTypes, .entityValues]
    private static let review: Set<Place> = [.findings, .inbox]
    private static let models: Set<Place> = [.versions, .confusion, .mistakes, .modelIntents, .threshold, .dataSize]

    package static let all: [Command] = moving + screens + editing + marking + training + general

    static let scrolling: Set<CommandID> = [.up, .down, .pageUp, .pageDown, .first, .last]

    static let moving: [Command] = [
        Command(.up, [.init(.up), .char("k")], "up", "Moves up one row.", in: lists.union([.marking])),
        Command(.down, [.init(.down), .char("j")], "down", "Moves down one row.", in: lists.union([.tryInput, .marking])),
        Command(.left, [.init(.left), .char("h")], "left", "Moves left, or to the pane on the left.", in: lists),
        Command(.right, [.init(.right), .char("l")], "right", "Moves right, or to the pane on the right.", in: lists),
        Command(.pageUp, [.init(.pageUp), .control("b")], "page up", "Moves up one screenful.", in: lists),
        Command(.pageDown, [.init(.pageDown), .control("f")], "page down", "Moves down one screenful.", in: lists),
        Command(.first, [.init(.home), .char("g")], "first", "Goes to the first row.", in: lists),
        Command(.last, [.init(.end), .char("G")], "last", "Goes to the last row.", in: lists),
        Command(.nextPane, [.init(.tab)], "next pane", "Goes to the next pane of the screen.", in: lists, hint: 77),
        Command(.previousPane, [.init(.backTab)], "previous pane", "Goes to the previous pane of the screen."),
        Command(
            .open, [.init(.enter)], "open", "Opens what is selected.", in: lists.subtracting([.jobLog, .inbox]), hint: 98),
        Command(.back, [.init(.escape)], "back", "Backs out: of a dialog, a filter, a selection, a pane.", hint: 6),
    ]

    private static let screens: [Command] = [
        Command(.screen1, [.char("1"), .alt("1")], "projects", "Shows the Projects screen."),
        Command(.screen2, [.char("2"), .alt("2")], "data", "Shows the Data screen."),
        Command(.screen3, [.char("3"), .alt("3")], "review", "Shows the Review screen."),
        Command(.screen4, [.char("4"), .alt("4")], "training", "Shows the Training screen."),
        Command(.screen5, [.char("5"), .alt("5")], "models", "Shows the Models screen."),
        Command(.screen6, [.char("6"), .alt("6")], "try", "Shows the Try screen."),
    ]

    private static let editing: [Command] = [
        Command(
            .add, [.char("a")], "add", "Adds a project, an intent's example, or what the screen lists.",
            in: data.union([.projects]), hint: 90),
        Command(.newIntent, [.char("n")], "new intent", "Makes a new, empty intent.", in: labelled, hint: 60),
        Command(
            .edit, [.char("e")], "edit", "Edits the example, or renames the project, intent or model.",
            in: data.union(models).union([.projects]), hint: 80),
        Command(
            .delete, [.char("d"), .init(.delete)], "delete", "Deletes what is selected; in the data, u brings it back.",
            in: data.union(models).union([.projects, .jobs, .inbox]), hint: 55),
        Command(
            .undo, [.char("u")], "undo", "Takes back the last change to the project's data.",
            in: data.union(review).union([.projects, .marking]), hint: 57),
        Command(.redo, [.control("r")], "redo", "Makes the change again that was taken back.", in: data.union(review).union([.projects])),
        Command(.select, [.char(" ")], "select", "Selects the example, or lets go of it.", in: [.examples], hint: 50),
        Command(.range, [.char("v")], "range", "Selects every example from here to where you move.", in: [.examples]),
        Command(
            .selectAll, [.char("*")], "select all", "Selects every example that is listed, those out of sight included.", in: [.examples]),
        Command(.move, [.char("m")], "move", "Moves the selected examples to another intent.", in: [.examples, .inbox], hint: 65),
        Command(.duplicate, [.char("c")], "copy to", "Copies the selected examples to another intent.", in: [.examples]),
        Command(
            .retype, [.char("r")], "train/test", "Switches the selected examples between train and test.", in: [.examples], hint: 45),
        Command(
            .markSpan, [.char("s")], "mark span", "Marks an entity in the example: move by word, choose the entity.",
            in: [.examples], hint: 62),
        Command(
            .filter, [.char("/")], "filter", "Shows only the rows with what you type: intents by their letters, examples by their words.",
            in: labelled.union([.projects]), hint: 70),
        Command(.find, [.char("f")], "find", "Finds words in the examples of all intents.", in: data, hint: 58),
        Command(
            .paste, [.char("b")], "bulk paste",
            "Takes many pasted lines at once, with a preview; pasting anywhere in the data does the same.",
            in: labelled.union([.inbox]), hint: 48),
        Command(
            .split, [.char("%")], "split", "Divides the examples into train and test, each intent in the same proportion.", in: labelled,
            hint: 36),
        Command(
            .entities, [.char("o")], "entities", "Shows the entities: what is learnt, and lookups, regexes and synonyms to edit.",
            in: data, hint: 46),
        Command(.mend, [.char("m")], "mend", "Mends the finding, as its title beside it says.", in: [.findings], hint: 95),
        Command(
            .mendAll, [.char("M")], "mend all alike", "Mends all findings of this kind that need no choice, in one step.", in: [.findings],
            hint: 59),
        Command(.dismiss, [.char("x")], "right as it is", "Puts the finding aside for good.", in: [.findings], hint: 60),
        Command(.restore, [.char("X")], "all findings", "Brings back the findings that were put aside.", in: [.findings]),
        Command(
            .accept, [.init(.enter), .char(" ")], "accept", "Gives the utterance the intent and the entities that the model suggests.",
            in: [.inbox], hint: 100),
        Command(
            .outOfScope, [.char("o")], "out of scope", "Labels the utterance as one that no intent fits.", in: [.inbox], hint: 70),
        Command(
            .importFile, [.char("i")], "import", "Reads data of any format known here, with a preview before anything is taken.",
            in: data.union([.projects]), hint: 42),
        Command(
            .samples, [.char("S")], "samples", "Adds one of the sample projects that come with the program.", in: [.projects], hint: 44),
        Command(
            .nextLanguage, [.char("L")], "language", "Shows the project's next language.",
            in: data.union(models).union(review).union([.projects])),
        Command(.addLanguage, [.char("A")], "add language", "Adds a language to the project.", in: data.union([.projects])),
        Command(
            .addToData, [.init(.enter)], "add to data", "Adds the utterance to the data under the intent you choose.", in: [.tryInput],
            hint: 90),
        Command(
            .addAsAnswered, [.control("y")], "add as answered", "Adds the utterance to the data under the intent that the model gave it.",
            in: [.tryInput], hint: 88),
        Command(
            .sample, [.init(.tab)], "example", "Tries an utterance from the project's data.", in: [.tryInput], hint: 95),
    ]

    /// While entity spans are marked: what is chosen, its ends, and what becomes of it.
    private static let marking: [Command] = [
        Command(.wordBefore, [.init(.left), .char("h")], "word before", "Chooses the word before.", in: [.marking]),
        Command(.wordAfter, [.init(.right), .char("l")], "next word", "Chooses the next word.", in: [.marking]),
        Command(
            .longer, [.char(" "), .char("+"), .char("=")], "longer", "Takes the next word into what is chosen.", in: [.marking], hint: 95),
        Command(.shorter, [.char("-")], "shorter", "Lets go of the last word of what is chosen.", in: [.marking], hint: 40),
        Command(
            .numberedEntity, (1...9).map { .char(Character(String($0))) }, "entity",
            "Marks what is chosen as the entity of that number, which stands below the examples.", in: [.marking]),
        Command(
            .takeSpan, [.init(.enter)], "take", "Gives a span its new ends; of words that belong to none, asks for the entity.",
            in: [.marking], hint: 90),
        Command(
            .otherEntity, [.char("e"), .char("n")], "other entity", "Asks for the entity of what is chosen, a new one included.",
            in: [.marking], hint: 60),
        Command(
            .unmark, [.char("d"), .init(.delete), .init(.backspace)], "unmark", "Takes away the spans that what is chosen touches.",
            in: [.marking], hint: 85),
        Command(.nextSpan, [.init(.tab)], "next span", "Goes to the next span of the example.", in: [.marking], hint: 80),
        Command(.previousSpan, [.init(.backTab)], "span before", "Goes to the span before.", in: [.marking]),
        Command(
            .letterMore, [KeyChord(.right, .shift), .char("L")], "a letter more",
            "Moves the end of what is chosen by a letter: for scripts without spaces, and parts of words.", in: [.marking], hint: 50),
        Command(
            .letterLess, [KeyChord(.left, .shift), .char("H")], "a letter less", "Moves the end of what is chosen back by a letter.",
            in: [.marking]),
        Command(
            .startAfter, [KeyChord(.right, .control), .char(">"), KeyChord(.right, .alt)], "start later",
            "Moves the start of what is chosen by a letter.", in: [.marking]),
        Command(
            .startBefore, [KeyChord(.left, .control), .char("<"), KeyChord(.left, .alt)], "start earlier",
            "Moves the start of what is chosen back by a letter.", in: [.marking], hint: 30),
        Command(
            .everywhere, [.char("A")], "mark everywhere", "Marks the same words in every example of the project as this span is.",
            in: [.marking], hint: 55),
    ]

    private static let training: [Command] = [
        Command(
            .train, [.char("t")], "train", "Trains a new model on the project's data, in the background.", in: lists, hint: 75),
        Command(
            .trainWith, [.control("t")], "train with …", "Trains a new model with less or more effort than t.",
            in: lists.subtracting([.projects])),
        Command(
            .cancel, [.char("x")], "cancel", "Cancels the selected training job.", in: [.jobs, .jobLog], hint: 78, isDangerous: true),
        Command(.raise, [.char("+"), .char("=")], "sooner", "Moves the queued job one place forward in the queue.", in: [.jobs], hint: 76),
        Command(.lower, [.char("-")], "later", "Moves the queued job one place back in the queue.", in: [.jobs], hint: 75),
        Command(
            .deploy, [.char("D")], "deploy", "Deploys the model, or takes it out of service.", in: models.union([.deployments]), hint: 72),
        Command(
            .deployments, [.char("o")], "server", "Shows the server and what it serves: requests a second, latency, errors.",
            in: models.union([.deployments]), hint: 71),
        Command(
            .serve, [.char("s")], "start/stop", "Starts the server, or stops it once the requests in flight are answered.",
            in: [.deployments], hint: 90),
        Command(
            .newKey, [.char("n")], "new key", "Makes a key for whoever may ask the server, and shows it once.", in: [.deployments], hint: 68
        ),
        Command(
            .compare, [.char("c")], "compare",
            "Shows which answers differ from those of the version before, or of the marked one: fixed, broken, still wrong.",
            in: models, hint: 74),
        Command(
            .mark, [.char(" ")], "hold against", "Marks the version that all others are held against, or lets go of it.", in: [.versions],
            hint: 73),
        Command(.sort, [.char("s")], "sort", "Sorts the intents by the next column.", in: [.modelIntents], hint: 70),
        Command(.reverseSort, [.char("S")], "turn round", "Turns the order of the intents round.", in: [.modelIntents], hint: 69),
        Command(
            .ownThreshold, [.char("r")], "as trained", "Puts the threshold back to the one that training chose.", in: [.threshold],
            hint: 70),
        Command(
            .exportFile, [.char("E")], "export",
            "Writes what the pane shows to a file: data, a table, a log, answers; a chart as PNG, SVG or PDF.",
            in: data.union(models).union([.jobs, .jobLog]), hint: 38),
        Command(
            .parseFile, [.control("o")], "file", "Tries all utterances of a file, one a line; so does pasting several lines.",
            in: [.tryInput],
            hint: 60),
        Command(
            .otherModel, [.control("t")], "other model", "Asks the trained model, or the provisional one that follows your edits.",
            in: [.tryInput], hint: 50),
        Command(.search, [.char("/")], "search", "Looks for words in the log.", in: [.jobLog], hint: 70),
        Command(
            .nextMatch, [.char("n")], "next match", "Goes to the next line of the log with what is looked for.", in: [.jobLog], hint: 68),
        Command(.previousMatch, [.char("N")], "match before", "Goes to the line before with what is looked for.", in: [.jobLog]),
        Command(.wrapLines, [.char("w")], "long lines", "Shows the long lines of the log whole, or cuts them.", in: [.jobLog], hint: 66),
        Command(.copy, [.char("y")], "copy", "Copies the selected text or id to the clipboard.", in: lists),
    ]

    private static let general: [Command] = [
        Command(.palette, [.char(":"), .control("p")], "commands", "Lists every command; type to find one.", hint: 5),
        Command(.help, [.char("?"), .init(.function(1))], "help", "Shows every key, and what the screen's words mean.", hint: 4),
        Command(.theme, [.char("T")], "theme", "Chooses the colours, with a preview as you move."),
        Command(
            .interfaceLanguage, [.init(.function(3))], "language of the screens",
            "Chooses the language that the screens speak; the language of a project is another matter."),
        Command(
            .mouse, [.init(.function(4))], "mouse", "Lets the mouse click and scroll, or leaves it to the terminal for selecting text."),
        Command(
            .follow, [.char("~")], "follow edits",
            "Follows your edits with a provisional model, so that scores and Try answer to each, or stops following."),
        Command(.tour, [.init(.function(2))], "tour", "Begins the tour of a first model, or ends it."),
        Command(.redraw, [.control("l")], "redraw", "Draws the whole screen again."),
        Command(.suspend, [.control("z")], "suspend", "Puts the program to sleep; fg brings it back."),
        Command(.quit, [.char("q")], "quit", "Leaves; training can go on without the dashboard.", hint: 3),
        Command(.interrupt, [.control("c")], "quit", "Leaves from anywhere, a text field or dialog included."),
    ]

    package static let byID: [CommandID: Command] = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
