import Glibc

/// The one place where the main thread waits: keyboard, signals, messages from other threads, and what else has a descriptor.
/// Nothing happens on a timer: with nothing to do it sleeps in `poll(2)` for as long as it takes.
package struct InputLoop: ~Copyable {
    /// How long an Escape may be the start of a sequence.
    package static let escapeDelay = Duration.milliseconds(20)
    private static let readSize = 64 * 1024

    private let keyboard: Int32
    private let signals: Int32
    private var decoder: KeyDecoder
    private var isHungUp = false
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant

    /// `keyboard` is the descriptor keys come from; `terminalKeys` what the display knows of the terminal's own sequences.
    package init(keyboard: Int32 = STDIN_FILENO, terminalKeys: [[UInt8]: KeyDecoder.KeyPress] = [:]) {
        self.keyboard = keyboard
        decoder = KeyDecoder(terminalKeys: terminalKeys)
        signals = TerminalSignals.makeDescriptor()
        start = clock.now
    }

    deinit { if signals >= 0 { close(signals) } }

    /// Waits until something comes, at most `timeout` (nil: for ever).
    /// - Parameters:
    ///   - inbox: an `Inbox`'s descriptor.
    ///   - others: further descriptors to wait on for reading.
    package mutating func wait(inbox: Int32? = nil, others: [Int32] = [], timeout: Duration? = nil) -> InputBatch {
        var batch = InputBatch()
        let deadline = timeout.map { clock.now.advanced(by: $0) }
        while batch.isEmpty {
            var left = deadline.map { clock.now.duration(to: $0) }
            if let left, left < .zero { break }
            let isEscapeWait = decoder.isAmbiguous && left.map { $0 > Self.escapeDelay } ?? true
            if isEscapeWait { left = Self.escapeDelay }
            // A descriptor of -1 is passed over by poll.
            var polled = [isHungUp ? -1 : keyboard, signals, inbox ?? -1].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            polled += others.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            let count = poll(&polled, nfds_t(polled.count), Self.milliseconds(left))
            if count < 0 && errno != EINTR { break }
            if count <= 0 {
                if count == 0, decoder.isAmbiguous { batch.keys += decoder.flush() }
                if count == 0, !isEscapeWait { break }
                continue
            }
            if polled[1].revents != 0 { takeSignals(&batch) }
            if polled[0].revents != 0 { takeKeys(&batch) }
            batch.hasMessages = polled[2].revents != 0
            batch.ready = polled[3...].filter { $0.revents != 0 }.map(\.fd)
        }
        return batch
    }

    private mutating func takeSignals(_ batch: inout InputBatch) {
        batch.signals += TerminalSignals.read(from: signals)
        // Whoever interrupts does not want to sit in a paste whose end got lost.
        if batch.signals.contains(.interrupt) { batch.keys += decoder.endPaste() }
    }

    private mutating func takeKeys(_ batch: inout InputBatch) {
        var result = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.readSize) { buffer, count in
            result = read(keyboard, buffer.baseAddress, Self.readSize)
            count = max(0, result)
        }
        guard result > 0 else {
            // Gone for good: polling it again would return at once, for ever.
            if result == 0 || (errno != EINTR && errno != EAGAIN) { hangUp(&batch) }
            return
        }
        batch.keys += decoder.decode(bytes, at: start.duration(to: clock.now).milliseconds)
        batch.droppedPasteBytes += decoder.takeDroppedPasteBytes()
    }

    private mutating func hangUp(_ batch: inout InputBatch) {
        isHungUp = true
        if !batch.signals.contains(.hangup) { batch.signals.append(.hangup) }
    }

    private static func milliseconds(_ duration: Duration?) -> Int32 {
        guard let duration else { return -1 }
        // Rounded up: a wait that ends early would be taken up again at once.
        return Int32(clamping: max(0, duration.milliseconds + 1))
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
