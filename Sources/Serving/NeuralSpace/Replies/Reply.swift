import Foundation
import Store

/// The envelope of every reply of the NeuralSpace API: `{"success", "message", "data", "timestamp"}`.
package struct Reply<Payload: Encodable>: Encodable {
    package var success = true
    /// What was done, in a few words.
    package var message: String
    package var data: Payload
    /// When the reply was made, in milliseconds since 1970.
    package var timestamp: Milliseconds

    package init(_ message: String, _ data: Payload, timestamp: Milliseconds = .now) {
        self.message = message
        self.data = data
        self.timestamp = timestamp
    }

    /// One line; on request spread over several for reading.
    package func json(pretty: Bool) throws -> String { try ReplyEncoding.text(self, pretty: pretty) }
}

/// `data` of a call that has nothing to tell.
package struct NoData: Codable {
    package init() {}
}

/// `data` of a call that failed; `create-project` of the published client reads the reason here.
package struct FailureData: Codable {
    package var error: String
}

extension Reply<FailureData> {
    package init(failure: String) {
        self.init(failure, FailureData(error: failure))
        success = false
    }
}

package enum ReplyEncoding {
    /// JSON with its keys in one stable order.
    package static func text(_ value: some Encodable, pretty: Bool) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting =
            pretty ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted] : [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
