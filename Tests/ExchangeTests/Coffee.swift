import Corpus

/// A small project as people keep one.
enum Coffee {
    static let dataset = Dataset(
        language: .english,
        examples: [
            Example(text: "a large latte to go", intent: "order", entities: [span(2, 7, "size"), span(8, 13, "drink")]),
            Example(text: "two espressos please 😀", intent: "order", entities: [span(4, 13, "drink", value: "espresso")]),
            Example(
                text: "from Bern to Basel", intent: "order", entities: [span(5, 9, "city", role: "from"), span(13, 18, "city", role: "to")]),
            Example(text: "how late are you open?", intent: "faq/hours"),
            Example(text: "when do you close", intent: "faq/hours", type: .test),
            Example(text: "one flat white", intent: "order", entities: [span(4, 14, "drink")], type: .test),
        ],
        definitions: [
            definition("drink", .lookup, ["latte", "espresso", "flat white", "caffè latte"]),
            definition("latte", .synonym, ["caffè latte"]),
            definition("loyalty", .regex, ["[A-Z]{2}\\d{6}"]),
        ])

    static func span(
        _ start: Int, _ end: Int, _ entity: String, value: String? = nil, role: String? = nil, group: String? = nil
    ) -> EntityAnnotation {
        EntityAnnotation(start: start, end: end, entity: entity, value: value, role: role, group: group)
    }

    static func definition(_ entity: String, _ kind: EntityKind, _ examples: [String]) -> EntityDefinition {
        EntityDefinition(entity: entity, kind: kind, examples: examples, language: .english)
    }
}
