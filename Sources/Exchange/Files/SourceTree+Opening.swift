import Corpus
import Foundation

extension SourceTree {
    /// Opens the file, folder or zip archive at `path`.
    /// - Throws: when there is nothing at the path that can be read.
    package static func open(_ path: String) throws(UnreadableFile) -> SourceTree {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw UnreadableFile(errno == ENOENT ? "there is no such file" : String(cString: strerror(errno)), file: path)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: return try folder(path)
        default: throw UnreadableFile("this is not a regular file; save its contents to one first", file: path)
        }
        if status.st_size == 0 { throw UnreadableFile("the file is empty; there is nothing to import", file: path) }
        if Int(status.st_size) > ExchangeLimits.heldBytes {
            let file = try FileBytes(path)
            if !ZipArchive.isOne(Data(file.bytes(0..<4) ?? [])) {
                return SourceTree(name: path, isFolder: false, files: [File(path: path, content: .success(try file.text(named: path)))])
            }
            guard file.count <= ExchangeLimits.folderBytes else { throw tooLarge(path) }
        }
        return try file(try bytes(path), name: path)
    }

    /// One file whose bytes are at hand; a zip archive becomes the tree of its files.
    package static func file(_ bytes: Data, name: String) throws(UnreadableFile) -> SourceTree {
        guard ZipArchive.isOne(bytes) else {
            return SourceTree(
                name: name, isFolder: false, files: [File(path: name, content: .success(try SourceText(bytes, name: name)))])
        }
        let archive = try ZipArchive(bytes, name: name)
        if archive.entries.contains(where: { $0.path == "xl/workbook.xml" }) {
            throw UnreadableFile("this is an Excel workbook: save the sheet as CSV (UTF-8)", file: name)
        }
        var tree = SourceTree(name: name, isFolder: true, files: [], passedOver: archive.passedOver)
        for entry in archive.entries where !entry.path.hasSuffix("/") {
            guard isText(entry.path) else {
                tree.passedOver.append("\(entry.path): no file of labelled data")
                continue
            }
            tree.add(entry.path) { () throws(UnreadableFile) in try SourceText(try archive.data(of: entry), name: entry.path) }
        }
        return try tree.complete()
    }

    private static func bytes(_ path: String) throws(UnreadableFile) -> Data {
        let file = try FileBytes(path)
        guard let bytes = file.bytes(0..<file.count) else { throw UnreadableFile("it cannot be read to its end", file: path) }
        return Data(bytes)
    }

    private static func folder(_ root: String) throws(UnreadableFile) -> SourceTree {
        var tree = SourceTree(name: root, isFolder: true, files: [])
        var total = 0
        var open = [""]
        while let folder = open.popLast() {
            let names: [String]
            do {
                names = try FileManager.default.contentsOfDirectory(atPath: root + "/" + folder).sorted()
            } catch {
                throw UnreadableFile("the folder cannot be read: \(error.localizedDescription)", file: root + "/" + folder)
            }
            for name in names where !name.hasPrefix(".") {
                let path = folder.isEmpty ? name : folder + "/" + name
                var status = stat()
                guard lstat(root + "/" + path, &status) == 0 else { continue }
                switch status.st_mode & S_IFMT {
                case S_IFDIR where path.split(separator: "/").count < ExchangeLimits.folderDepth: open.append(path)
                case S_IFREG where isText(name):
                    let isHeld = Int(status.st_size) <= ExchangeLimits.heldBytes
                    total += isHeld ? Int(status.st_size) : 0
                    guard tree.files.count < ExchangeLimits.files, total <= ExchangeLimits.folderBytes else { throw tooLarge(root) }
                    tree.add(path) { () throws(UnreadableFile) in
                        isHeld
                            ? try SourceText(try bytes(root + "/" + path), name: path)
                            : try FileBytes(root + "/" + path).text(named: path)
                    }
                case S_IFLNK: tree.passedOver.append("\(path): a symbolic link, which is not followed")
                case S_IFREG: tree.passedOver.append("\(path): no file of labelled data")
                default: tree.passedOver.append("\(path): too deep, or no regular file")
                }
            }
        }
        return try tree.complete()
    }

    static func tooLarge(_ name: String) -> UnreadableFile {
        UnreadableFile(
            "there are more than \(ExchangeLimits.files) files in it, or more than \(ExchangeLimits.folderBytes >> 20) MB: "
                + "give the folder of the data alone", file: name)
    }

    private mutating func add(_ path: String, _ load: () throws(UnreadableFile) -> SourceText) {
        do throws(UnreadableFile) {
            files.append(File(path: path, content: .success(try load())))
        } catch {
            files.append(File(path: path, content: .failure(error)))
        }
    }

    private func complete() throws(UnreadableFile) -> SourceTree {
        guard !files.isEmpty else { throw UnreadableFile("there is no file of labelled data in it", file: name) }
        var tree = self
        tree.files.sort { $0.path < $1.path }
        return tree
    }

    /// Whether a file's name says that it may hold labelled data.
    private static func isText(_ path: String) -> Bool {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let dot = name.lastIndex(of: ".") else { return name == "label" }
        return ["json", "jsonl", "yml", "yaml", "csv", "tsv", "txt", "in", "out", "label"].contains(
            name[name.index(after: dot)...].lowercased())
    }
}
