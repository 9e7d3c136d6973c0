import CAssets
import Foundation

/// The files that the program carries inside itself: themes, languages and sample projects.
enum Assets {
    /// The files of a top-level folder in the order of their paths, each named by its path below the folder.
    static func files(in folder: String) -> [(path: String, bytes: Data)] {
        (0..<trainyard_asset_count()).compactMap { index in
            let asset = trainyard_asset_at(index)
            let name = String(cString: asset.name)
            guard name.hasPrefix(folder + "/") else { return nil }
            return (String(name.dropFirst(folder.count + 1)), Data(bytes: asset.bytes, count: asset.length))
        }
    }
}
