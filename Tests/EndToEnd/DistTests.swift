import Foundation
import Testing

/// `dist/trainyard` where there is nothing but the C library: run by `make dist-check`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["TRAINYARD_DIST"] != nil && Shell.canMount))
struct DistTests {
    static let program = ProcessInfo.processInfo.environment["TRAINYARD_DIST"] ?? ""

    /// The libraries that the program is linked to, the loader among them, by name and place.
    private func libraries(_ home: Scratch) throws -> [(name: String, path: String)] {
        try Shell.run("ldd '\(Self.program)'", home: home).succeeded().output.split(separator: "\n").compactMap { line in
            guard let path = line.split(whereSeparator: \.isWhitespace).first(where: { $0.hasPrefix("/") }) else { return nil }
            return ((String(path) as NSString).lastPathComponent, String(path))
        }
    }

    /// An empty root: the program, the libraries it is linked to, devices, and a home.
    private func emptyRoot(_ home: Scratch) throws -> String {
        let root = home.path + "/root"
        var script = "mkdir -p '\(root)/home' '\(root)/tmp' '\(root)/dev' '\(root)/proc' && cp '\(Self.program)' '\(root)/trainyard'"
        for library in try libraries(home) {
            script += " && mkdir -p \"\(root)$(dirname '\(library.path)')\" && cp -L '\(library.path)' '\(root)\(library.path)'"
        }
        for device in ["null", "tty", "urandom"] { script += " && touch '\(root)/dev/\(device)'" }
        try Shell.run(script, home: home).succeeded()
        return root
    }

    private func enter(_ root: String, _ words: String) -> String {
        var script = ""
        for device in ["null", "tty", "urandom"] { script += "mount --bind /dev/\(device) '\(root)/dev/\(device)' && " }
        // A process's own look at itself: the program starts its engine again through it.
        script += "mount --rbind /proc '\(root)/proc' && "
        return "exec unshare -rm sh -c \"\(script)HOME=/home TRAINYARD_STORE=/home/store exec chroot '\(root)' /trainyard \(words)\""
    }

    @Test func nothingButTheCLibraryIsLinked() throws {
        let names = try libraries(try Scratch()).map { $0.name.prefix { $0 != "." } }.map(String.init)
        let allowed: Set = ["libc", "libm", "libgcc_s", "libstdc++", "ld-linux-x86-64", "ld-linux-aarch64"]
        #expect(Set(names).isSubset(of: allowed), "\(names)")
        #expect(names.contains("libc"))
    }

    @Test func itTrainsInAnEmptyRoot() throws {
        let home = try Scratch()
        let root = try emptyRoot(home)
        let table =
            "utterance,intent\n"
            + (0..<30).map { "book a flight number \($0),book\nplay the song \($0),play\n" }.joined()
        try table.write(toFile: root + "/home/train.csv", atomically: true, encoding: .utf8)
        let configuration = "{input_features: [{name: utterance, type: text}], output_features: [{name: intent, type: category}]}"
        try configuration.write(toFile: root + "/home/config.yaml", atomically: true, encoding: .utf8)
        let words = "ludwig experiment --config /home/config.yaml --dataset /home/train.csv -od /home/results --effort quick"
        #expect(try Shell.run(enter(root, words), home: home).succeeded().output == "/home/results/experiment_run\n")
        let chart = enter(
            root, "ludwig visualize -v learning_curves -trs /home/results/experiment_run/training_statistics.json -ff png -od /home")
        let refused = try Shell.run(chart, home: home)
        #expect(refused.errors.contains("apt-get install librsvg2-2"), "\(refused.errors)")
        try Shell.run(chart.replacingOccurrences(of: "-ff png", with: "-ff svg"), home: home).succeeded()
    }

    @Test func theDashboardOpensWithoutATerminalDescription() throws {
        let home = try Scratch()
        let root = try emptyRoot(home)
        let terminal = try PseudoTerminal("/bin/sh", ["-c", enter(root, "")], home: home)
        try terminal.wait(for: "Projects")
        terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(terminal.leftovers == [])
        let strange = try PseudoTerminal("/bin/sh", ["-c", enter(root, "")], home: home, environment: ["TERM": "wyse60"])
        try strange.wait(for: "no description of the terminal 'wyse60' is installed")
        #expect(try strange.waitForEnd() == .exit(1))
    }
}
