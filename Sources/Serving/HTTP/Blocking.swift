import NIOPosix

/// Runs what may wait for the disk on threads of its own, so that requests that need no disk never wait behind it.
func blocking<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await NIOThreadPool.singleton.runIfActive(work)
}
