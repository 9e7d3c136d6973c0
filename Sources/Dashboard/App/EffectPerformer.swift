import Corpus
import Engine
import Foundation
import NLU
import Store

/// What each effect does, as calls to the workbench.
struct EffectPerformer: Sendable {
    let workbench: Workbench
    let samples: [SampleProject]
    let save: @Sendable (String, String) throws -> Void
    /// For what there is to say before an effect is done.
    let post: @Sendable (Message) -> Void

    private var imports: ImportPerformer { ImportPerformer(workbench: workbench, post: post) }

    func perform(_ effect: Effect) throws -> [Message] {
        switch effect {
        case .loadProjects: return [.loaded(.projects(try workbench.projects()))]
        case .loadIntents(let id, let language):
            let unlabelled = try workbench.examples(ExampleQuery(project: id, language: language, intent: "", limit: 1)).total
            return [.loaded(.intents(id, language, try workbench.intents(id, language), unlabelled: unlabelled))]
        case .loadExamples(let query): return [.loaded(.examples(query, try workbench.forgivingExamples(query)))]
        case .prepareSearch(let id, let language): try workbench.prepareSearch(id, language)
        case .loadModels: return [.loaded(.models(try workbench.models(), try workbench.queuePositions()))]
        case .loadJob(let id): return [.loaded(.job(id, try workbench.log(id), try workbench.curve(id)))]
        case .loadEvaluation(let id):
            return [
                .loaded(
                    .evaluation(
                        id, try workbench.evaluation(id), estimate: try workbench.estimate(id), threshold: try workbench.chosenThreshold(id)
                    ))
            ]
        case .loadFindings(let id, let language):
            defer { FreedMemory.giveBack() }
            return [try ReviewReader(workbench: workbench).findings(id, language)]
        case .loadInbox(let id, let language, let model):
            return [.loaded(.inbox(id, language, try ReviewReader(workbench: workbench).inbox(id, language, model)))]
        case .dismiss(let id, let language, let key):
            try workbench.setReviewed(key, in: id)
            return key == nil ? [try ReviewReader(workbench: workbench).findings(id, language)] : []
        case .bringBack(let id, let language, let key):
            try workbench.takeBackReviewed(key, in: id)
            return [try ReviewReader(workbench: workbench).findings(id, language)]
        case .loadEntities(let id, let language):
            let examples = try workbench.dataset(id, language).examples
            return [.loaded(.entities(id, language, EntityRow.rows(examples, try workbench.definitions(id, language))))]
        case .matchPattern(let pattern, let id, let language):
            return [.loaded(.patternMatches(PatternMatches(pattern, in: try workbench.dataset(id, language).examples)))]
        case .previewPaste(let text, let intent, let id, let language):
            return [.loaded(.pastePreview(try workbench.previewPaste(text, intent: intent, into: id, language)))]
        case .commitPaste(let preview, let repeated, let elsewhere):
            let count = try workbench.commitPaste(preview, repeated: repeated, elsewhere: elsewhere)
            return [.done(tr("Added \(Format.plural(count, "example")). u takes all of them back."))]
        case .selectAll(let query): return [.loaded(.selection(query, try workbench.exampleIDs(query)))]
        case .copyExamples(let ids):
            return [.loaded(.clipboard(try workbench.storedExamples(ids).map(\.example.text).joined(separator: "\n")))]
        case .edit(let edit): return try EditPerformer(workbench: workbench).perform(edit)
        case .installSample(let name): return try install(name)
        case .previewImport(let run): return imports.preview(run, path: expanded(run.path))
        case .commitImport(let run): return imports.take(run, path: expanded(run.path))
        case .completePath(let path): return [.loaded(.completions(path: path, candidates: PathCompletion.candidates(path)))]
        case .exportData(let path, let id, let language): return export(.exportPath, path) { try write($0, id, language) }
        case .train(let id, let language, let effort):
            let model = try workbench.train(id, language, configuration: TrainingConfiguration(effort: effort))
            return [.loaded(.trainingStarted(model))]
        case .cancel(let id): try workbench.cancel(id, by: NSUserName())
        case .moveInQueue(let id, let step): try workbench.moveInQueue(id, by: step)
        case .renameModel(let id, let name): try workbench.renameModel(id, to: name)
        case .deleteModel(let id):
            try workbench.deleteModel(id)
            return [.done(tr("Deleted."))]
        case .deploy(let id, let replicas): return [.done(try deploy(id, replicas))]
        case .loadServer: return [.loaded(try server())]
        case .startServer(let address): return try startServer(address)
        case .stopServer:
            do {
                try workbench.stopServer()
            } catch {
                return [.loaded(.serverRefused(nil, String(describing: error))), .loaded(try server())]
            }
            return [.loaded(try server()), .done(tr("The server has stopped; what is deployed stays so for the next start."))]
        case .createKey:
            let key = try workbench.createKey(email: nil, password: nil, plan: .advanced).key
            return [.loaded(.keyMade(key.text)), .loaded(try server())]
        case .parse(let sequence, let id, let text): return [try parse(sequence, id, text)]
        case .sampleUtterance(let id, let language, let turn): return try sampleUtterance(id, language, turn)
        case .saveTheme(let name): try save("theme", name)
        case .saveSetting(let key, let value): try save(key, value)
        case .compare(let id, let before): return [.loaded(.comparison(try compare(id, before)))]
        case .loadComparisons(let pairs):
            let found = pairs.map { ($0, try? workbench.compare($0.now, $0.before)) }
            return [.loaded(.comparisons(Dictionary(found) { first, _ in first }))]
        case .setThreshold(let id, let threshold): return [.done(try setThreshold(id, threshold))]
        case .loadDataSize(let id): return [.loaded(.dataSize(id, try workbench.dataSizeCurve(id)))]
        case .measureDataSize(let id): return [.loaded(.dataSize(id, try measureDataSize(id)))]
        case .writeTable(let table, let path): return export(.tablePath(table), path, table.write)
        case .explain(let sequence, let id, let text):
            let near = try workbench.nearestExamples(to: text, by: id, count: TryView.nearExamples)
            return [.loaded(.explained(sequence: sequence, try workbench.explain(text, by: id), near))]
        case .parseLines(let id, let lines): return [.loaded(.batch(id, try parseAll(lines, id)))]
        case .parseFile(let id, let path): return [.loaded(.batch(id, try parseAll(UtteranceFile.read(expanded(path)), id)))]
        case .follow(let id, let language): workbench.follow(id, language)
        case .stopFollowing: workbench.stopFollowing()
        case .copy, .bell, .notify, .speak: break
        }
        return []
    }

    private func measureDataSize(_ id: ModelID) throws -> DataSizeCurve {
        do {
            return try workbench.measureDataSize(id, progress: { post(.loaded(.dataSizeProgress(id, $0))) })
        } catch {
            post(.loaded(.dataSizeProgress(id, nil)))
            throw error
        }
    }

    private func install(_ name: String) throws -> [Message] {
        guard let sample = samples.first(where: { $0.name == name }) else { return [.failed(tr("There is no sample named \(name)."))] }
        let project = try sample.install(into: workbench)
        let count = Format.plural(try workbench.project(project.id).examples, "example")
        return [
            .loaded(.opened(project, sample.data.first?.language ?? .english)),
            .done(
                sample.data.count > 1
                    ? tr("Added \(name), \(count). t trains a model on it. L shows its other language.")
                    : tr("Added \(name), \(count). t trains a model on it.")),
        ]
    }

    /// What stands in the way of a file is said where its name was typed.
    private func export(_ purpose: Prompt.Purpose, _ path: String, _ write: (String) throws -> String) -> [Message] {
        do {
            return [.done(try write(expanded(path)))]
        } catch {
            return [.loaded(.exportRefused(purpose, path: path, reason: tr(below: String(describing: error))))]
        }
    }

    private func write(_ path: String, _ id: ProjectID, _ language: LanguageTag) throws -> String {
        let file = try NewFile(path)
        let format: CorpusFormat = path.lowercased().hasSuffix(".csv") ? .csv : .neuralspace
        let (bytes, report) = CorpusWriter.write(try workbench.dataset(id, language).examples, as: format)
        try file.write(bytes)
        return tr("Wrote \(Format.plural(report.taken, "example")) to \(file.url.path).")
    }

    private func deploy(_ id: ModelID, _ replicas: Int) throws -> String {
        try workbench.deploy(id, replicas: replicas)
        let name = try workbench.model(id).name
        if replicas == 0 { return tr("\(name) is out of service.") }
        let count = Format.plural(replicas, "replica")
        return workbench.serverStatus() == nil
            ? tr("\(name) is deployed, \(count). o, then s, starts the server.") : tr("\(name) is deployed with \(count).")
    }

    private func server() throws -> Loaded { .server(workbench.serverStatus(), keys: try workbench.liveKeys().count) }

    private func startServer(_ address: ServerAddress) throws -> [Message] {
        do {
            try workbench.startServer(host: address.host, port: address.port)
        } catch {
            return [.loaded(try server()), .loaded(.serverRefused(address, String(describing: error)))]
        }
        return [.loaded(try server()), .done(tr("The server answers. It goes on when you leave; s here stops it."))]
    }

    private func parse(_ sequence: Int, _ id: ModelID, _ text: String) throws -> Message {
        // Loading is not part of the time that is shown.
        if id != .provisional { _ = try workbench.load(id) }
        let clock = ContinuousClock()
        var result = ParseResult?.none
        let elapsed = try clock.measure { result = try answer(text, id, now: .current) }
        guard let result else { return .failed(tr("The model gave no answer.")) }
        let milliseconds = Double(elapsed.components.seconds) * 1e3 + Double(elapsed.components.attoseconds) / 1e15
        return .loaded(.parsed(sequence: sequence, id, result, milliseconds: milliseconds))
    }

    private func answer(_ text: String, _ id: ModelID, now: ReferenceMoment? = nil) throws -> ParseResult {
        try id == .provisional ? workbench.parseProvisionally(text, now: now) : workbench.load(id).parse(text, now: now)
    }

    private func parseAll(_ lines: [String], _ id: ModelID) throws -> [ParseResult] {
        try lines.prefix(BatchReview.maximumLines).map { try answer($0, id) }
    }

    private func compare(_ id: ModelID, _ before: ModelID) throws -> Comparison {
        let (now, old) = (try workbench.model(id).name, try workbench.model(before).name)
        guard let (a, b, isEstimate) = try workbench.judgements(id, before) else {
            throw StoreError.refused(tr("\(now) and \(old) were judged differently, so their answers cannot be compared"))
        }
        return Comparison(now: now, before: old, a, b, isEstimate: isEstimate)
    }

    private func setThreshold(_ id: ModelID, _ threshold: Double?) throws -> String {
        try workbench.setThreshold(threshold, of: id)
        let name = try workbench.model(id).name
        return threshold.map {
            tr("\(name) refuses what has an acceptance below \(Format.hundredths($0)), in Try and where it is deployed.")
        }
            ?? tr("\(name) uses the threshold that training chose.")
    }

    private func sampleUtterance(_ id: ProjectID, _ language: LanguageTag, _ turn: Int) throws -> [Message] {
        // From the first on, in a stride that shares no factor with most counts, so that neighbours are not of one intent.
        func page(_ type: ExampleType, _ offset: Int) throws -> ExamplePage {
            try workbench.examples(ExampleQuery(project: id, language: language, type: type, offset: offset, limit: 1))
        }
        for type in [ExampleType.test, .train] {
            let total = try page(type, 0).total
            guard total > 0, let row = try page(type, ((turn - 1) * 37) % total).rows.first else { continue }
            return [.loaded(.sampleUtterance(row.example.text))]
        }
        return [.failed(tr("The project has no examples yet: 2, then a adds one."))]
    }

    private func expanded(_ path: String) -> String {
        path == "~" || path.hasPrefix("~/") ? NSHomeDirectory() + path.dropFirst() : path
    }
}
