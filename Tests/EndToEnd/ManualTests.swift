import Foundation
import Testing

/// `trainyard manual`: the page that `man trainyard` shows.
@Suite struct ManualTests {
    @Test func namesEveryCommandAndEveryFlag() throws {
        let home = try Scratch()
        let page = try Trainyard.run("manual", home: home).succeeded().output.replacing("\\-", with: "-")
        let dump = try Trainyard.run("--experimental-dump-help", home: home).output
        let root = try #require(try JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any])
        var flags: Set<String> = []
        var commands: [String] = []
        func visit(_ command: [String: Any], _ parents: String) {
            guard command["shouldDisplay"] as? Bool == true, let name = command["commandName"] as? String, name != "help" else { return }
            let whole = parents + name
            let children = command["subcommands"] as? [[String: Any]] ?? []
            for child in children { visit(child, whole + " ") }
            guard children.filter({ $0["commandName"] as? String != "help" }).isEmpty else { return }
            commands.append(whole)
            for argument in command["arguments"] as? [[String: Any]] ?? [] where argument["shouldDisplay"] as? Bool == true {
                for flag in argument["names"] as? [[String: String]] ?? [] where flag["kind"] == "long" {
                    flags.insert("--" + (flag["name"] ?? ""))
                }
            }
        }
        visit(try #require(root["command"] as? [String: Any]), "")
        #expect(commands.count > 20)
        for command in commands { #expect(page.contains(".SS \"\(command)"), "\(command)") }
        for flag in flags.subtracting(["--help", "--version"]) { #expect(page.contains(flag), "\(flag)") }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/man")))
    func readsWithoutAWarning() throws {
        let home = try Scratch()
        let outcome = try Shell.run("'\(Trainyard.path)' manual | MANWIDTH=80 man --warnings -l - | cat", home: home).succeeded()
        #expect(outcome.errors.isEmpty)
        #expect(outcome.output.contains("trainyard nlu train"))
    }
}
