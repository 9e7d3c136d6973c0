import Engine
import Terminal

/// The provisional score in the title line, and how a change is shown everywhere: by a sign, and in colour.
enum ProvisionalLook {
    typealias Part = (text: String, role: Role)

    /// "+0.8", "-1.2", "±0.0": points.
    static func change(_ points: Double) -> Part {
        guard abs(points) >= ProvisionalState.noticed else { return ("±\(Format.tenths(0))", .muted) }
        let tenths = Int((abs(points) * 10).rounded())
        return ("\(points > 0 ? "+" : "-")\(Format.tenths(tenths))", points > 0 ? .ok : .warn)
    }

    /// "provisional F1 .914 +0.8"; nothing where no edits are followed, or the screen is about something else.
    static func title(_ state: AppState) -> [Part] {
        guard [.data, .review, .tryIt].contains(state.screen), state.runningJob == nil, let now = state.provisional.now else { return [] }
        var parts: [Part] = [(tr("provisional F1") + " ", .muted), (Format.score(now.macroF1), .text)]
        if state.provisional.isLearning {
            parts.append((" …", .stateRunning))
        } else if let points = state.provisional.change {
            let change = change(points)
            parts.append((" " + change.text, change.role))
        }
        return parts
    }

    /// What there is to say about it in one line; nil where nothing is followed.
    static func sentence(_ state: AppState) -> [Part]? {
        switch state.provisional.news?.state {
        case .tooMany(let count):
            return [
                (
                    tr(
                        "off: too many to follow (\(Format.plural(count, "example")) of \(Format.plural(state.data.intents.count, "intent")))"
                    ),
                    .muted
                )
            ]
        case .tooFew: return [(tr("it takes two intents with a training example each"), .muted)]
        case nil: return nil
        default: break
        }
        guard let now = state.provisional.now else { return [(tr("learning …"), .stateRunning)] }
        var parts: [Part] = [(tr("macro F1 \(Format.score(now.macroF1))"), ScoreLook.role(now.macroF1))]
        if let points = state.provisional.change {
            let change = change(points)
            parts += [(" \(change.text)", change.role), (" " + tr("by the last edit"), .muted)]
        }
        if let points = state.provisional.changeSinceFirst, points != state.provisional.change {
            let change = change(points)
            parts += [(", \(change.text)", change.role), (" " + tr("since opened"), .muted)]
        }
        if state.provisional.news?.state == .waiting { parts.append((", " + tr("waits for training"), .muted)) }
        return parts
    }

    /// - Returns: the columns used.
    @discardableResult
    static func draw(_ parts: [Part], on canvas: inout Canvas, x: Int, y: Int, width: Int, ground: Role? = nil) -> Int {
        var used = 0
        for part in parts {
            used += canvas.put(part.text, x: x + used, y: y, width: max(0, width - used), style: Style(part.role, on: ground))
        }
        return used
    }
}
