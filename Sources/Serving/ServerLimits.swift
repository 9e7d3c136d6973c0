/// What a server takes, named once. Times are seconds.
package enum ServerLimits {
    /// Bytes of a request's body.
    package static let bodyBytes = 8 << 20
    /// Bytes of the body of a call that carries a whole data set (Hexabot's `/train` and `/evaluate`).
    package static let datasetBytes = 64 << 20
    /// Bytes of all headers of a request together, of one, and how many.
    package static let headerBytes = 32 << 10
    package static let headerFieldBytes = 16 << 10
    package static let headerCount = 100
    /// Characters of a path with its query.
    package static let targetLength = 4096
    /// Connections at a time; further ones wait in the kernel's queue.
    package static let connections = 1024
    /// Until the head of a request must be whole, counted from the connection's start or the last reply's end.
    package static let idleSeconds: Int64 = 60
    /// Until a request's body must be whole, counted from its head.
    package static let bodySeconds: Int64 = 30
    /// Until a client must have closed the connection once the server has sent its last reply on it.
    package static let farewellSeconds: Int64 = 2
    /// Until requests in flight must be over when the server stops.
    package static let stopSeconds: Int64 = 20
    /// Replicas of one model.
    package static let replicas = 64
    /// Models that one training call makes.
    package static let trainingJobs = 100
    /// Rows of one page, as lists take them.
    package static let pageRows = 10_000
    /// Code points of an utterance that is parsed.
    package static let textLength = 1000
    /// Rows of one `/batch_predict`.
    package static let batchRows = 10_000
    /// Parts of a multipart form, fields of an urlencoded one, and bytes of the headers of a part.
    package static let formFields = 100
    package static let partHeaderBytes = 4096
    /// Logins that may fail for one address in a minute.
    package static let failedLoginsPerMinute = 10
    /// Models whose numbers `/metrics` keeps apart.
    package static let measuredModels = 1000
}
