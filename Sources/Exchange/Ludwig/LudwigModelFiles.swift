import Corpus
import Foundation
import NLU

/// The folder `model` of a results directory: what was configured, the vocabularies, and the weights in one file, as Ludwig has them.
/// `model_weights` is an archive of Trainyard's own model files; Ludwig's own weights cannot be read.
package enum LudwigModelFiles {
    package static let weights = "model_weights"
    package static let hyperparameters = "model_hyperparameters.json"
    package static let metadata = "training_set_metadata.json"

    /// The files by name.
    package static func write(_ model: LudwigModel, _ configuration: LudwigConfiguration) -> [WrittenData.File] {
        var archive: [WrittenData.File] = []
        var parts: [JSONText.Value] = []
        for (index, part) in model.parts.enumerated() {
            for (name, bytes) in part.model.artifacts().sorted(by: { $0.key < $1.key }) {
                archive.append(.init(path: "\(index)/\(name)", bytes: bytes))
            }
            parts.append(
                .object([
                    ("category", part.category.map { .string($0.name) } ?? .null),
                    ("sequence", part.sequence.map { .string($0.name) } ?? .null),
                ]))
        }
        func features(_ features: [LudwigConfiguration.Feature]) -> JSONText.Value {
            .list(
                features.map {
                    .object([("name", .string($0.name)), ("type", .string($0.kind.rawValue)), ("column", .string($0.column))])
                })
        }
        let stated: JSONText.Value = .object([
            ("input_features", features([model.input])), ("output_features", features(model.outputs)), ("model_type", .string("trainyard")),
            ("parts", .list(parts)), ("config", configuration.stated),
        ])
        let vocabularies = model.outputs.map { output -> (String, JSONText.Value) in
            let words = model.vocabulary(of: output)
            let counts = Dictionary(model.frequencies[output.name] ?? [], uniquingKeysWith: +)
            return (
                output.name,
                .object([
                    ("idx2str", .texts(words)), ("str2idx", .object(words.enumerated().map { ($1, .number($0)) })),
                    ("str2freq", .object(words.map { ($0, .number(counts[$0] ?? 0)) })), ("vocab_size", .number(words.count)),
                ])
            )
        }
        return [
            .init(path: hyperparameters, bytes: JSONText.data(stated)),
            .init(path: metadata, bytes: JSONText.data(.object(vocabularies))),
            .init(path: weights, bytes: ZipWriter.archive(archive)),
        ]
    }

    /// Reads the folder that `write` made; of a results directory or a model repository, the folder `model` in it.
    /// - Throws: one line that names the file and what is wrong with it.
    package static func read(_ folder: String) throws(UnreadableFile) -> LudwigModel {
        let files = FileManager.default
        let isAround =
            !files.fileExists(atPath: folder + "/" + hyperparameters) && files.fileExists(atPath: folder + "/model/" + hyperparameters)
        let folder = isAround ? folder + "/model" : folder
        let path = folder + "/" + hyperparameters
        let root = try JSONNode.read(try SourceText(try bytes(path), name: path))
        guard root["model_type"]?.text == "trainyard" else {
            throw UnreadableFile("this model is not one of trainyard's: weights of Ludwig itself cannot be read; train it here", file: path)
        }
        let inputs = features(root["input_features"])
        let outputs = features(root["output_features"])
        guard let input = inputs.first, !outputs.isEmpty else { throw UnreadableFile("the file names no features", file: path) }
        let archive = folder + "/" + weights
        let packed = try bytes(archive)
        guard !packed.starts(with: Array("version https://git-lfs".utf8)) else {
            throw UnreadableFile("this is a pointer of Git LFS, not the weights: run “git lfs pull” there", file: archive)
        }
        let zip = try ZipArchive(packed, name: archive, limit: CorpusLimits.fileBytes)
        var parts: [LudwigModel.Part] = []
        for (index, part) in (root["parts"]?.list ?? []).enumerated() {
            var artifacts: [String: Data] = [:]
            for entry in zip.entries where entry.path.hasPrefix("\(index)/") {
                artifacts[String(entry.path.dropFirst("\(index)/".count))] = try zip.data(of: entry)
            }
            do {
                parts.append(
                    .init(
                        category: outputs.first { $0.name == part["category"]?.text },
                        sequence: outputs.first { $0.name == part["sequence"]?.text },
                        model: try NLUModel(artifacts: artifacts)))
            } catch {
                throw UnreadableFile("\(error)", file: archive)
            }
        }
        let covered = Set(parts.flatMap { [$0.category?.name, $0.sequence?.name].compactMap(\.self) })
        guard covered == Set(outputs.map(\.name)) else { throw UnreadableFile("the weights do not fit the features", file: path) }
        return LudwigModel(input: input, outputs: outputs, parts: parts, frequencies: [:])
    }

    private static func features(_ list: JSONNode?) -> [LudwigConfiguration.Feature] {
        (list?.list ?? []).compactMap { node in
            guard let name = node["name"]?.text, let kind = node["type"]?.text.flatMap(LudwigConfiguration.Feature.Kind.init) else {
                return nil
            }
            return .init(name: name, kind: kind, column: node["column"]?.text ?? name)
        }
    }

    private static func bytes(_ path: String) throws(UnreadableFile) -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw UnreadableFile("cannot be read: give the folder “model” of a results directory", file: path)
        }
    }
}
