import Corpus
import NLU

/// A table of utterances as Ludwig's clients send it: `{"columns":[…],"data":[[…]],"index"?:[…]}` (pandas, orient "split").
struct LudwigTable: Sendable {
    var index: [JSONTree]
    var texts: [String]

    /// Nil when it has none of the columns.
    /// - Parameter names: of the column with the utterances, the first that is there.
    /// - Throws: what is wrong with it, for a 400.
    init?(_ json: String, column names: [String] = ["text"]) throws {
        let tree = try JSONTree(json.utf8, named: "dataset")
        let fields: [Field] = [
            .required("columns", .list(.text(200))), .required("data", .list(.list(.anything))), .optional("index", .list(.anything)),
        ]
        try Field.check(tree, has: fields, strictly: true)
        let body = CheckedBody(tree: tree)
        let data = body.list("data")
        guard data.count <= ServerLimits.batchRows else {
            throw APIError.badRequest("the dataset has \(data.count) rows; at most \(ServerLimits.batchRows) are taken at a time")
        }
        let columns = body.texts("columns")
        guard let name = names.first(where: columns.contains), let column = columns.firstIndex(of: name) else { return nil }
        texts = try data.enumerated().map { row, cells throws(APIError) in
            guard case .list(let cells) = cells, column < cells.count, case .text(let text) = cells[column] else {
                throw .badRequest("row \(row) of the dataset has no text in the column “\(name)”")
            }
            guard text.codePointCount <= ServerLimits.textLength else {
                throw .badRequest("row \(row) of the dataset is longer than \(ServerLimits.textLength) characters; shorten it")
            }
            return text
        }
        let given = body.list("index")
        guard given.isEmpty || given.count == data.count else {
            throw APIError.badRequest("the dataset has \(data.count) rows and an index of \(given.count)")
        }
        guard !given.contains(.number(nil)) else { throw APIError.badRequest("the dataset's index holds a number that is not whole") }
        index = given.isEmpty ? data.indices.map { .number($0) } : given
    }

    /// `{"index":[…],"columns":[…],"data":[[…]]}`
    func write(_ columns: [LudwigColumn], _ rows: [LudwigRow], to json: inout JSONWriter) {
        json.raw("{\"index\":")
        json.list(index) { $1.write(to: &$0) }
        json.raw(",\"columns\":")
        json.list(columns) { $0.string($1.name) }
        json.raw(",\"data\":")
        json.list(rows) { json, row in json.list(columns) { $1.write(row, &$0) } }
        json.raw("}")
    }
}

/// What was found for one row.
struct LudwigRow: Sendable {
    var guess: LanguageChoice.Guess
    var result: ParseResult

    func probability(of intent: String) -> Double {
        result.intentRanking.first { $0.name == intent }?.confidence ?? 0
    }
}

/// One column of a table of predictions.
struct LudwigColumn: Sendable {
    var name: String
    var write: @Sendable (LudwigRow, inout JSONWriter) -> Void

    /// - Parameter model: `language`, `intent` or `slots`.
    static func columns(of model: String, _ rows: [LudwigRow]) -> [LudwigColumn] {
        switch model {
        case "language":
            let codes = Set(rows.flatMap { $0.guess.languages.map(\.name) }).sorted()
            return category("language", codes, best: \.guess.best) { row, code in
                row.guess.languages.first { $0.name == code }?.confidence ?? 0
            }
        case "intent":
            let intents = Set(rows.flatMap { $0.result.intentRanking.map(\.name) }).sorted()
            return category("intent", intents, best: \.result.intent) { $0.probability(of: $1) }
        default:
            return [
                LudwigColumn(name: "slots_predictions") { row, json in json.list(SlotTags(row.result).tags) { $0.string($1) } },
                LudwigColumn(name: "slots_probabilities") { row, json in json.list(SlotTags(row.result).probabilities) { $0.real($1) } },
                LudwigColumn(name: "slots_probability") { row, json in json.real(SlotTags(row.result).logProbability) },
            ]
        }
    }

    private static func category(
        _ name: String, _ classes: [String], best: @escaping @Sendable (LudwigRow) -> ParseResult.Intent,
        _ probability: @escaping @Sendable (LudwigRow, String) -> Double
    ) -> [LudwigColumn] {
        [
            LudwigColumn(name: "\(name)_predictions") { $1.string(best($0).name) },
            LudwigColumn(name: "\(name)_probabilities") { row, json in json.list(classes) { $0.real(probability(row, $1)) } },
            LudwigColumn(name: "\(name)_probability") { $1.real(best($0).confidence) },
        ]
            + classes.map { one in LudwigColumn(name: "\(name)_probabilities_\(one)") { $1.real(probability($0, one)) } }
    }
}
