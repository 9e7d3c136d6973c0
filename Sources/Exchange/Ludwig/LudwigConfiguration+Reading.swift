import Corpus
import Foundation
internal import Yams

extension LudwigConfiguration {
    /// Reads Ludwig's YAML (or JSON, which is YAML too).
    /// - Throws: one line that says what cannot be trained here, and where.
    package static func read(_ bytes: Data, name: String) throws(UnreadableFile) -> LudwigConfiguration {
        let text = try YAMLText(try SourceText(bytes, name: name))
        guard let root = text.documents.first, root.mapping != nil else {
            throw UnreadableFile("a configuration has input_features and output_features, and this has neither", file: name)
        }
        var reader = ConfigurationReader(file: name)
        let inputs = try reader.features(root, "input_features")
        let outputs = try reader.features(root, "output_features")
        guard let input = inputs.first(where: { $0.kind == .text }) else {
            throw UnreadableFile("one of input_features has to be of type text", file: name, line: root["input_features"]?.mark?.line)
        }
        for other in inputs where other != input { reader.ignored.append("input_features.\(other.name)") }
        guard outputs.contains(where: { $0.kind != .text }) else {
            throw UnreadableFile("output_features has no category and no sequence", file: name, line: root["output_features"]?.mark?.line)
        }
        let names = outputs.map(\.name)
        guard Set(names).count == names.count else { throw UnreadableFile("two of output_features have one name", file: name) }
        let split = try reader.split(root["preprocessing"])
        for (key, value) in root.mapping ?? [:] {
            let key = key.string ?? "?"
            if !["input_features", "output_features", "preprocessing"].contains(key) { reader.ignore(value, key) }
        }
        return LudwigConfiguration(
            input: input, outputs: outputs, split: split ?? .usual, statesSplit: split != nil, stated: root.json,
            ignoredKeys: reader.ignored)
    }
}

/// Reads the parts of a configuration and remembers which keys it passed over.
private struct ConfigurationReader {
    let file: String
    var ignored: [String] = []

    init(file: String) { self.file = file }

    mutating func features(_ root: Node, _ key: String) throws(UnreadableFile) -> [LudwigConfiguration.Feature] {
        guard let list = root[key]?.sequence, !list.isEmpty else {
            throw UnreadableFile("\(key) is missing, or no list of “- name: …”", file: file, line: root[key]?.mark?.line)
        }
        var features: [LudwigConfiguration.Feature] = []
        for item in list {
            guard let name = item["name"]?.scalar?.string, let type = item["type"]?.scalar?.string else {
                throw UnreadableFile("a feature needs a name and a type", file: file, line: item.mark?.line)
            }
            let kind: LudwigConfiguration.Feature.Kind
            switch (key, type) {
            case ("input_features", "text"), ("input_features", "sequence"): kind = .text
            case ("output_features", "category"), ("output_features", "binary"): kind = .category
            case ("output_features", "sequence"), ("output_features", "text"):
                let decoder = item["decoder"]?["type"]?.scalar?.string ?? item["decoder"]?.scalar?.string
                guard decoder == "tagger" || (type == "sequence" && decoder == nil) else {
                    throw UnreadableFile(
                        "the output \(name.excerpt) generates text: a category, or a sequence with the decoder tagger, can be trained here",
                        file: file, line: item.mark?.line)
                }
                kind = .sequence
            case ("input_features", _):
                ignored.append("\(key).\(name) (of type \(type))")
                continue
            default:
                throw UnreadableFile(
                    "the output \(name.excerpt) is of type \(type.excerpt): category, binary and sequence (tagger) can be trained here",
                    file: file, line: item.mark?.line)
            }
            features.append(.init(name: name, kind: kind, column: item["column"]?.scalar?.string ?? name))
            for (member, value) in item.mapping ?? [:] {
                let member = member.string ?? "?"
                if member == "decoder", kind == .sequence {
                    ignore(value, "\(key).\(name).decoder", except: ["type"])
                } else if !["name", "type", "column"].contains(member) {
                    ignore(value, "\(key).\(name).\(member)")
                }
            }
        }
        return features
    }

    /// Nil where the configuration does not say how to divide.
    mutating func split(_ preprocessing: Node?) throws(UnreadableFile) -> LudwigConfiguration.Split? {
        for (key, value) in preprocessing?.mapping ?? [:] {
            let key = key.string ?? "?"
            if !["split", "split_probabilities", "stratify", "force_split"].contains(key) { ignore(value, "preprocessing.\(key)") }
        }
        // The form before version 0.6.
        if let old = preprocessing?["split_probabilities"] {
            let column = preprocessing?["stratify"]?.scalar?.string
            return .init(kind: column == nil ? .random : .stratify, column: column, probabilities: try shares(old))
        }
        guard let node = preprocessing?["split"] else { return nil }
        let type = node["type"]?.scalar?.string ?? "random"
        guard let kind = LudwigConfiguration.Split.Kind(rawValue: type) else {
            throw UnreadableFile(
                "the split \(type.excerpt) is not known: random, fixed, stratify, hash, datetime", file: file, line: node.mark?.line)
        }
        ignore(node, "preprocessing.split", except: ["type", "column", "probabilities"])
        let column = node["column"]?.scalar?.string
        if column == nil, kind == .hash || kind == .datetime {
            throw UnreadableFile("the split \(type) needs a column", file: file, line: node.mark?.line)
        }
        let probabilities = try node["probabilities"].map { (node) throws(UnreadableFile) in try shares(node) }
        return .init(kind: kind, column: column, probabilities: probabilities ?? LudwigConfiguration.Split.usual.probabilities)
    }

    private func shares(_ node: Node) throws(UnreadableFile) -> [Double] {
        let shares = (node.sequence ?? []).compactMap { $0.float ?? $0.int.map(Double.init) }
        guard shares.count == 3, shares.allSatisfy({ $0 >= 0 && $0.isFinite }), shares[0] > 0 else {
            throw UnreadableFile("the split's probabilities are three shares, such as [0.7, 0.1, 0.2]", file: file, line: node.mark?.line)
        }
        let sum = shares.reduce(0, +)
        return shares.map { $0 / sum }
    }

    /// Remembers the keys below a value, each with its whole path.
    mutating func ignore(_ node: Node, _ path: String, except honoured: Set<String> = []) {
        guard ignored.count < CorpusLimits.listedIssues else { return }
        guard let mapping = node.mapping else {
            if honoured.isEmpty { ignored.append(path) }
            return
        }
        for (key, value) in mapping where !honoured.contains(key.string ?? "?") { ignore(value, "\(path).\(key.string ?? "?")") }
    }
}

extension Node {
    /// The value as JSON.
    var json: JSONText.Value {
        switch self {
        case .mapping(let mapping): .object(mapping.map { ($0.key.scalar?.string ?? "?", $0.value.json) })
        case .sequence(let sequence): .list(sequence.map(\.json))
        case .scalar(let scalar):
            if scalar.style != .plain && scalar.style != .any {
                .string(scalar.string)
            } else if null != nil {
                .null
            } else if let bool {
                .flag(bool)
            } else if let int {
                .number(int)
            } else if let float {
                .real(float)
            } else {
                .string(scalar.string)
            }
        default: .null
        }
    }
}
