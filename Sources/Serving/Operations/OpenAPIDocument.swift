import Corpus

/// `/openapi.json`: the routes as OpenAPI 3.1 has them, made from the declarations that the server itself works by.
enum OpenAPIDocument {
    static func write(_ routes: [Route], to json: inout JSONWriter) {
        let paths = Dictionary(grouping: routes, by: \.path).sorted { $0.key < $1.key }
        json.object([
            ("openapi", { $0.string("3.1.0") }),
            (
                "info",
                { json in
                    json.object([
                        ("title", { $0.string("Trainyard") }), ("version", { $0.string("1") }),
                        ("description", { $0.string("Language understanding in the words of NeuralSpace, Hexabot and Rasa.") }),
                    ])
                }
            ),
            ("paths", { json in json.object(paths.map { path, routes in (path, { write(path: routes, to: &$0) }) }) }),
            (
                "components",
                { json in
                    json.raw(
                        """
                        {"securitySchemes":{"key":{"type":"apiKey","in":"header","name":"Authorization"},\
                        "token":{"type":"apiKey","in":"query","name":"token"}},\
                        "responses":{"Done":{"description":"Done",\
                        "content":{"application/json":{"schema":{"type":"object","required":["success","message","data","timestamp"],\
                        "properties":{"success":{"const":true},"message":{"type":"string"},"data":{},"timestamp":{"type":"integer"}}}}}},\
                        "Failure":{"description":"What is wrong and what to do",\
                        "content":{"application/json":{"schema":{"type":"object","required":["success","message","data","timestamp"],\
                        "properties":{"success":{"const":false},"message":{"type":"string"},\
                        "data":{"type":"object","properties":{"error":{"type":"string"}}},"timestamp":{"type":"integer"}}}}}}}}
                        """)
                }
            ),
        ])
    }

    private static func write(path routes: [Route], to json: inout JSONWriter) {
        json.object(routes.map { route in (route.method.rawValue.lowercased(), { write(route, to: &$0) }) })
    }

    private static func write(_ route: Route, to json: inout JSONWriter) {
        var members: [(String, (inout JSONWriter) -> Void)] = [
            ("summary", { $0.string(route.summary) }), ("tags", { $0.list([route.dialect.rawValue]) { $0.string($1) } }),
            ("security", { $0.raw(route.access == .key ? "[{\"key\":[]},{\"token\":[]}]" : "[]") }),
        ]
        switch route.input {
        case .none: break
        case .query(let names):
            members.append(
                (
                    "parameters",
                    { json in
                        json.list(names) { json, name in
                            json.raw("{\"name\":\"\(name)\",\"in\":\"query\",\"required\":true,\"schema\":{\"type\":\"string\"}}")
                        }
                    }
                ))
        case .json(let fields):
            members.append(("requestBody", { body(["application/json"], fields, strictly: route.dialect == .neuralSpace, to: &$0) }))
        case .form(let fields):
            let types = ["multipart/form-data", "application/x-www-form-urlencoded"]
            members.append(("requestBody", { body(types, fields, strictly: false, to: &$0) }))
        }
        members.append(
            (
                "responses",
                { $0.raw("{\"200\":\(done(route.dialect)),\"default\":{\"$ref\":\"#/components/responses/Failure\"}}") }
            ))
        json.object(members)
    }

    /// NeuralSpace's replies come in an envelope; the others' are what their clients' own documentation says.
    private static func done(_ dialect: Dialect) -> String {
        dialect == .neuralSpace ? "{\"$ref\":\"#/components/responses/Done\"}" : "{\"description\":\"Done\"}"
    }

    private static func body(_ types: [String], _ fields: [Field], strictly: Bool, to json: inout JSONWriter) {
        json.raw("{\"required\":\(fields.contains(where: \.isRequired)),\"content\":")
        json.object(
            types.map { type in
                (type, { json in json.object([("schema", { object(fields, strictly: strictly, mayBeNull: false, to: &$0) })]) })
            })
        json.raw("}")
    }

    /// - Parameter strictly: whether fields that are not declared are refused.
    private static func object(_ fields: [Field], strictly: Bool, mayBeNull: Bool, to json: inout JSONWriter) {
        json.raw("{\"type\":\(type("object", mayBeNull)),\"required\":")
        json.list(fields.filter(\.isRequired)) { $0.string($1.name) }
        if strictly { json.raw(",\"additionalProperties\":false") }
        json.raw(",\"properties\":")
        json.object(fields.map { field in (field.name, { schema(of: field, strictly: strictly, to: &$0) }) })
        json.raw("}")
    }

    private static func type(_ name: String, _ mayBeNull: Bool) -> String { mayBeNull ? "[\"\(name)\",\"null\"]" : "\"\(name)\"" }

    private static func schema(of field: Field, strictly: Bool, to json: inout JSONWriter) {
        schema(field.kind, field.about, strictly: strictly, mayBeNull: !field.isRequired, to: &json)
    }

    private static func schema(_ kind: Field.Kind, _ about: String, strictly: Bool, mayBeNull: Bool, to json: inout JSONWriter) {
        var members: [(String, (inout JSONWriter) -> Void)] = []
        if !about.isEmpty { members.append(("description", { $0.string(about) })) }
        func add(_ name: String) { members.append(("type", { $0.raw(type(name, mayBeNull)) })) }
        switch kind {
        case .text(let most):
            add("string")
            members.append(("maxLength", { $0.number(most) }))
        case .whole(let range):
            add("integer")
            members += [("minimum", { $0.number(range.lowerBound) }), ("maximum", { $0.number(range.upperBound) })]
        case .flag: add("boolean")
        case .list(let kind):
            add("array")
            members.append(("items", { schema(kind, "", strictly: strictly, mayBeNull: false, to: &$0) }))
        case .object(let fields): return object(fields, strictly: strictly, mayBeNull: mayBeNull, to: &json)
        case .textOrTexts(let most):
            members.append(
                (
                    "oneOf",
                    {
                        $0.raw("[{\"type\":\"string\",\"maxLength\":\(most)},")
                        $0.raw("{\"type\":\"array\",\"items\":{\"type\":\"string\",\"maxLength\":\(most)}}")
                        $0.raw(mayBeNull ? ",{\"type\":\"null\"}]" : "]")
                    }
                ))
        case .anything: break
        }
        json.object(members)
    }
}
