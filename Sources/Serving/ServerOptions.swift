import Store

/// How a server is started.
package struct ServerOptions: Sendable {
    package var host = "127.0.0.1"
    /// 0 for one that is free.
    package var port = 8000
    /// PEM files of the certificate chain and its key; without them it speaks plain HTTP.
    package var certificate: String?
    package var privateKey: String?
    /// Origins whose pages may call it; "*" for all.
    package var origins: [String] = []
    /// Only this project's models, for clients that name none.
    package var project: ProjectID?
    /// `/predict` answers in one flat record, as plain `ludwig serve` does, instead of one for each model.
    package var isFlat = false
    /// A key from the environment beside those of the store.
    package var token: String?
    /// Keep what deployed models are asked.
    package var keepsUtterances = false
    /// The program that workers run; this one unless told otherwise.
    package var program = "/proc/self/exe"
    /// Seconds; the documented ones unless told otherwise.
    package var idleSeconds = Double(ServerLimits.idleSeconds)
    package var bodySeconds = Double(ServerLimits.bodySeconds)

    package init() {}
}
