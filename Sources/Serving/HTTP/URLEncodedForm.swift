import Corpus
import NIOCore

/// `name=value&name=value` with percent escapes, as queries and simple forms have it.
enum URLEncodedForm {
    /// The first value of that name; nil when it is not there or cannot be decoded.
    static func value(of name: String, in text: Substring) -> String? {
        for pair in text.split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if let key = sides.first, decoded(key) == name { return decoded(sides.count > 1 ? sides[1] : "") }
        }
        return nil
    }

    /// - Throws: `APIError` 400 when it is not text, or holds a field twice or too many.
    static func fields(_ body: ByteBuffer) throws(APIError) -> [String: String] {
        guard let text = body.validText else { throw .badRequest("the form is not UTF-8") }
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(sides[0]), let value = decoded(sides.count > 1 ? sides[1] : "") else {
                throw .badRequest("the form holds an escape that is not % and two hexadecimal digits of UTF-8")
            }
            guard fields.updateValue(value, forKey: name) == nil else { throw .badRequest("the form holds “\(name.prefix(40))” twice") }
            guard fields.count <= ServerLimits.formFields else {
                throw .badRequest("the form has more than \(ServerLimits.formFields) fields")
            }
        }
        return fields
    }

    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(hex), let low = rest.popFirst().flatMap(hex) else { return nil }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension ByteBuffer {
    /// All of it as text; nil when it is not UTF-8.
    var validText: String? { String(validating: readableBytesView, as: UTF8.self) }
}
