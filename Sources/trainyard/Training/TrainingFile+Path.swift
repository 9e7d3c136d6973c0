import Exchange
import Foundation
import NLU

extension TrainingFile {
    /// What `--config` names.
    /// - Throws: one line that names the file and what is wrong with it.
    static func read(path: String) throws -> TrainingFile {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("\(path): cannot be read; give a model's training.yaml")
        }
        return try read(bytes, name: path)
    }
}
