import Corpus
import NLU
import Store

/// What a server needs beyond what a person on the machine does: keys, accounts, deployments, entities of accounts.
extension Workbench {
    private var accounts: AccountStore { AccountStore(store) }
    private var parses: ParseLog { ParseLog(store) }

    // MARK: Keys

    /// A new key; its text is never shown again. With an e-mail address it sees that account's projects alone, without one the
    /// local owner's.
    package func createKey(email: String?, password: String?, plan: Priority) throws -> (key: APIKey, record: KeyRecord) {
        try accounts.createKey(email: email, password: password, plan: plan)
    }

    package func keys() throws -> [KeyRecord] { try accounts.keys() }
    package func liveKeys() throws -> [LiveKey] { try accounts.liveKeys() }
    package func revokeKey(_ reference: String) throws { try accounts.revokeKey(reference) }

    /// A token that opens for thirty days; nil when the two do not belong together.
    package func login(email: String, password: String) throws -> APIKey? { try accounts.login(email: email, password: password) }

    // MARK: On behalf of a caller

    /// As if it were not there when it belongs to somebody else.
    package func project(_ id: ProjectID, for caller: Caller) throws -> ProjectRecord {
        let project = try corpus.project(id)
        guard project.account == caller.account else { throw StoreError.notFound("no project \(id)") }
        return project
    }

    package func projects(search: String, for caller: Caller) throws -> [ProjectRecord] {
        try corpus.projects(search: search).filter { $0.account == caller.account }
    }

    package func createProject(name: String, languages: [LanguageTag], for caller: Caller) throws -> ProjectRecord {
        let project = try corpus.createProject(name: name, languages: languages, account: caller.account)
        dataChanged(project.id)
        return project
    }

    package func model(_ id: ModelID, for caller: Caller) throws -> ModelRecord {
        let model = try modelStore.model(id)
        guard try corpus.project(model.projectID).account == caller.account else { throw StoreError.notFound("no model \(id)") }
        return model
    }

    /// - Throws: `.notFound` when one of them does not exist or belongs to somebody else; then none is deleted.
    /// - Returns: those that were there, and the caller's.
    package func deleteExamples(_ ids: [ExampleID], for caller: Caller) throws -> [ExampleID] {
        let own = try corpus.examples(ids, of: caller.account)
        if !own.isEmpty { try deleteExamples(own) }
        return own
    }

    // MARK: Entities of an account

    package func sharedEntities(kind: EntityKind?, language: LanguageTag?, for caller: Caller) throws -> [SharedEntity] {
        try corpus.sharedEntities(account: caller.account, kind: kind, language: language)
    }

    package func sharedEntity(_ id: String, for caller: Caller) throws -> SharedEntity {
        try corpus.sharedEntity(id, account: caller.account)
    }

    package func setSharedEntity(_ definition: EntityDefinition, for caller: Caller) throws -> SharedEntity {
        try corpus.setSharedEntity(definition, account: caller.account)
    }

    package func deleteSharedEntity(_ id: String, for caller: Caller) throws {
        try corpus.deleteSharedEntity(id, account: caller.account)
    }

    package func addSynonym(_ id: String, to project: ProjectID, for caller: Caller) throws -> SharedEntity {
        try corpus.addSynonym(id, to: project, account: caller.account)
    }

    package func synonyms(of project: ProjectID, _ language: LanguageTag?) throws -> [SharedEntity] {
        try corpus.synonyms(of: project, language)
    }

    // MARK: Deployments

    /// What is to be served, the model that was deployed last first.
    package func deployments() throws -> [DeploymentRecord] { try modelStore.deployments() }

    /// Tells that a deployment could be started or not.
    package func setDeployment(_ status: DeploymentStatus, of id: ModelID, message: String) throws {
        try publisher.change { try modelStore.setDeployment(status, of: id, message: message) }
    }

    /// Has it served by one replica as soon as it is Completed.
    package func deployWhenCompleted(_ id: ModelID) throws {
        try publisher.change { try modelStore.deployWhenCompleted(id) }
    }

    /// Replaces the `train` examples of one language and sets the definitions, in one undo step.
    package func replaceTraining(
        with examples: [Example], _ definitions: [EntityDefinition], in id: ProjectID, _ language: LanguageTag, label: String
    ) throws {
        _ = try corpus.add(examples, definitions: definitions, to: id, language, replacing: true, label: label)
        dataChanged(id)
    }

    /// Where the model's files lie, for a process that loads nothing else.
    package func modelDirectory(_ id: ModelID) -> String { directories.path(id) }

    // MARK: What deployed models were asked

    package func keepParsed(_ utterances: [ParsedUtterance]) throws { try parses.add(utterances) }

    /// Newest first, each text once, without those that are examples already: what people really say, to be labelled.
    package func parsedUtterances(_ id: ProjectID, _ language: LanguageTag, limit: Int = 1000) throws -> [ParsedUtterance] {
        try parses.utterances(id, language, limit: limit)
    }

    /// Takes the utterances out, and all others with their words.
    package func deleteParsed(_ ids: [Int64]) throws { try parses.delete(ids) }
}
