import Engine
import Foundation
import NLU

/// The other end: a process that holds one model and answers what it is asked, until the server lets go of it.
package enum ModelWorker {
    /// - Parameter descriptor: a packet socket to the server.
    /// - Returns: when the server has closed its end, or is gone.
    package static func run(_ model: NLUModel, on descriptor: Int32) {
        // ^C in a terminal reaches the whole group. The server answers what is in flight first; its end ends this process too.
        for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_IGN) }
        guard send(WorkerMessage.bytes(WorkerMessage.hello), to: descriptor) else { return }
        var buffer = [UInt8](repeating: 0, count: WorkerMessage.mostBytes)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count > 0, let request = WorkerMessage.readRequest(buffer[..<count]) else { return }
            let packet = WorkerMessage.reply(request.number, model.answer(request.text, as: request.shape))
            let isSent =
                packet.count <= WorkerMessage.mostBytes
                ? send(packet, to: descriptor) : send(WorkerMessage.bytes(request.number), to: descriptor)
            guard isSent else { return }
        }
    }

    private static func send(_ packet: [UInt8], to descriptor: Int32) -> Bool {
        while true {
            let count = Foundation.send(descriptor, packet, packet.count, Int32(MSG_NOSIGNAL))
            if count < 0, errno == EINTR { continue }
            return count == packet.count
        }
    }
}
