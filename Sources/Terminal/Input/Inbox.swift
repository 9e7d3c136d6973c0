import CNcurses
import Glibc
import Synchronization

/// Messages from other threads to the one that waits in the input loop.
package final class Inbox<Message: Sendable>: Sendable {
    /// Messages that may wait. Who posts more finds them refused: the reader is stuck, and has to look at everything anew anyway.
    package static var limit: Int { 65_536 }

    private struct Contents {
        var messages: [Message] = []
        var dropped = 0
    }

    private let contents = Mutex(Contents())

    /// Readable while messages wait; -1 where the system gives no descriptor.
    package let descriptor: Int32

    package init() {
        descriptor = cn_event_descriptor()
    }

    deinit { close(descriptor) }

    /// From any thread. False when the inbox is full and the message was refused.
    @discardableResult
    package func post(_ message: Message) -> Bool {
        let (accepted, isFirst) = contents.withLock { contents in
            guard contents.messages.count < Self.limit else {
                contents.dropped += 1
                return (false, false)
            }
            contents.messages.append(message)
            return (true, contents.messages.count == 1)
        }
        if isFirst {
            var one: UInt64 = 1
            _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
        }
        return accepted
    }

    /// Takes all that wait, oldest first.
    package func drain() -> [Message] {
        var count: UInt64 = 0
        _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
        return contents.withLock { contents in
            let messages = contents.messages
            contents.messages = []
            return messages
        }
    }

    /// How many were refused since the last call.
    package func takeDropped() -> Int {
        contents.withLock { contents in
            defer { contents.dropped = 0 }
            return contents.dropped
        }
    }
}
