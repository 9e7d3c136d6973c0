import NIOCore

/// `multipart/form-data` (RFC 7578), strictly: exact delimiters, bounded headers, bounded parts, text only.
///
/// Written here because no package at hand has it.
enum MultipartForm {
    /// The values by their names.
    /// - Parameter boundary: what stands in the content type.
    /// - Throws: `APIError` 400 naming what is wrong.
    static func fields(_ body: ByteBuffer, boundary: String) throws(APIError) -> [String: String] {
        guard (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
            throw .badRequest("the multipart boundary must be 1 to 70 ASCII characters")
        }
        let bytes = body.readableBytesView
        let delimiter = Array("--\(boundary)".utf8)
        var fields: [String: String] = [:]
        // A preamble before the first delimiter is allowed, and means nothing.
        guard var at = find(delimiter, in: bytes, from: bytes.startIndex, startingLine: true) else {
            throw .badRequest("the multipart boundary “\(boundary)” does not stand in the body")
        }
        while true {
            at += delimiter.count
            if starts(bytes, at, with: "--") { return fields }
            guard starts(bytes, at, with: "\r\n") else { throw .badRequest("a multipart boundary must be followed by a line's end") }
            at += 2
            let name = try partName(bytes, &at)
            guard let end = find(Array("\r\n".utf8) + delimiter, in: bytes, from: at, startingLine: false) else {
                throw .badRequest("the multipart body ends in the middle of the field “\(name.prefix(40))”")
            }
            guard let value = String(validating: bytes[at..<end], as: UTF8.self) else {
                throw .badRequest("the field “\(name.prefix(40))” is not UTF-8 text")
            }
            guard fields.updateValue(value, forKey: name) == nil else { throw .badRequest("the form holds “\(name.prefix(40))” twice") }
            guard fields.count <= ServerLimits.formFields else {
                throw .badRequest("the form has more than \(ServerLimits.formFields) fields")
            }
            at = end + 2
        }
    }

    /// The boundary that a content type names; nil when it is no multipart form.
    static func boundary(in contentType: String) -> String? {
        let parts = contentType.split(separator: ";").map { $0.trimmingPrefix(while: \.isWhitespace) }
        guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
        for part in parts.dropFirst() where part.lowercased().hasPrefix("boundary=") {
            let value = part.dropFirst("boundary=".count)
            let isQuoted = value.count >= 2 && value.hasPrefix("\"") && value.hasSuffix("\"")
            return String(isQuoted ? value.dropFirst().dropLast() : value)
        }
        return ""
    }

    /// Reads a part's headers up to the empty line behind them.
    private static func partName(_ bytes: ByteBufferView, _ at: inout Int) throws(APIError) -> String {
        let limit = min(bytes.endIndex, at + ServerLimits.partHeaderBytes)
        var name: String?
        while true {
            guard let end = lineEnd(bytes, at, limit) else {
                throw .badRequest("a part's headers have more than \(ServerLimits.partHeaderBytes) bytes, or no end")
            }
            let line = String(decoding: bytes[at..<end], as: UTF8.self)
            at = end + 2
            if line.isEmpty { break }
            if line.lowercased().hasPrefix("content-disposition:") { name = parameter("name", of: line) }
        }
        guard let name, !name.isEmpty else { throw .badRequest("a part has no name in its Content-Disposition header") }
        return name
    }

    /// `…; name="value"`
    private static func parameter(_ wanted: String, of line: String) -> String? {
        for part in line.split(separator: ";").dropFirst() {
            let part = part.trimmingPrefix(while: \.isWhitespace)
            guard part.lowercased().hasPrefix(wanted + "=") else { continue }
            let value = part.dropFirst(wanted.count + 1)
            return value.hasPrefix("\"") ? value.dropFirst().prefix { $0 != "\"" }.description : String(value)
        }
        return nil
    }

    private static func lineEnd(_ bytes: ByteBufferView, _ from: Int, _ limit: Int) -> Int? {
        var at = from
        while at + 1 < limit {
            if bytes[at] == 0x0D, bytes[at + 1] == 0x0A { return at }
            at += 1
        }
        return nil
    }

    private static func starts(_ bytes: ByteBufferView, _ at: Int, with text: String) -> Bool {
        bytes[min(at, bytes.endIndex)...].starts(with: text.utf8)
    }

    /// - Parameter startingLine: only where a line of the body starts.
    private static func find(_ wanted: [UInt8], in bytes: ByteBufferView, from: Int, startingLine: Bool) -> Int? {
        guard let first = wanted.first else { return nil }
        var rest = bytes[from...]
        while let at = rest.firstIndex(of: first) {
            rest = bytes[(at + 1)...]
            let isLineStart = at == bytes.startIndex || bytes[at - 1] == 0x0A
            if !startingLine || isLineStart, bytes[at...].starts(with: wanted) { return at }
        }
        return nil
    }
}
