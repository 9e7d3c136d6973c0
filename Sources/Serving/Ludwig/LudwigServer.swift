import Exchange

/// The server of `ludwig serve`: folders of models, in memory before it listens, and no store behind them.
package final class LudwigServer: Sendable {
    private let listener: HTTPListener

    /// - Parameters:
    ///   - models: one for a flat answer, several with names.
    ///   - options: with a token, calls need it; without, they need nothing, as with Ludwig's own server.
    ///   - complain: takes a line for whoever runs the server.
    package init(_ models: [ServedModel], isFlat: Bool, _ options: ServerOptions, complain: @escaping @Sendable (String) -> Void) {
        let isGuarded = !(options.token ?? "").isEmpty
        let own = LudwigModelAPI(models: models, isFlat: isFlat, access: isGuarded ? .key : .open).routes
        let description = APIReply.json { OpenAPIDocument.write(own, to: &$0) }
        let routes = own + [Route(.get, "/openapi.json", .operations, "This description", access: .open) { _ in description }]
        listener = HTTPListener(
            options,
            Responder(
                table: RouteTable(routes), keys: KeyRing(fixed: options.token), meter: ServerMeter(), origins: options.origins,
                complain: complain))
    }

    /// Returns once it listens.
    /// - Returns: the port.
    /// - Throws: one line that says why it cannot.
    package func start() async throws -> Int { try await listener.start() }

    /// Returns when the requests in flight have been answered, or when their time is up.
    package func stop() async { await listener.stop() }
}
