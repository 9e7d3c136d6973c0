import Engine
import Foundation
import Store
import Synchronization

/// One place for a worker: a process, or its successor when it dies. A thread of its own waits for its answers.
final class WorkerSlot: Sendable {
    private struct Pending {
        var continuation: CheckedContinuation<Answer?, Never>
        var since: ContinuousClock.Instant
    }

    private struct State {
        /// Our end of the socket; nil while there is no worker.
        var descriptor: Int32?
        var process: pid_t = 0
        var isReady = false
        var isClosing = false
        var pending: [UInt32: Pending] = [:]
        var next: UInt32 = 0
        /// Workers that were started here.
        var starts = 0
    }

    private let state = Mutex(State())
    private let child: ChildProcess
    private let complain: @Sendable (String) -> Void
    /// Rung when the first worker is ready, or cannot be started.
    private let firstTry = DispatchSemaphore(value: 0)

    /// - Parameter child: the command line of a worker.
    init(_ child: ChildProcess, complain: @escaping @Sendable (String) -> Void) {
        self.child = child
        self.complain = complain
        Thread.detachNewThread { [self] in keepAlive() }
    }

    var isReady: Bool { state.withLock { $0.isReady } }
    var starts: Int { state.withLock { $0.starts } }
    /// What it is asked and has not answered; many when it cannot be asked.
    var load: Int { state.withLock { $0.isReady ? $0.pending.count : .max } }

    func waitUntilTried(_ seconds: Double) { _ = firstTry.wait(timeout: .now() + seconds) }

    /// Nil when there is no worker, it died with the question, or it cannot take another one: ask somebody else.
    func ask(_ text: String, as shape: AnswerShape) async -> Answer? {
        await withCheckedContinuation { continuation in
            let isSent = state.withLock { state in
                guard state.isReady, !state.isClosing, let descriptor = state.descriptor else { return false }
                let number = state.next
                state.next = (state.next &+ 1) & 0x7FFF_FFFF
                let packet = WorkerMessage.request(number, shape, text)
                let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
                guard send(descriptor, packet, packet.count, flags) == packet.count else { return false }
                state.pending[number] = Pending(continuation: continuation, since: .now)
                return true
            }
            if !isSent { continuation.resume(returning: nil) }
        }
    }

    /// Ends the worker when it has been silent for too long with a question; its successor takes its place.
    func endIfHanging(after seconds: Int64) {
        let victim = state.withLock { state -> pid_t? in
            guard let oldest = state.pending.values.map(\.since).min() else { return nil }
            return ContinuousClock.now - oldest > .seconds(seconds) ? state.process : nil
        }
        guard let victim, victim > 0 else { return }
        complain("a worker has not answered for \(seconds) s and is replaced")
        kill(victim, SIGKILL)
    }

    /// Asks nothing more; the worker answers what it was asked and ends.
    func close() {
        state.withLock { state in
            state.isClosing = true
            if let descriptor = state.descriptor { shutdown(descriptor, Int32(SHUT_WR)) }
        }
    }

    /// One worker after the other, until it is closed. A worker that dies young is replaced more slowly each time.
    private func keepAlive() {
        var pause = Duration.milliseconds(50)
        while !state.withLock({ $0.isClosing }) {
            let begun = ContinuousClock.now
            if let process = startWorker() {
                listen()
                var status: Int32 = 0
                kill(process, SIGKILL)
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
            }
            firstTry.signal()
            pause = ContinuousClock.now - begun > .seconds(5) ? .milliseconds(50) : min(pause * 2, .seconds(5))
            if !state.withLock({ $0.isClosing }) {
                Thread.sleep(forTimeInterval: Double(pause.components.attoseconds) / 1e18 + Double(pause.components.seconds))
            }
        }
    }

    private func startWorker() -> pid_t? {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            complain("a worker cannot be started: \(String(cString: strerror(errno)))")
            return nil
        }
        var bytes = Int32(WorkerMessage.mostBytes * 2)
        for end in ends { setsockopt(end, SOL_SOCKET, SO_SNDBUF, &bytes, socklen_t(MemoryLayout<Int32>.size)) }
        var child = child
        child.passing = ends[1]
        defer { Foundation.close(ends[1]) }
        do {
            let process = try child.start()
            state.withLock { state in
                state.descriptor = ends[0]
                state.process = process
                state.starts += 1
                if state.isClosing { shutdown(ends[0], Int32(SHUT_WR)) }
            }
            return process
        } catch {
            complain("\(error)")
            Foundation.close(ends[0])
            return nil
        }
    }

    /// Takes the worker's answers until it is gone; what it leaves unanswered is given back.
    private func listen() {
        guard let descriptor = state.withLock({ $0.descriptor }) else { return }
        var buffer = [UInt8](repeating: 0, count: WorkerMessage.mostBytes)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count > 0, let reply = WorkerMessage.readReply(buffer[..<count]) else { break }
            if reply.number == WorkerMessage.hello {
                state.withLock { $0.isReady = true }
                firstTry.signal()
            } else {
                state.withLock { $0.pending.removeValue(forKey: reply.number) }?.continuation.resume(returning: reply.answer)
            }
        }
        let left = state.withLock { state in
            defer {
                state.descriptor = nil
                state.isReady = false
                state.pending = [:]
            }
            return state.pending.values.map(\.continuation)
        }
        Foundation.close(descriptor)
        for continuation in left { continuation.resume(returning: nil) }
    }
}
