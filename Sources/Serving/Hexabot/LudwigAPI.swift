import Corpus
import Engine
import NIOCore
import NLU
import Store

/// The server behind Hexabot's Ludwig helper: models `language`, `intent` and `slots` over one form; or plain `ludwig serve`.
struct LudwigAPI: Sendable {
    let deployments: Deployments
    let meter: ServerMeter
    let log: ParseLogger?
    /// Answers in one flat record, as plain `ludwig serve` does.
    let isFlat: Bool

    var routes: [Route] {
        let one: [Field] = [
            .optional("text", .text(ServerLimits.textLength), "the utterance"),
            .optional("model", .text(200), "names of models with commas between them; all unless given"),
        ]
        let many: [Field] = [
            .optional("dataset", .anything, "JSON: {\"columns\": […], \"data\": [[…]], \"index\"?: […]}, with a column `text`"),
            .optional("model", .text(200)),
        ]
        return [
            Route(.get, "/", .hexabot, "Which models answer") { call in
                let names = names(for: call.caller)
                return .json { json in
                    json.raw("{\"message\":\"Ludwig server is up\",\"models\":")
                    json.list(names) { $0.string($1) }
                    json.raw("}")
                }
            },
            Route(.post, "/predict", .hexabot, "Language, intent and slots of an utterance", input: .form(one)) { call in
                try await predict(call)
            },
            Route(
                .post, "/batch_predict", .hexabot, "The same for a table of utterances", input: .form(many),
                bodyBytes: ServerLimits.datasetBytes
            ) { call in try await batch(call) },
        ]
    }

    private func names(for caller: Caller) -> [String] {
        let deployed = deployments.chosen(for: caller)
        if deployed.isEmpty { return [] }
        return ["language", "intent"] + (deployed.contains { !$0.model.entityTypes.isEmpty } ? ["slots"] : [])
    }

    /// The models that a form asks for.
    /// - Throws: `LudwigError` in the words of Hexabot's server.
    private func wanted(_ form: [String: String], _ caller: Caller) throws -> [String] {
        let available = names(for: caller)
        guard let model = form["model"], !model.isEmpty else { return available }
        let asked = model.split(separator: ",").map { String($0.trimmingPrefix(while: \.isWhitespace)) }
        let invalid = asked.filter { !available.contains($0) }
        guard invalid.isEmpty, !asked.isEmpty else {
            throw APIError.badRequest("Invalid model names: \(Self.list(invalid)). Available models: \(Self.list(available)).")
        }
        return available.filter(asked.contains)
    }

    private func predict(_ call: APICall) async throws -> APIReply {
        let form = try call.form()
        // The guess says that nothing is deployed before anything else is found wrong.
        let guess = try deployments.guess(form["text"] ?? "", for: call.caller)
        let wanted = try wanted(form, call.caller)
        guard let text = form["text"] else { return try missing(wanted) }
        var parts: [[UInt8]] = []
        if wanted.contains("language") {
            var writer = JSONWriter()
            LudwigReply.feature("language", flat: isFlat, to: &writer) {
                LudwigReply.category("language", best: guess.best, classes: guess.languages, to: &$0)
            }
            parts.append(writer.bytes)
        }
        if let shape = AnswerShape.ludwig(intent: wanted.contains("intent"), slots: wanted.contains("slots"), flat: isFlat) {
            parts.append(try await guess.deployment.ask(text, as: shape, meter, log).json)
        }
        return .json { json in
            json.raw("{")
            for (index, part) in parts.filter({ !$0.isEmpty }).enumerated() {
                if index > 0 { json.raw(",") }
                json.append(part)
            }
            json.raw("}")
        }
    }

    /// The one input feature is not there: said for each model, or once.
    private func missing(_ wanted: [String]) throws -> APIReply {
        if isFlat {
            throw APIError.badRequest("Data received does not contain all input features. Missing features: {'text'}.")
        }
        return .json { json in
            json.object(
                wanted.map { name in
                    (name, { $0.raw("{\"error\":\"Missing features: {'text'}.\",\"status\":\"failed\"}") })
                })
        }
    }

    private func batch(_ call: APICall) async throws -> APIReply {
        let form = try call.form()
        _ = try deployments.guess("", for: call.caller)
        let wanted = try wanted(form, call.caller)
        guard let dataset = form["dataset"] else { throw APIError.badRequest("the form has no field “dataset”") }
        guard let table = try LudwigTable(dataset) else { return try missing(wanted) }
        let (deployments, isFlat, meter, log) = (deployments, isFlat, meter, log)
        return try await blocking {
            let rows = try table.texts.map { text in
                let guess = try deployments.guess(text, for: call.caller)
                let start = ContinuousClock.now
                let result = guess.deployment.model.parse(text)
                let answer = Answer(intent: result.intent.name, confidence: result.intent.confidence, json: [])
                guess.deployment.count(text, answer, since: start, meter, log)
                return LudwigRow(guess: guess, result: result)
            }
            let tables = wanted.map { ($0, LudwigColumn.columns(of: $0, rows)) }
            return .json(status: 200) { json in
                guard !isFlat else { return table.write(tables.flatMap(\.1), rows, to: &json) }
                json.object(
                    tables.map { name, columns in
                        (
                            name,
                            { json in
                                json.raw("{\"predictions\":")
                                table.write(columns, rows, to: &json)
                                json.raw(",\"status\":\"success\"}")
                            }
                        )
                    })
            }
        }
    }

    /// As Python prints a list of texts.
    static func list(_ names: [String]) -> String {
        "[\(names.map { "'\($0.replacing("'", with: "\\'"))'" }.joined(separator: ", "))]"
    }
}

extension APICall {
    /// The fields of a multipart or urlencoded form.
    /// - Throws: `APIError` 400 or 415.
    func form() throws(APIError) -> [String: String] {
        let type = headers[.contentType] ?? ""
        if let boundary = MultipartForm.boundary(in: type) { return try MultipartForm.fields(body, boundary: boundary) }
        guard type.isEmpty || type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw APIError(415, "send a form: multipart/form-data or application/x-www-form-urlencoded")
        }
        return try URLEncodedForm.fields(body)
    }
}
