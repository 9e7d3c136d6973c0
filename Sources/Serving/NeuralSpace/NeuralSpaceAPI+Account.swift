import Engine
import Store

/// Logging in, and what a client asks before it has a project.
extension NeuralSpaceAPI {
    private struct LoginData: Encodable {
        var auth: String
    }

    private struct AppData: Encodable {
        var appType: String
    }

    var accountRoutes: [Route] {
        let login: [Field] = [.required("email", .text(254)), .required("password", .text(256))]
        let app: [Field] = [.required("appType", .text(40), "nlu")]
        return [
            Route(.post, "/api/auth/login", .neuralSpace, "Log in; `auth` is the token", access: .open, input: .json(login)) { call in
                let body = try call.json(login)
                return try await self.login(body.text("email").lowercased(), body.text("password"))
            },
            Route(.post, "/api/app/install", .neuralSpace, "Nothing to do: nlu is always there", input: .json(app)) { call in
                let name = try call.json(app).text("appType")
                guard name == "nlu" else { throw APIError.badRequest("there is no app “\(name)”; the one there is is nlu") }
                return try .envelope("App installed", AppData(appType: name))
            },
            Route(.get, Self.base + "supported-languages", .neuralSpace, "Languages by name; any other BCP 47 tag works too") { _ in
                try .envelope("Languages fetched", LanguageReply.all)
            },
        ]
    }

    private func login(_ email: String, _ password: String) async throws -> APIReply {
        let now = Milliseconds.now
        try logins.check(email, at: now)
        let (workbench, keys) = (workbench, keys)
        let key = try await blocking {
            let key = try workbench.login(email: email, password: password)
            if key != nil { try keys.refresh(workbench.liveKeys) }
            return key
        }
        guard let key else {
            logins.failed(email, at: now)
            throw APIError(
                401, "the e-mail address and the password do not belong together; keys create --email --password makes an account")
        }
        return try .envelope("Logged in", LoginData(auth: key.text))
    }
}
