import Corpus

/// What there is to read: one file, or the text files of a folder or an archive.
package struct SourceTree: Sendable {
    /// A file's path below the folder, and its text; or why it has none.
    package struct File: Sendable {
        package var path: String
        package var content: Result<SourceText, UnreadableFile>

        package init(path: String, content: Result<SourceText, UnreadableFile>) {
            self.path = path
            self.content = content
        }

        /// Without its folders.
        package var name: String { String(path.split(separator: "/").last ?? "") }
        var source: SourceText? { try? content.get() }
    }

    /// The name that a person gave.
    package var name: String
    /// False when this is one file.
    package var isFolder: Bool
    /// Sorted by path.
    package var files: [File]
    /// What lies in the folder and was not looked at, with the reason.
    package var passedOver: [String] = []

    package init(name: String, isFolder: Bool, files: [File], passedOver: [String] = []) {
        self.name = name
        self.isFolder = isFolder
        self.files = files
        self.passedOver = passedOver
    }

    /// - Throws: when a file that is read piece by piece was changed or cut off meanwhile.
    func checkUnchanged() throws(UnreadableFile) {
        for file in files where file.source?.isBroken == true {
            throw UnreadableFile("the file was changed while it was being read: import it again", file: isFolder ? file.path : name)
        }
    }

    /// The text of the only file, also where it lies alone in a folder.
    var only: SourceText? { files.count == 1 ? files[0].source : nil }

    /// The texts of the files whose name ends so.
    func texts(_ endings: String...) -> [(path: String, source: SourceText)] {
        files.compactMap { file in
            guard endings.contains(where: { file.path.lowercased().hasSuffix($0) }), let source = file.source else { return nil }
            return (file.path, source)
        }
    }
}

extension SourceText {
    /// The beginning of the text, to find out what it is.
    var head: String { String(decoding: prefix(ExchangeLimits.sampleBytes), as: UTF8.self) }

    /// - Throws: when the file is too large to be read as a tree.
    func checkTreeSize() throws(UnreadableFile) {
        guard count <= ExchangeLimits.treeBytes else {
            throw UnreadableFile(
                "the file is larger than \(ExchangeLimits.treeBytes >> 20) MB, the most that is read of this format: split it", file: name)
        }
    }
}

extension WrittenData {
    /// What was written, to be read back.
    package var tree: SourceTree {
        let sources = files.map { file -> SourceTree.File in
            do throws(UnreadableFile) {
                return .init(path: file.path, content: .success(try SourceText(file.bytes, name: file.path)))
            } catch {
                return .init(path: file.path, content: .failure(error))
            }
        }
        return SourceTree(name: "data", isFolder: files.count > 1, files: sources.sorted { $0.path < $1.path })
    }
}
