import Foundation

extension TranslationLibrary {
    /// The languages that come with the program, and a person's own in a folder, which win.
    package static func gathered(_ shipped: [(code: String, toml: String)], ownIn directory: String) -> TranslationLibrary {
        var library = TranslationLibrary()
        for language in shipped { library.add(code: language.code, file: "languages/\(language.code).toml", toml: language.toml) }
        let own = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        for file in own.sorted() where file.hasSuffix(".toml") {
            guard let bytes = FileManager.default.contents(atPath: directory + "/" + file) else { continue }
            library.add(code: String(file.dropLast(5)), file: directory + "/" + file, toml: String(decoding: bytes, as: UTF8.self))
        }
        return library
    }
}
