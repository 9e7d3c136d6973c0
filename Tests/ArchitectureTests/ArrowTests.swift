import Foundation
import Testing

/// The drawing in docs/ARCHITECTURE.md against what the files import.
@Suite struct ArrowTests {
    /// Who imports whom, as drawn: a line is a chain such as `A ◄── B ◄── C`.
    static func drawn() throws -> [String: Set<String>] {
        let page = try SourceTree.text("docs/ARCHITECTURE.md")
        let blocks = page.components(separatedBy: "```")
        let drawing = try #require(blocks.first { $0.contains("◄") })
        var arrows: [String: Set<String>] = [:]
        for line in drawing.split(separator: "\n") {
            let names = line.split(separator: " ").filter { !$0.contains("◄") }.map(String.init)
            for (imported, importer) in zip(names, names.dropFirst()) { arrows[importer, default: []].insert(imported) }
        }
        return arrows
    }

    /// What a target may import: everything along its arrows.
    static func reachable(from target: String, _ arrows: [String: Set<String>]) -> Set<String> {
        var found: Set<String> = []
        var open = [target]
        while let next = open.popLast() {
            for imported in arrows[next] ?? [] where found.insert(imported).inserted { open.append(imported) }
        }
        return found
    }

    @Test func everyTargetIsDrawnAndEveryDrawnTargetExists() throws {
        let arrows = try Self.drawn()
        #expect(Set(arrows.keys).union(arrows.values.joined()) == Set(SourceTree.targets))
    }

    @Test(arguments: SourceTree.targets)
    func importsFollowTheArrows(target: String) throws {
        let allowed = Self.reachable(from: target, try Self.drawn())
        let own = try SourceTree.imports(of: target).intersection(SourceTree.targets).subtracting([target])
        #expect(own.subtracting(allowed).isEmpty, "\(target) imports what it has no arrow to")
    }

    @Test(arguments: [
        "ArgumentParser": "trainyard", "GRDB": "Store", "TOMLKit": "Terminal", "CNcurses": "Terminal", "CKernels": "NLU",
        "HummingbirdCore": "Serving", "CPCRE": "Corpus", "Yams": "Exchange", "CInflate": "Exchange", "CRaster": "Exchange",
    ])
    func aDependencyStaysInItsTarget(module: String, owner: String) throws {
        let users = try SourceTree.targets.filter { try $0 != module && SourceTree.imports(of: $0).contains(module) }
        #expect(users == [owner])
    }

    @Test func everyDependencyIsExplained() throws {
        let page = try SourceTree.text("docs/ARCHITECTURE.md")
        let packages = try SourceTree.text("Package.swift").split(separator: "\n").filter { $0.contains(".package(url:") }
            .compactMap { $0.split(separator: "\"").dropFirst().first?.split(separator: "/").last }
        #expect(packages.count >= 3)
        for package in packages { #expect(page.contains("| \(package) |"), "docs/ARCHITECTURE.md does not say why there is \(package)") }
    }
}
