import CAssets
import Foundation
import Testing

/// The files that the program carries inside itself.
@Suite struct AssetTests {
    static let embedded: [String: Data] = {
        var files: [String: Data] = [:]
        for index in 0..<trainyard_asset_count() {
            let asset = trainyard_asset_at(index)
            files[String(cString: asset.name)] = Data(bytes: asset.bytes, count: asset.length)
        }
        return files
    }()

    @Test func everyThemeLanguageAndSampleProjectIsEmbedded() {
        let files =
            SourceTree.files(in: "themes", "toml") + SourceTree.files(in: "languages", "toml")
            + SourceTree.files(in: "sample-projects", "json")
        #expect(Set(files) == Set(Self.embedded.keys), "run make assets")
        #expect(!files.isEmpty)
    }

    @Test(arguments: embedded.keys.sorted())
    func isEmbeddedByteForByte(file: String) throws {
        #expect(try Data(contentsOf: URL(fileURLWithPath: SourceTree.root + "/" + file)) == Self.embedded[file])
    }
}
