import Foundation
import Testing

/// What the linter does not see.
@Suite struct StyleTests {
    static let longest = 400

    @Test func filesAreShortEnoughToHoldInMind() throws {
        for file in SourceTree.files(in: "Sources", "swift", "c", "h") + SourceTree.files(in: "Tests", "swift", "c", "h")
        where file != "Sources/CAssets/assets.c" {
            let lines = try SourceTree.text(file).split(separator: "\n", omittingEmptySubsequences: false).count - 1
            #expect(lines <= Self.longest, "\(file) has \(lines) lines")
        }
    }

    @Test(arguments: ["try!", " as! ", "fatalError(", "preconditionFailure("])
    func nothingCrashesOnPurpose(construct: String) throws {
        for file in SourceTree.files(in: "Sources", "swift") {
            for (number, line) in try SourceTree.code(file).enumerated() {
                #expect(!line.contains(construct), "\(file):\(number + 1)")
            }
        }
    }

    @Test func uncheckedConcurrencySaysWhy() throws {
        for file in SourceTree.files(in: "Sources", "swift") {
            let lines = try SourceTree.text(file).split(separator: "\n", omittingEmptySubsequences: false)
            for (number, line) in lines.enumerated() where line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") {
                let around = lines[max(0, number - 6)...min(lines.count - 1, number + 3)]
                #expect(around.contains { $0.contains("//") }, "\(file):\(number + 1) gives no reason")
            }
        }
    }

    @Test(arguments: ["Utils", "Helpers", "Manager"])
    func namesSayWhatAThingIs(word: String) {
        #expect(SourceTree.files(in: "Sources", "swift").filter { $0.contains(word) } == [])
    }
}
