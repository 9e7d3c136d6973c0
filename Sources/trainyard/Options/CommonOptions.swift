import ArgumentParser

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
    @OptionGroup var place: StoreOption

    @Flag(help: "Print the reply of the REST API, envelope included, for machines.")
    var json = false

    @Option(name: [.customShort("l"), .customLong("log-level")], help: .hidden)
    var logLevel: LogLevel = .info
}

/// Accepted because NeuralSpace's client takes it on every command; progress is always told.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
    case info = "INFO"
    case debug = "DEBUG"
    case error = "ERROR"
}
