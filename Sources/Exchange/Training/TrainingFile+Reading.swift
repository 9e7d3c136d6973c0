import Corpus
import Foundation
import NLU
internal import Yams

extension TrainingFile {
    /// Reads a `training.yaml`: how a model was learnt, or is to be.
    /// - Throws: one line that says where and what is wrong.
    package static func read(_ bytes: Data, name: String) throws(UnreadableFile) -> TrainingFile {
        guard let root = try YAMLText(try SourceText(bytes, name: name)).documents.first else {
            throw UnreadableFile("the file is empty; give effort, seed, or a recipe", file: name)
        }
        let top = try TrainingKeys(root, ["effort", "seed", "budget", "recipe"], file: name)
        var file = TrainingFile(effort: .balanced, seed: 1)
        if let node = top["effort"] {
            guard let effort = node.scalar.flatMap({ Effort(rawValue: $0.string) }) else {
                throw top.fault(node, "effort is quick, balanced or best")
            }
            file.effort = effort
        }
        if let node = top["seed"] { file.seed = try top.number(node, "seed is a whole number from 0") }
        if let node = top["budget"] {
            let budget: Double = try top.number(node, "budget is a number of multiply-adds above 0")
            guard budget > 0, budget.isFinite else { throw top.fault(node, "budget is a number of multiply-adds above 0") }
            file.budget = budget
        }
        if let node = top["recipe"] { file.recipe = try recipe(node, file: name) }
        return file
    }

    private static func recipe(_ node: Node, file: String) throws(UnreadableFile) -> Recipe {
        let keys = try TrainingKeys(node, ["folds", "tried_folds", "networks", "models"], file: file)
        guard let models = keys["models"]?.sequence else {
            throw keys.fault(node, "a recipe lists its models: each a learner and a share")
        }
        var recipe = Recipe(models: [], networks: 1, folds: 5, triedFolds: 5)
        for model in models {
            let part = try TrainingKeys(model, ["learner", "share"], file: file)
            guard let learner = part["learner"]?.scalar?.string else { throw part.fault(model, "a model names its learner") }
            var share = 1.0
            if let node = part["share"] { share = try part.number(node, "share is a number above 0, up to 1") }
            recipe.models.append(.init(learner: learner, share: share))
        }
        if let node = keys["networks"] { recipe.networks = try keys.number(node, "networks is a whole number") }
        if let node = keys["folds"] { recipe.folds = try keys.number(node, "folds is a whole number") }
        recipe.triedFolds = recipe.folds
        if let node = keys["tried_folds"] { recipe.triedFolds = try keys.number(node, "tried_folds is a whole number") }
        if let fault = recipe.fault { throw keys.fault(node, fault) }
        return recipe
    }
}

/// A mapping of a `training.yaml`, whose keys are all known.
private struct TrainingKeys {
    private var values: [String: Node] = [:]
    private let file: String

    init(_ node: Node, _ known: [String], file: String) throws(UnreadableFile) {
        self.file = file
        guard let mapping = node.mapping else { throw fault(node, "expected \(known.joined(separator: ", ")), each with a value") }
        for (key, value) in mapping {
            guard let word = key.scalar?.string, known.contains(word) else {
                throw fault(key, "unknown key \((key.scalar?.string ?? "…").excerpt); there are \(known.joined(separator: ", "))")
            }
            values[word] = value
        }
    }

    subscript(key: String) -> Node? { values[key] }

    func number<Number: LosslessStringConvertible>(_ node: Node, _ rule: String) throws(UnreadableFile) -> Number {
        guard let number = node.scalar.flatMap({ Number($0.string) }) else { throw fault(node, rule) }
        return number
    }

    func fault(_ node: Node, _ reason: String) -> UnreadableFile {
        UnreadableFile(reason, file: file, line: node.mark?.line, column: node.mark?.column)
    }
}
