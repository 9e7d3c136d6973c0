import Exchange
import Foundation

/// `ludwig serve`, and Hexabot's server of several models, over folders instead of deployments: any outputs, under their own names.
struct LudwigModelAPI: Sendable {
    /// One without a name of its own answers in one flat record.
    let models: [ServedModel]
    let isFlat: Bool
    /// Whether a key is asked for.
    let access: Route.Access

    var routes: [Route] {
        let inputs = Set(models.map(\.model.input.column) + ["text"]).sorted()
        let one: [Field] = inputs.map { .optional($0, .text(ServerLimits.textLength), "the utterance") } + [Self.model]
        let many: [Field] = [
            .optional("dataset", .anything, "JSON: {\"columns\": […], \"data\": [[…]], \"index\"?: […]}"), Self.model,
        ]
        return [
            Route(.get, "/", .hexabot, "Which models answer", access: .open) { _ in
                .json { json in
                    json.raw("{\"message\":\"Ludwig server is up\"")
                    if !isFlat {
                        json.raw(",\"models\":")
                        json.list(models) { $0.string($1.name) }
                    }
                    json.raw("}")
                }
            },
            Route(.get, "/health", .operations, "200: the models are in memory before it listens", access: .open) { _ in
                .json { $0.raw("{\"status\":\"ok\",\"models\":\(models.count)}") }
            },
            Route(.post, "/predict", .hexabot, "The outputs of an utterance", access: access, input: .form(one)) { call in
                try predict(try call.form())
            },
            Route(
                .post, "/batch_predict", .hexabot, "The outputs of a table of utterances", access: access, input: .form(many),
                bodyBytes: ServerLimits.datasetBytes
            ) { call in
                let form = try call.form()
                return try await blocking { try batch(form) }
            },
        ]
    }

    private static let model: Field = .optional("model", .text(200), "names of models with commas between them; all unless given")

    /// The models that a form asks for, in the order of the server's.
    /// - Throws: 400 in the words of Hexabot's server.
    private func wanted(_ form: [String: String]) throws -> [ServedModel] {
        guard !isFlat, let model = form["model"], !model.isEmpty else { return models }
        let asked = model.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let names = models.map(\.name)
        let invalid = asked.filter { !names.contains($0) }
        guard invalid.isEmpty else {
            throw APIError.badRequest("Invalid model names: \(LudwigAPI.list(invalid)). Available models: \(LudwigAPI.list(names)).")
        }
        return models.filter { asked.contains($0.name) }
    }

    private func predict(_ form: [String: String]) throws -> APIReply {
        let answers = try wanted(form).map { served -> (ServedModel, JSONText.Value?) in
            guard let text = served.inputs.lazy.compactMap({ form[$0] }).first else { return (served, nil) }
            guard text.unicodeScalars.count <= ServerLimits.textLength else {
                throw APIError.badRequest("the text is longer than \(ServerLimits.textLength) characters; shorten it")
            }
            return (served, .object(served.record(served.model.predict([text], threads: 1)[0])))
        }
        return try reply(answers)
    }

    private func batch(_ form: [String: String]) throws -> APIReply {
        let wanted = try wanted(form)
        guard let dataset = form["dataset"] else { throw APIError.badRequest("the form has no field “dataset”") }
        let threads = ProcessInfo.processInfo.activeProcessorCount
        let answers = try wanted.map { served -> (ServedModel, JSONText.Value?) in
            guard let table = try LudwigTable(dataset, column: served.inputs) else { return (served, nil) }
            let records = served.model.predict(table.texts, threads: threads).map(served.record)
            // A table without rows has no columns either, as pandas has it.
            let columns = (records.first ?? []).map(\.0)
            return (
                served,
                .object([
                    ("index", .list(table.index.map(\.value))), ("columns", .texts(columns)),
                    ("data", .list(records.map { .list($0.map(\.1)) })),
                ])
            )
        }
        return try reply(answers)
    }

    /// Nil predictions are those of a model whose input is not there.
    private func reply(_ answers: [(served: ServedModel, predictions: JSONText.Value?)]) throws -> APIReply {
        if isFlat, let answer = answers.first {
            guard let predictions = answer.predictions else {
                throw APIError.badRequest(
                    "Data received does not contain all input features. Missing features: \(answer.served.missing).")
            }
            return APIReply(JSONText.line(predictions).utf8)
        }
        let members = answers.map { served, predictions -> (String, JSONText.Value) in
            guard let predictions else {
                return (
                    served.name,
                    .object([("error", .string("Missing features: \(served.missing).")), ("status", .string("failed"))])
                )
            }
            return (served.name, .object([("predictions", predictions), ("status", .string("success"))]))
        }
        return APIReply(JSONText.line(.object(members)).utf8)
    }
}

extension JSONTree {
    /// A label of a row, as it is told again.
    fileprivate var value: JSONText.Value {
        switch self {
        case .text(let text): .string(text)
        case .number(let number): number.map { .number($0) } ?? .null
        default: .null
        }
    }
}
