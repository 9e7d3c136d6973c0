import Foundation
import Store

/// What people have looked at and found right as it is: one line a finding, in a file a project.
///
/// It is no data of the project's: losing it costs a second look and nothing more, so it lies beside the database.
extension Workbench {
    /// Lines that are kept; the oldest go first.
    private static let remembered = 10_000

    private func reviewedPath(_ id: ProjectID) -> String { directory + "/reviewed/\(id.rawValue).txt" }

    /// The keys of findings that were put aside.
    package func reviewed(_ id: ProjectID) -> Set<String> {
        guard let data = FileManager.default.contents(atPath: reviewedPath(id)) else { return [] }
        return Set(String(decoding: data, as: UTF8.self).split(separator: "\n").suffix(Self.remembered).map(String.init))
    }

    /// Puts a finding aside; nil takes all of them back.
    package func setReviewed(_ key: String?, in id: ProjectID) throws {
        try changeReviewed(id) { lines in key.map { Array(lines.suffix(Self.remembered - 1)) + [Self.line($0)] } ?? [] }
    }

    /// Takes one finding back.
    package func takeBackReviewed(_ key: String, in id: ProjectID) throws {
        try changeReviewed(id) { lines in lines.filter { $0 != Self.line(key) } }
    }

    private static func line(_ key: String) -> Data { Data(key.replacing("\n", with: " ").utf8) }

    private func changeReviewed(_ id: ProjectID, _ change: ([Data]) -> [Data]) throws {
        let path = reviewedPath(id)
        do {
            try FileManager.default.createDirectory(atPath: directory + "/reviewed", withIntermediateDirectories: true)
            let lines = change((FileManager.default.contents(atPath: path) ?? Data()).split(separator: 0x0A).map { Data($0) })
            try Data(lines.map { $0 + [0x0A] }.joined()).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw StoreError.storage("\(path) cannot be written, so the finding comes back: \(error.localizedDescription)")
        }
    }
}
