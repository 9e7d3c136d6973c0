import Foundation

/// Held while a store is opened, so that two processes that make or migrate it at once do so one after the other.
struct OpeningLock {
    private let descriptor: Int32

    init(_ directory: String) throws(StoreError) {
        let path = directory + "/trainyard.lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .storage("\(directory): \(StoreFailure.explain(errno))") }
        while flock(descriptor, LOCK_EX) != 0 {
            // File systems without locks open as they did before there was this one.
            guard errno == EINTR else { break }
        }
    }

    func release() { _ = close(descriptor) }
}
