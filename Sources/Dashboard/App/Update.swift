import Corpus
import Engine
import NLU
import Store
import Terminal

/// The one function that changes the state. It asks for work by returning effects and does none itself.
package enum Update {
    package static func apply(_ message: Message, to state: inout AppState) -> [Effect] {
        let effects = take(message, &state) + DeploymentsUpdate.watch(&state)
        if state.screen == .models { state.models.bringForward(state.place) }
        // A line that was moved and not kept must not stand there with a key that does something else by now.
        if state.place != .threshold, state.dialog == nil { state.models.moved = nil }
        if effects.contains(where: \.changesData) {
            state.workingSince = state.workingSince ?? state.now
            if state.provisional.now != nil { state.provisional.isBehind = true }
            // What a model got wrong has been seen to.
            if let visit = state.data.visit, visit.origin == .models, let text = visit.text { state.models.mended.insert(text) }
            state.review.putAside = []
        }
        if var tour = state.tour {
            tour.observe(effects, state)
            state.tour = tour
        }
        return effects
    }

    private static func take(_ message: Message, _ state: inout AppState) -> [Effect] {
        switch message {
        // What was typed after the key that leaves must not change anything any more.
        case .key(let event): return state.exit == nil ? key(event, &state) : []
        case .engine(let event): return EngineUpdate.apply(event, &state)
        case .loaded(let loaded): return LoadedUpdate.apply(loaded, &state)
        case .failed(let text):
            state.workingSince = nil
            state.provisional.isBehind = false
            state.show(.error, text.asSentence)
            return []
        case .done(let text):
            state.workingSince = nil
            if let text { state.show(.ok, state.isTyping ? text.withoutKey : text) }
            return []
        case .told(let text):
            state.workingSince = nil
            state.show(.info, text)
            return []
        case .tick:
            if let toast = state.toast, toast.until <= state.now { state.toast = nil }
            let look: [Effect] = DeploymentsUpdate.isDue(&state) ? [.loadServer] : []
            if let due = state.data.previewDue, due <= state.now { return DataUpdate.settlePreview(&state) + look }
            return look
        }
    }

    private static func key(_ event: KeyEvent, _ state: inout AppState) -> [Effect] {
        if case .resize(let size) = event {
            state.size = size
            return []
        }
        let chord = KeyChord(event)
        if let parts = afterEscape(chord, state) { return parts.flatMap { key($0, &state) } }
        if chord == .control("c") { return GlobalUpdate.run(.interrupt, &state) }
        if chord == .control("z") || chord == .control("l") {
            return GlobalUpdate.run(chord == .control("l") ? .redraw : .suspend, &state)
        }
        if Layout.isTooSmall(state.size) {
            // What cannot be seen must not be changed.
            return chord == .char("q") && state.dialog == nil ? GlobalUpdate.run(.quit, &state) : []
        }
        if case .mouse(let mouse) = event { return MouseUpdate.apply(mouse, &state) }
        if state.dialog != nil { return DialogUpdate.key(event, &state) }
        if let effects = FilterUpdate.key(event, &state) { return effects }
        if let chord, let command = state.keymap.command(for: chord, in: state.keyPlace) {
            if command == .numberedEntity { return MarkingUpdate.number(chord, &state) }
            return run(command, &state)
        }
        if state.keyPlace == .marking { return [] }
        if state.place == .tryInput { return TryUpdate.typed(event, &state) }
        if case .paste(let text) = event { return PasteUpdate.pasted(text, &state) }
        return []
    }

    /// Escape and a letter typed right after it arrive as that letter with Alt. Where Alt has no meaning of its own, they are two keys.
    private static func afterEscape(_ chord: KeyChord?, _ state: AppState) -> [KeyEvent]? {
        guard let chord, case .character = chord.key, chord.modifiers == .alt else { return nil }
        let isFree =
            state.dialog == nil && !state.data.filterHasFocus && !state.data.intentFilterHasFocus && !state.projects.filterHasFocus
            && state.data.marking == nil
        if isFree, state.keymap.command(for: chord, in: state.place) != nil { return nil }
        return [.key(.escape, []), .key(chord.key, [])]
    }

    /// Runs a command, wherever it came from: a key, the palette, the mouse.
    package static func run(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        if let why = Availability.disabledReason(command, state) {
            state.show(.warning, why)
            return []
        }
        // Whoever does anything but move on wants the examples of the intent they are on.
        let moving = state.place == .intents && CommandTable.scrolling.contains(command)
        return (moving ? [] : DataUpdate.settlePreview(&state)) + perform(command, &state)
    }

    private static func perform(_ command: CommandID, _ state: inout AppState) -> [Effect] {
        if state.keyPlace == .marking, let effects = MarkingUpdate.run(command, &state) { return effects }
        if let effects = GlobalUpdate.handle(command, &state) { return effects }
        switch state.screen {
        case .projects: return ProjectsUpdate.run(command, &state)
        case .data: return DataUpdate.run(command, &state)
        case .review: return state.place == .inbox ? InboxUpdate.run(command, &state) : ReviewUpdate.run(command, &state)
        case .training: return TrainingUpdate.run(command, &state)
        case .models: return ModelsUpdate.run(command, &state)
        case .tryIt: return TryUpdate.run(command, &state)
        }
    }
}

extension String {
    /// With a capital where it begins with a word; a path or a name stays as it is.
    fileprivate var asSentence: String {
        guard let word = split(separator: " ").first, word.allSatisfy({ $0.isLowercase || $0 == "," }) else { return self }
        return prefix(1).uppercased() + dropFirst()
    }

    /// Without a last sentence that names the key u: where somebody types, it is a letter.
    fileprivate var withoutKey: String { range(of: ". u ").map { self[..<$0.lowerBound] + "." } ?? self }
}

extension AppState {
    /// Whether keys are text where the keyboard is.
    fileprivate var isTyping: Bool { if case .prompt? = dialog { true } else { place.isTextInput } }

    mutating func show(_ level: Toast.Level, _ text: String) {
        toast = Toast(level: level, text: text, until: now + (level == .error ? 2 : 1) * Toast.milliseconds)
    }
}
