import ArgumentParser
import Corpus
import Store

/// The flags of NeuralSpace's two clients: the documented one (`--projectId`) and the published one (`--project-id`).
extension NameSpecification {
    static let project: NameSpecification = [.customShort("p"), .customLong("project-id"), .customLong("projectId")]
    static let model: NameSpecification = [.customShort("m"), .customLong("model-id"), .customLong("modelId")]
    static let language: NameSpecification = [.customShort("L"), .customLong("language"), .customLong("languages")]
    static let wait: NameSpecification = [.customShort("w"), .customLong("wait")]
    static let waitInterval: NameSpecification = [.customShort("i"), .customLong("wait-interval"), .customLong("waitInterval")]
    static let entityType: NameSpecification = [.customShort("T"), .customLong("entity-type")]
    static let verbose: NameSpecification = [.customShort("v"), .customLong("verbose")]
    static let pageSize: NameSpecification = [.customShort("s"), .customLong("page-size")]
}

extension LanguageTag: ExpressibleByArgument {
    package init?(argument: String) { self.init(catalogued: argument) }
}

extension ProjectID: ExpressibleByArgument {
    package init?(argument: String) { self.init(rawValue: argument) }
}

extension ModelID: ExpressibleByArgument {
    package init?(argument: String) { self.init(rawValue: argument) }
}

extension ExampleType: ExpressibleByArgument {}
