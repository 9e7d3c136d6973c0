import Terminal

/// Everything that a key can mean. One record of the command table each.
package enum CommandID: String, Hashable, Sendable, CaseIterable {
    case up, down, left, right, pageUp, pageDown, first, last
    case nextPane, previousPane
    case screen1, screen2, screen3, screen4, screen5, screen6
    case open, back, filter, palette, help, redraw, quit, interrupt, theme, interfaceLanguage, mouse, suspend
    case add, edit, delete, undo, redo, select, range, move, retype, importFile, exportFile
    case newIntent, nextLanguage, addLanguage, samples, markSpan
    case find, selectAll, duplicate, split, paste, entities, mend, dismiss, restore, accept, compare, sort, parseFile, tour
    case mark, reverseSort, ownThreshold, search, nextMatch, previousMatch, wrapLines
    case follow, otherModel
    case train, trainWith, cancel, raise, lower, deploy, deployments, serve, newKey, sample, copy, addToData, addAsAnswered
    case wordBefore, wordAfter, longer, shorter, letterLess, letterMore, startBefore, startAfter, nextSpan, previousSpan
    case outOfScope, mendAll
    case takeSpan, unmark, numberedEntity, otherEntity, everywhere
}

/// One command: the single source of dispatch, hint line, help, palette and the key table in the docs.
package struct Command: Sendable {
    package var id: CommandID
    /// The first is the one that hints show.
    package var keys: [KeyChord]
    /// One or two words for the hint line.
    package var label: Phrase
    /// One sentence for help and palette.
    package var help: Phrase
    /// Where it applies; empty for everywhere.
    package var places: Set<Place>
    /// Where it is worth a place in the hint line; higher comes first, 0 never.
    package var hint: Int
    /// It cannot be undone.
    package var isDangerous: Bool

    init(
        _ id: CommandID, _ keys: [KeyChord], _ label: Phrase, _ help: Phrase, in places: Set<Place> = [], hint: Int = 0,
        isDangerous: Bool = false
    ) {
        self.id = id
        self.keys = keys
        self.label = label
        self.help = help
        self.places = places
        self.hint = hint
        self.isDangerous = isDangerous
    }

    package func applies(in place: Place) -> Bool { places.isEmpty || places.contains(place) }
}
