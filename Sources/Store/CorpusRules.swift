import Corpus
import Foundation

/// What data must be like to be kept. Each sentence says what is wrong and what to do.
package enum CorpusRules {
    /// What is wrong with the example; nil when nothing is.
    package static func fault(in example: Example) -> String? {
        let count = example.text.codePointCount
        if example.text.allSatisfy(\.isWhitespace) { return "an example must have a text" }
        // Longer than the formats document is worth a note, which readers make; it is no reason to lose what somebody collected.
        if count > CorpusLimits.unusableTextLength {
            return
                "“\(shortened(example.text))” has \(count) characters; \(CorpusLimits.unusableTextLength) is the most an example may have"
        }
        if example.text.utf8.contains(0) {
            return "“\(shortened(example.text))” holds a NUL character; remove it"
        }
        return faultInIntent(example.intent) ?? faultInEntities(example, count)
    }

    /// What is wrong with the intent's name; the empty name stands for unlabelled and is allowed here.
    package static func faultInIntent(_ name: String) -> String? {
        if name.codePointCount > CorpusLimits.intentLength {
            return "the intent “\(shortened(name))” has a name of more than \(CorpusLimits.intentLength) characters; shorten it"
        }
        if name.unicodeScalars.contains(where: { $0.value < 32 }) {
            return "the intent “\(shortened(name))” has a control character in its name; remove it"
        }
        if !name.isEmpty, name.allSatisfy(\.isWhitespace) { return "an intent's name must not be blank" }
        return nil
    }

    private static func faultInEntities(_ example: Example, _ count: Int) -> String? {
        var end = 0
        for entity in example.entities.sorted(by: { $0.start < $1.start }) {
            var fault: String?
            if !entity.fits(count: count) {
                fault = "the span does not lie inside the text"
            } else if entity.start < end {
                fault = "the span overlaps the one before"
            } else if [entity.value, entity.role, entity.group].contains(where: { $0?.utf8.contains(0) == true }) {
                fault = "the span holds a NUL character; remove it"
            }
            if let fault {
                return "“\(shortened(example.text))”, \(entity.start)–\(entity.end) (\(shortened(entity.entity))): \(fault)"
            }
            if let fault = faultInEntityName(entity.entity) { return fault }
            end = entity.end
        }
        return nil
    }

    private static func faultInEntityName(_ name: String) -> String? {
        if name.isEmpty || name.allSatisfy(\.isWhitespace) { return "an entity must have a name" }
        if name.codePointCount > CorpusLimits.entityLength {
            return "the entity “\(shortened(name))” has a name of more than \(CorpusLimits.entityLength) characters; shorten it"
        }
        if name.unicodeScalars.contains(where: { $0.value < 32 }) {
            return "the entity “\(shortened(name))” has a control character in its name; remove it"
        }
        return nil
    }

    package static func fault(in definition: EntityDefinition) -> String? {
        // A synonym's entity is the value that it stands for, which may be as long as a text.
        if definition.kind == .synonym {
            if definition.entity.isEmpty || definition.entity.codePointCount > CorpusLimits.textLength
                || definition.entity.unicodeScalars.contains("\0")
            {
                return "a synonym needs a value of 1 to \(CorpusLimits.textLength) characters"
            }
        } else if let fault = faultInEntityName(definition.entity) {
            return fault
        }
        if definition.examples.count > StoreLimits.definitionExamples {
            return "\(shortened(definition.entity)) has more than \(StoreLimits.definitionExamples) entries; split it up"
        }
        if definition.examples.contains(where: { $0.codePointCount > CorpusLimits.textLength || $0.unicodeScalars.contains("\0") }) {
            return "\(shortened(definition.entity)) has an entry of more than \(CorpusLimits.textLength) characters, or with a NUL"
        }
        return nil
    }

    /// The name without the white space around it.
    /// - Parameter what: "project" or "model".
    static func name(_ name: String, of what: String) throws(StoreError) -> String {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty else { throw .refused("a \(what) must have a name") }
        guard name.codePointCount <= StoreLimits.nameLength else {
            throw .refused("the \(what)'s name has more than \(StoreLimits.nameLength) characters; shorten it")
        }
        guard !name.unicodeScalars.contains(where: { $0.value < 32 }) else {
            throw .refused("the \(what)'s name has a control character in it; remove it")
        }
        return name
    }

    /// The start of a text, for a sentence about it.
    package static func shortened(_ text: String) -> String {
        let line = text.replacing("\n", with: " ").replacing("\0", with: "␀")
        return line.count <= 40 ? line : line.prefix(39) + "…"
    }
}
