/// What a server and its workers say to each other, a packet each (`SOCK_SEQPACKET`): no framing, no half messages.
enum WorkerMessage {
    /// The largest packet: the kernel's buffers hold no larger one.
    static let mostBytes = 192 << 10
    /// The number of the packet that a worker begins with: its model is loaded.
    static let hello = UInt32.max

    /// number (4 bytes), shape (1), text
    static func request(_ number: UInt32, _ shape: AnswerShape, _ text: String) -> [UInt8] {
        bytes(number) + [shape.rawValue] + text.utf8
    }

    static func readRequest(_ packet: ArraySlice<UInt8>) -> (number: UInt32, shape: AnswerShape, text: String)? {
        guard packet.count >= 5, let shape = AnswerShape(rawValue: packet[packet.startIndex + 4]) else { return nil }
        return (number(packet), shape, String(decoding: packet.dropFirst(5), as: UTF8.self))
    }

    /// number (4 bytes), confidence (8), length of the intent (4), intent, JSON
    static func reply(_ number: UInt32, _ answer: Answer) -> [UInt8] {
        var packet = bytes(number)
        packet.reserveCapacity(16 + answer.intent.utf8.count + answer.json.count)
        packet += bytes(answer.confidence.bitPattern) + bytes(UInt32(answer.intent.utf8.count))
        packet += answer.intent.utf8
        packet += answer.json
        return packet
    }

    /// The answer is nil when the worker could not send it: it is too long for a packet.
    static func readReply(_ packet: ArraySlice<UInt8>) -> (number: UInt32, answer: Answer?)? {
        guard packet.count >= 4 else { return nil }
        let start = packet.startIndex
        guard packet.count >= 16 else { return (number(packet), nil) }
        let length = Int(number(packet[(start + 12)...]) as UInt32)
        guard packet.count >= 16 + length else { return nil }
        let answer = Answer(
            intent: String(decoding: packet[(start + 16)..<(start + 16 + length)], as: UTF8.self),
            confidence: Double(bitPattern: number(packet[(start + 4)...])), json: Array(packet[(start + 16 + length)...]))
        return (number(packet), answer)
    }

    static func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private static func number<Number: FixedWidthInteger>(_ packet: ArraySlice<UInt8>) -> Number {
        packet.prefix(Number.bitWidth / 8).reversed().reduce(0) { $0 << 8 | Number($1) }
    }
}
