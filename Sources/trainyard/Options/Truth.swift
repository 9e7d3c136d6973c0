import ArgumentParser

/// A yes or no given as a word, in all the spellings that NeuralSpace's clients take.
struct Truth: ExpressibleByArgument {
    var value: Bool

    init(_ value: Bool) { self.value = value }

    init?(argument: String) {
        switch argument.lowercased() {
        case "true", "t", "yes", "y", "on", "1": value = true
        case "false", "f", "no", "n", "off", "0": value = false
        default: return nil
        }
    }

    var defaultValueDescription: String { value ? "true" : "false" }
    static let allValueStrings = ["true", "false"]
}
