import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#endif

/// What libFuzzer calls, in a program of its own that `scripts/fuzz-coverage` builds: one reader, with the bytes at once and piece by
/// piece. A trap, a memory error, a time-out, or a difference between the two ways is a finding.
enum FuzzTarget {
    static let name = getenv("FUZZ_READER").map { String(cString: $0) } ?? "csv"

    static func run(_ bytes: [UInt8]) {
        switch name {
        case "inline":
            let text = String(decoding: bytes, as: UTF8.self)
            let parsed = AnnotatedText.parse(text)
            let example = Example(text: parsed.text, intent: "", entities: parsed.entities)
            let back = AnnotatedText.parse(AnnotatedText.format(example))
            guard back.text == parsed.text, back.entities == parsed.entities else { fail("written and read back, it is another") }
        case "zip":
            guard let tree = try? SourceTree.file(Data(bytes), name: "data.zip") else { return }
            _ = try? DataReader.read(tree, language: .english)
        default:
            guard let format = DataFormat(rawValue: name) else { fail("there is no reader \(name)") }
            compare(bytes, format)
        }
    }

    private static func compare(_ bytes: [UInt8], _ format: DataFormat) {
        let window = 1 + Int(bytes.first ?? 0) % 100
        let whole = read(format) { () throws(UnreadableFile) in try SourceText(Data(bytes), name: "data") }
        let pieces = read(format) { () throws(UnreadableFile) in
            try SourceText(ByteStream(count: bytes.count) { Array(bytes[$0]) }, name: "data", window: window)
        }
        switch (whole, pieces) {
        case (.success(let a), .success(let b)):
            guard a.examples == b.examples, a.definitions == b.definitions, a.report.issues == b.report.issues else {
                fail("read piece by piece, it is another")
            }
            guard a.report.taken + a.report.count(.refused) >= a.report.rows else { fail("a row is lost") }
        case (.failure(let a), .failure(let b)):
            guard "\(a)" == "\(b)" else { fail("\(a) and \(b)") }
            guard !"\(a)".contains("\n") else { fail("a complaint of several lines") }
        default: fail("read in one way, and refused in the other")
        }
    }

    private static func read(
        _ format: DataFormat, _ source: () throws(UnreadableFile) -> SourceText
    ) -> Result<ImportedData, UnreadableFile> {
        do throws(UnreadableFile) {
            let file = SourceTree.File(path: "data", content: .success(try source()))
            return .success(
                try DataReader.read(SourceTree(name: "data", isFolder: false, files: [file]), language: .english, format: format))
        } catch {
            return .failure(error)
        }
    }

    private static func fail(_ message: String) -> Never {
        print("\(name): \(message)")
        fflush(nil)
        abort()
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzTarget.run([UInt8](UnsafeBufferPointer(start: start, count: count)))
    return 0
}
