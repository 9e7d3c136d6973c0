import Glibc
import Terminal
import Testing

struct InputLoopTests {
    /// A keyboard made of a pipe.
    private final class Keyboard {
        let output: Int32
        private(set) var input: Int32

        init() {
            var ends: [Int32] = [-1, -1]
            pipe(&ends)
            (output, input) = (ends[0], ends[1])
        }

        func type(_ text: String) {
            let bytes = Array(text.utf8)
            _ = write(input, bytes, bytes.count)
        }

        func unplug() {
            close(input)
            input = -1
        }

        deinit {
            close(output)
            if input >= 0 { close(input) }
        }
    }

    @Test("Keys arrive, and with nothing to come the wait ends in time")
    func keys() {
        let keyboard = Keyboard()
        var loop = InputLoop(keyboard: keyboard.output)
        keyboard.type("ab\u{1B}[A")
        #expect(loop.wait().keys == [.character("a"), .character("b"), .key(.up, [])])
        #expect(loop.wait(timeout: .milliseconds(1)).isEmpty)
    }

    @Test("An Escape alone is a key after a moment, without more input")
    func escape() {
        let keyboard = Keyboard()
        var loop = InputLoop(keyboard: keyboard.output)
        keyboard.type("\u{1B}")
        let start = ContinuousClock.now
        #expect(loop.wait().keys == [.key(.escape, [])])
        #expect(start.duration(to: .now) >= InputLoop.escapeDelay)
    }

    @Test("A keyboard that went away is reported once, and not waited for again")
    func hangup() {
        let keyboard = Keyboard()
        var loop = InputLoop(keyboard: keyboard.output)
        keyboard.type("q")
        keyboard.unplug()
        var batch = loop.wait()
        #expect(batch.keys == [.character("q")])
        batch = loop.wait()
        #expect(batch.signals == [.hangup])
        #expect(loop.wait(timeout: .milliseconds(1)).isEmpty)
    }

    @Test("Messages of other threads wake the loop, in order")
    func inbox() async {
        let keyboard = Keyboard()
        let inbox = Inbox<Int>()
        var loop = InputLoop(keyboard: keyboard.output)
        let posting = Task.detached { for number in 0..<1_000 { inbox.post(number) } }
        var received: [Int] = []
        while received.count < 1_000 {
            let batch = loop.wait(inbox: inbox.descriptor)
            #expect(batch.hasMessages)
            received += inbox.drain()
        }
        await posting.value
        #expect(received == Array(0..<1_000))
        #expect(loop.wait(inbox: inbox.descriptor, timeout: .milliseconds(1)).isEmpty)
    }

    @Test("Another descriptor is named when it is readable")
    func others() {
        let (keyboard, other) = (Keyboard(), Keyboard())
        var loop = InputLoop(keyboard: keyboard.output)
        other.type("x")
        #expect(loop.wait(others: [other.output]).ready == [other.output])
    }

    @Test("A full inbox refuses, and tells how often")
    func full() {
        let inbox = Inbox<Int>()
        let accepted = (0..<Inbox<Int>.limit + 3).filter { inbox.post($0) }
        #expect(accepted.count == Inbox<Int>.limit)
        #expect(inbox.takeDropped() == 3)
        #expect(inbox.drain().count == Inbox<Int>.limit)
        #expect(inbox.drain().isEmpty)
    }
}
