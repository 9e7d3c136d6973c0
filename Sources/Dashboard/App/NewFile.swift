import Foundation
import Store

/// A file that a person asks to be written, and what may stand in its way, in one line each.
struct NewFile {
    let url: URL

    /// - Throws: `StoreError.refused` where it cannot be made, before any work is done for it.
    init(_ path: String) throws {
        url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent().path
        switch (Self.isFolder(url.path), Self.isFolder(folder)) {
        case (true, _): throw StoreError.refused(tr("\(url.path) is a folder; add a name for the file."))
        case (false, _): throw StoreError.refused(tr("\(url.path) exists already; choose another name."))
        case (nil, nil): throw StoreError.refused(tr("There is no folder \(folder); make it, or choose another."))
        case (nil, false): throw StoreError.refused(tr("\(folder) is no folder; choose another."))
        case (nil, true): break
        }
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw StoreError.refused(tr("You have no right to write in \(folder); choose another folder."))
        }
    }

    /// - Throws: `StoreError.storage` when it cannot be written.
    func write(_ bytes: Data) throws {
        do {
            try bytes.write(to: url, options: .atomic)
        } catch {
            let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code
            let reason = code.map { String(cString: strerror(Int32($0))) } ?? error.localizedDescription
            throw StoreError.storage(tr("\(url.path) cannot be written: \(reason)"))
        }
    }

    /// Nil where there is nothing.
    private static func isFolder(_ path: String) -> Bool? {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) ? isFolder.boolValue : nil
    }
}
