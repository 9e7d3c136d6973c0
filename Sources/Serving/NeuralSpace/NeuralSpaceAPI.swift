import Corpus
import Engine
import Store

/// NeuralSpace's REST API, call by call, as its published client speaks it.
struct NeuralSpaceAPI: Sendable {
    let workbench: Workbench
    let deployments: Deployments
    let keys: KeyRing
    let meter: ServerMeter
    let log: ParseLogger?
    let logins = LoginGuard()
    /// Sees to it that queued jobs are trained.
    let wakeEngine: @Sendable () throws -> Void

    static let base = "/api/nlu/v1/"

    var routes: [Route] { accountRoutes + projectRoutes + exampleRoutes + entityRoutes + modelRoutes }

    static let paging: [Field] = [
        .optional("pageNumber", .whole(1...Int(Int32.max)), "counted from 1"),
        .optional("pageSize", .whole(1...ServerLimits.pageRows), "rows of a page; 20 unless given"),
    ]
    static let projectField = Field.required("projectId", .text(64), "the project's id")
    static let modelField = Field.required("modelId", .text(64), "the model's id")
    static let languageField = Field.required("language", .text(40), "a language code such as en")

    func owner(_ caller: Caller) -> ModelReply.Creator {
        guard let email = caller.email else { return .localOwner }
        // The key itself is nobody's to read; its start is enough to tell keys apart.
        return ModelReply.Creator(email: email, role: "provider", apikey: caller.reference, referenceKey: caller.reference)
    }
}

/// One page of a list, as a call asks for it.
struct PageRequest {
    var offset: Int
    var size: Int

    init(_ body: CheckedBody) {
        size = body.whole("pageSize", else: 20)
        offset = (body.whole("pageNumber", else: 1) - 1) * size
    }

    func of<Element>(_ all: [Element]) -> [Element] { Array(all.dropFirst(offset).prefix(size)) }
}
