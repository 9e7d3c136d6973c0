import ArgumentParser
import Engine
import Foundation

/// Where projects and models are kept.
struct StoreOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where projects and models are kept.",
            discussion: "Default: $TRAINYARD_STORE, else $XDG_DATA_HOME/trainyard, else ~/.local/share/trainyard.", valueName: "dir"),
        completion: .directory)
    var store: String?

    /// The store's directory as an absolute path.
    var directory: String {
        let environment = ProcessInfo.processInfo.environment
        func named(_ key: String) -> String? { environment[key].flatMap { $0.isEmpty ? nil : $0 } }
        let home = named("HOME") ?? FileManager.default.homeDirectoryForCurrentUser.path
        let chosen =
            store ?? named("TRAINYARD_STORE") ?? named("XDG_DATA_HOME").map { $0 + "/trainyard" } ?? home + "/.local/share/trainyard"
        return chosen.hasPrefix("/") ? chosen : FileManager.default.currentDirectoryPath + "/" + chosen
    }

    func open() throws -> Workbench { try Workbench.open(directory) }
}
