/// A text for the person as it stands in the code: English, with numbered places for what is put in.
///
/// `"Ready in \(time): accuracy \(score)"` has the key `Ready in {1}: accuracy {2}`, under which `languages/` has its translations.
package struct Phrase: ExpressibleByStringInterpolation, Sendable, Equatable {
    /// What translations are kept under.
    package let key: String
    package let english: String
    /// What stands in the numbered places.
    let values: [String]
    /// True for a sentence that a layer below made, all of it already put in.
    let isFromBelow: Bool

    package init(stringLiteral value: String) {
        (key, english, values, isFromBelow) = (value, value, [], false)
    }

    package init(stringInterpolation: StringInterpolation) {
        (key, english) = (stringInterpolation.key, stringInterpolation.english)
        (values, isFromBelow) = (stringInterpolation.values, false)
    }

    /// The same words in another sense than elsewhere: `move` of the arrow keys is no `move` to another intent.
    /// - Parameter sense: stands in brackets behind the words in the key.
    package init(_ phrase: Phrase, sense: String) {
        key = "\(phrase.key) [\(sense)]"
        (english, values, isFromBelow) = (phrase.english, phrase.values, phrase.isFromBelow)
    }

    /// A sentence that a layer below made: findings, errors, names of statuses. It is translated where a pattern of the language fits it.
    package init(below sentence: String) {
        (key, english, values, isFromBelow) = (sentence, sentence, [], true)
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var key = ""
        fileprivate var english = ""
        fileprivate var values: [String] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            key.reserveCapacity(literalCapacity + 3 * interpolationCount)
            english.reserveCapacity(literalCapacity + 8 * interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) {
            key += literal
            english += literal
        }

        package mutating func appendInterpolation(_ value: String) {
            values.append(value)
            key += "{\(values.count)}"
            english += value
        }

        package mutating func appendInterpolation(_ value: some CustomStringConvertible) { appendInterpolation(value.description) }
    }
}

/// The phrase in the language of the screens.
package func tr(_ phrase: Phrase) -> String { Translation.current.text(phrase) }

/// The same where the words have another sense elsewhere.
package func tr(_ phrase: Phrase, sense: String) -> String { Translation.current.text(Phrase(phrase, sense: sense)) }

/// A sentence that a layer below made, in the language of the screens; as it is where the language does not know it.
package func tr(below sentence: String) -> String { Translation.current.text(Phrase(below: sentence)) }
