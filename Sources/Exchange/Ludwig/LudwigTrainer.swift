import Corpus
import Foundation
import NLU

/// Trains the outputs of a configuration.
package struct LudwigTrainer {
    /// What training gives.
    package struct Result: Sendable {
        package var model: LudwigModel
        /// The learning curves of each output.
        package var curves: [String: [CurvePoint]]
        /// What there is to say of rows, such as tags that do not fit their words.
        package var notes: [String]
    }

    package var configuration: LudwigConfiguration
    package var language: LanguageTag
    package var training: TrainingConfiguration

    package init(configuration: LudwigConfiguration, language: LanguageTag, training: TrainingConfiguration) {
        self.configuration = configuration
        self.language = language
        self.training = training
    }

    /// - Parameter report: told which output is being trained, and what its training says.
    /// - Throws: `TrainingError` with the output's name in it.
    package func train(
        _ rows: [LudwigRows.Row], report: @escaping @Sendable (String, TrainingEvent) -> Void
    ) throws -> Result {
        var result = Result(
            model: LudwigModel(input: configuration.input, outputs: configuration.outputs, parts: [], frequencies: [:]), curves: [:],
            notes: [])
        for (index, output) in configuration.outputs.enumerated() {
            var counts: [String: Int] = [:]
            for row in rows {
                guard let value = row.outputs[index] else { continue }
                for word in output.kind == .category ? [value] : value.split(separator: " ").map(String.init) {
                    counts[word, default: 0] += 1
                }
            }
            result.model.frequencies[output.name] = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
        }
        for (category, sequence) in partners {
            let name = [category, sequence].compactMap { $0?.name }.joined(separator: ", ")
            let examples = examples(rows, category, sequence, &result.notes)
            let curve = CurveRecord()
            let control = TrainingControl(report: { event in
                if case .curve(let point) = event { curve.add(point) }
                // The scores of a category that nobody asked for mean nothing.
                if category == nil, case .log = event { return }
                report(name, event)
            })
            let dataset = Dataset(language: language, examples: examples)
            do {
                let pipeline = try Pipeline.build(for: dataset, configuration: training)
                let trained = try pipeline.train(pipeline.prepare(dataset, control: control), control: control)
                result.model.parts.append(.init(category: category, sequence: sequence, model: trained.model))
            } catch {
                throw TrainingError.invalidData("\(name): \(error)")
            }
            result.curves[name] = curve.points
        }
        return result
    }

    /// Which outputs share a model: the first category and the first sequence, then each alone.
    private var partners: [(category: LudwigConfiguration.Feature?, sequence: LudwigConfiguration.Feature?)] {
        let categories = configuration.categories
        let sequences = configuration.sequences
        return (0..<max(categories.count, sequences.count)).flatMap { index in
            let category = index < categories.count ? categories[index] : nil
            let sequence = index < sequences.count ? sequences[index] : nil
            return index == 0 ? [(category, sequence)] : [(category, nil), (nil, sequence)].filter { $0.0 != nil || $0.1 != nil }
        }
    }

    private func examples(
        _ rows: [LudwigRows.Row], _ category: LudwigConfiguration.Feature?, _ sequence: LudwigConfiguration.Feature?,
        _ notes: inout [String]
    ) -> [Example] {
        func column(_ feature: LudwigConfiguration.Feature?) -> Int? { feature.flatMap { configuration.outputs.firstIndex(of: $0) } }
        let (intents, tags) = (column(category), column(sequence))
        var misfits = 0
        var examples = rows.map { row -> Example in
            var example = Example(text: row.text, intent: intents.flatMap { row.outputs[$0] } ?? "")
            guard let tags, let cell = row.outputs[tags] else { return example }
            if let spans = LudwigScores.spans(cell, of: row.text) { example.entities = spans } else { misfits += 1 }
            return example
        }
        if misfits > 0, let sequence {
            notes.append("\(sequence.name): \(counted(misfits, "row")) with another number of tags than of words: learnt without tags")
        }
        if category == nil { Self.label(&examples) }
        return examples
    }

    /// A tagger is trained beside a classifier. Where no category is asked for, the examples are told apart by what is tagged in them.
    private static func label(_ examples: inout [Example]) {
        let labels: [(Example) -> String] = [
            { $0.entities.first?.entity ?? "none" }, { "\($0.entities.count)" }, { $0.entities.first?.start == 0 ? "begins" : "other" },
        ]
        let telling = labels.first { label in Set(examples.map(label)).count > 1 } ?? labels[0]
        for index in examples.indices { examples[index].intent = telling(examples[index]) }
    }
}
