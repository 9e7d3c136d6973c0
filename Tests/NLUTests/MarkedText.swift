import Corpus

/// An example from a text with its spans in place: `fly to [oslo](city)`.
func marked(_ source: String, _ intent: String, type: ExampleType = .train) -> Example {
    var text = String.UnicodeScalarView()
    var entities: [EntityAnnotation] = []
    var start = 0
    var name: String.UnicodeScalarView?
    for scalar in source.unicodeScalars {
        switch (scalar, name) {
        case ("[", nil): start = text.count
        case ("]", nil): name = String.UnicodeScalarView()
        case ("(", _?): continue
        case (")", let entity?):
            entities.append(EntityAnnotation(start: start, end: text.count, entity: String(entity)))
            name = nil
        case (_, _?): name?.append(scalar)
        case (_, nil): text.append(scalar)
        }
    }
    return Example(text: String(text), intent: intent, entities: entities, type: type)
}
