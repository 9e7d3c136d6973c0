import CKernels
import Corpus
import Foundation

/// The files of a model and what stands in each.
enum ModelFiles {
    static let weights = "model.safetensors"
    static let configuration = "config.json"
    static let declared = "entities.json"
    static let training = "training.yaml"

    private enum Part {
        static let keys = "intent.feature_keys"
        static let idf = "intent.idf"
        static let tagKeys = "tagger.feature_keys"
        static let tagWeights = "tagger.weights"
        static func member(_ number: Int, _ part: String) -> String { "intent.\(number).\(part)" }
        static let transitions = "tagger.transitions"
        static let phraseKeys = "gazetteer.phrase_keys"
        static let phraseStarts = "gazetteer.starts"
        static let phraseTypes = "gazetteer.types"
        static let checksum = "tensors_checksum"
        static func checksum(of file: String) -> String { "\(file)_checksum" }
    }

    static func write(_ model: NLUModel) -> [String: Data] {
        var tensors = SafeTensors()
        tensors.add(Part.keys, .u64, model.classifier.featurizer.index.keys)
        tensors.add(Part.idf, .f32, model.classifier.featurizer.idf)
        for (number, member) in model.classifier.members.enumerated() { add(member.model, number: number, to: &tensors) }
        if let tagger = model.tagger {
            tensors.add(Part.tagKeys, .u64, tagger.index.keys)
            tensors.add(Part.tagWeights, tagger.weights)
            tensors.add(Part.transitions, .f32, tagger.transitions)
            tensors.add(Part.phraseKeys, .u64, tagger.gazetteer.index.keys)
            tensors.add(Part.phraseStarts, .u32, tagger.gazetteer.starts)
            tensors.add(Part.phraseTypes, .u16, tagger.gazetteer.types)
        }
        var files = [
            configuration: model.configuration.encoded(), training: Data(model.configuration.training.yaml.utf8),
        ]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Lists of strings always encode.
        if !model.declared.isEmpty { files[declared] = (try? encoder.encode(model.declared)) ?? Data() }
        tensors.metadata = ["format": ModelFormat.current.modelType, Part.checksum: text(tensors.checksum())]
        for (name, data) in files { tensors.metadata[Part.checksum(of: name)] = text(checksum(data)) }
        files[weights] = tensors.encoded()
        return files
    }

    static func read(_ artifacts: [String: Data]) throws(ModelFormatError) -> NLUModel {
        guard let data = artifacts[weights] else { throw ModelFormatError(file: weights, reason: "the file is missing") }
        let tensors = try SafeTensors(data, file: weights)
        let format: ModelFormat = try json(configuration, artifacts, tensors)
        guard format == .current else {
            throw ModelFormatError(
                file: configuration,
                reason: "the model is of type \(format.modelType) \(format.formatVersion); this version reads "
                    + "\(ModelFormat.current.modelType) \(ModelFormat.current.formatVersion)")
        }
        let configuration: ModelConfiguration = try json(configuration, artifacts, tensors)
        _ = try checked(training, artifacts, tensors)
        guard tensors.metadata[Part.checksum] == text(tensors.checksum()) else {
            throw ModelFormatError(file: weights, reason: "the weights are damaged: their checksum is another")
        }
        guard let intents = configuration.intents, !intents.isEmpty, (0...1).contains(configuration.acceptThreshold) else {
            throw ModelFormatError(file: Self.configuration, reason: "the intents are not numbered 0, 1, … in order")
        }
        let declared: DeclaredEntities =
            tensors.metadata[Part.checksum(of: declared)] == nil
            ? DeclaredEntities([], language: configuration.language) : try json(declared, artifacts, tensors)
        return NLUModel(
            configuration: configuration, intents: intents, classifier: try classifier(tensors, configuration, classes: intents.count),
            tagger: configuration.taggedTypes.isEmpty ? nil : try tagger(tensors, types: configuration.taggedTypes), declared: declared)
    }

    private static func classifier(
        _ tensors: SafeTensors, _ configuration: ModelConfiguration, classes: Int
    ) throws(ModelFormatError) -> IntentClassifier {
        let featurizer = Featurizer(
            index: try index(tensors, Part.keys),
            idf: try tensors.tensor(Part.idf, .f32, rank: 1, of: Float.self, file: weights),
            documents: configuration.features.documents)
        var members: [IntentClassifier.Member] = []
        for (number, member) in configuration.members.enumerated() {
            members.append(
                .init(
                    model: try model(member.kind, number: number, tensors), temperature: member.temperature, weight: member.weight,
                    judges: member.judges))
        }
        guard
            let classifier = IntentClassifier(
                featurizer: featurizer, members: members, classes: classes, temperature: configuration.temperature)
        else { throw ModelFormatError(file: weights, reason: "the intents' weights do not fit the features") }
        return classifier
    }

    private static func add(_ model: IntentModel, number: Int, to tensors: inout SafeTensors) {
        switch model {
        case .linear(let weights):
            tensors.add(Part.member(number, "weights"), weights)
        case .network(let embedding, let hiddenBias, let output, let outputBias):
            tensors.add(Part.member(number, "embedding"), embedding)
            tensors.add(Part.member(number, "hidden_bias"), .f32, hiddenBias)
            tensors.add(Part.member(number, "output"), .f32, output)
            tensors.add(Part.member(number, "output_bias"), .f32, outputBias)
        }
    }

    private static func model(
        _ kind: ModelConfiguration.Member.Kind, number: Int, _ tensors: SafeTensors
    ) throws(ModelFormatError) -> IntentModel {
        switch kind {
        case .linear:
            return .linear(try tensors.matrix(Part.member(number, "weights"), file: weights))
        case .network:
            return .network(
                embedding: try tensors.matrix(Part.member(number, "embedding"), file: weights),
                hiddenBias: try tensors.tensor(Part.member(number, "hidden_bias"), .f32, rank: 2, of: Float.self, file: weights),
                output: try tensors.tensor(Part.member(number, "output"), .f32, rank: 2, of: Float.self, file: weights),
                outputBias: try tensors.tensor(Part.member(number, "output_bias"), .f32, rank: 2, of: Float.self, file: weights))
        }
    }

    private static func tagger(_ tensors: SafeTensors, types: [String]) throws(ModelFormatError) -> EntityTagger {
        let starts = try tensors.tensor(Part.phraseStarts, .u32, rank: 1, of: UInt32.self, file: weights)
        let phraseTypes = try tensors.tensor(Part.phraseTypes, .u16, rank: 1, of: UInt16.self, file: weights)
        let phrases = try index(tensors, Part.phraseKeys)
        let ascending = starts.withBuffer { starts in
            zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 } && starts.last.map(Int.init) == phraseTypes.count
        }
        guard types == Set(types).sorted(), starts.count == phrases.count + 1, ascending,
            phraseTypes.withBuffer({ $0.allSatisfy { Int($0) < types.count } }),
            let tagger = EntityTagger(
                scheme: TagScheme(types: types), index: try index(tensors, Part.tagKeys),
                weights: try tensors.matrix(Part.tagWeights, file: weights),
                transitions: try tensors.tensor(Part.transitions, .f32, rank: 2, of: Float.self, file: weights),
                gazetteer: Gazetteer(index: phrases, starts: starts, types: phraseTypes))
        else { throw ModelFormatError(file: weights, reason: "the tagger's tensors do not fit one another") }
        return tagger
    }

    private static func index(_ tensors: SafeTensors, _ name: String) throws(ModelFormatError) -> KeyIndex {
        guard let index = KeyIndex(try tensors.tensor(name, .u64, rank: 1, of: UInt64.self, file: weights)) else {
            throw ModelFormatError(file: weights, reason: "the tensor \(name) is not in ascending order")
        }
        return index
    }

    private static func json<Value: Decodable>(
        _ file: String, _ artifacts: [String: Data], _ tensors: SafeTensors
    ) throws(ModelFormatError) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: try checked(file, artifacts, tensors))
        } catch let error as ModelFormatError {
            throw error
        } catch {
            throw ModelFormatError(file: file, reason: "the JSON is not that of a model")
        }
    }

    private static func checked(_ file: String, _ artifacts: [String: Data], _ tensors: SafeTensors) throws(ModelFormatError) -> Data {
        guard let data = artifacts[file] else { throw ModelFormatError(file: file, reason: "the file is missing") }
        guard tensors.metadata[Part.checksum(of: file)] == text(checksum(data)) else {
            throw ModelFormatError(file: file, reason: "the file is not the one that \(weights) was written with")
        }
        return data
    }

    private static func checksum(_ data: Data) -> UInt64 { data.withUnsafeBytes { tk_checksum($0.baseAddress, $0.count) } }
    private static func text(_ checksum: UInt64) -> String { String(checksum, radix: 16) }
}
