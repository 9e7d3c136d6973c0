/// Turns the spellings that people and NeuralSpace's two clients use into the one that the parser knows.
enum CommandLineWords {
    /// - `--store DIR` and `--json` may stand before the command: they are moved behind it.
    /// - `-w` and `--wait` may stand alone (the newer client) or before `true` or `false` (the older one).
    static func normalised(_ words: [String]) -> [String] {
        waitWithValue(globalsBehindCommand(words))
    }

    private static func globalsBehindCommand(_ words: [String]) -> [String] {
        var globals: [String] = []
        var rest = words[...]
        while let word = rest.first {
            if word == "--json" || word.hasPrefix("--store=") {
                globals.append(word)
                rest = rest.dropFirst()
            } else if word == "--store", rest.count > 1 {
                globals += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else {
                break
            }
        }
        guard !globals.isEmpty, let command = rest.first, !command.hasPrefix("-") else { return words }
        let depth = ["nlu", "ludwig"].contains(command) && rest.count > 1 ? 2 : 1
        return Array(rest.prefix(depth)) + globals + Array(rest.dropFirst(depth))
    }

    private static func waitWithValue(_ words: [String]) -> [String] {
        guard words.count > 1, words[0] == "nlu", words[1] == "train" || words[1] == "model-status" else { return words }
        var result: [String] = []
        for (index, word) in words.enumerated() {
            result.append(word)
            guard word == "-w" || word == "--wait" else { continue }
            let next = index + 1 < words.count ? words[index + 1] : ""
            if Truth(argument: next) == nil { result.append("true") }
        }
        return result
    }
}
