import Foundation
import NLU

/// A model written to files and read back as a program that serves it would: memory-mapped.
struct SavedModel {
    private let directory: URL
    private let names: [String]
    let bytes: Int

    init(_ model: NLUModel) throws {
        let artifacts = model.artifacts()
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("trainyard-benchmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        for (name, data) in artifacts { try data.write(to: directory.appendingPathComponent(name)) }
        names = artifacts.keys.sorted()
        bytes = artifacts.values.reduce(0) { $0 + $1.count }
    }

    func load() throws -> NLUModel {
        var artifacts: [String: Data] = [:]
        for name in names { artifacts[name] = try Data(contentsOf: directory.appendingPathComponent(name), options: .alwaysMapped) }
        return try NLUModel(artifacts: artifacts)
    }

    func remove() { try? FileManager.default.removeItem(at: directory) }
}
