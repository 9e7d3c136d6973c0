/// Rasa's HTTP API, as far as language understanding goes.
struct RasaAPI: Sendable {
    /// The version of Rasa whose API this is.
    static let version = "3.6.20"
}
