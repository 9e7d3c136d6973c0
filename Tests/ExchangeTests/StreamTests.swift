import Corpus
import Exchange
import Foundation
import Synchronization
import Testing

@Suite("A file read piece by piece gives what it gives when it is read at once")
struct StreamTests {
    /// The files of a tree, read with a window of so many bytes.
    private func streamed(_ tree: SourceTree, window: Int) throws -> SourceTree {
        var streamed = tree
        streamed.files = try tree.files.map { file in
            let source = try file.content.get()
            let bytes = source.bytes
            let stream = ByteStream(count: bytes.count) { Array(bytes[$0]) }
            return .init(path: file.path, content: .success(try SourceText(stream, name: source.name, window: window)))
        }
        return streamed
    }

    @Test("in every format, with every window", arguments: DataFormat.allCases, [1, 7, 64, 4096])
    func formats(format: DataFormat, window: Int) throws {
        var maker = DataMaker(seed: UInt64(window))
        let examples = (0..<40).map { _ in maker.example() }
        for dataset in [Coffee.dataset, Dataset(language: .english, examples: examples + examples)] {
            let tree = DataWriter.write(dataset, as: format).tree
            let whole = try DataReader.read(tree, language: .english, format: format)
            let pieces = try DataReader.read(try streamed(tree, window: window), language: .english, format: format)
            #expect(pieces.examples == whole.examples)
            #expect(pieces.definitions == whole.definitions)
            #expect(pieces.report.issues == whole.report.issues)
            #expect((pieces.report.rows, pieces.report.taken) == (whole.report.rows, whole.report.taken))
        }
    }

    @Test("examples that are delivered one by one are those that come all at once", arguments: DataFormat.allCases)
    func delivery(format: DataFormat) throws {
        let tree = DataWriter.write(Coffee.dataset, as: format).tree
        var delivered: [Example] = []
        let delivery = ImportDelivery({ example, _ in
            delivered.append(example)
            return nil
        })
        let data = try DataReader.read(tree, language: .english, delivery: delivery)
        #expect(data.examples.isEmpty)
        #expect(delivered == (try DataReader.read(tree, language: .english)).examples)
    }

    @Test("a file that is cut off while it is read is refused") func cutOff() throws {
        let text = "text,intent\n" + (0..<200).map { "utterance \($0),greet\n" }.joined()
        let bytes = Array(text.utf8)
        let readings = Mutex(0)
        let stream = ByteStream(count: bytes.count) { range in
            readings.withLock { $0 += 1 }
            return readings.withLock { $0 > 200 } ? nil : Array(bytes[range])
        }
        let source = try SourceText(stream, name: "data.csv", window: 64)
        let tree = SourceTree(name: "data.csv", isFolder: false, files: [.init(path: "data.csv", content: .success(source))])
        let error = #expect(throws: UnreadableFile.self) { try DataReader.read(tree, language: .english) }
        #expect(error?.message.contains("changed while it was being read") == true)
    }

    @Test("a large file on disk is read piece by piece") func onDisk() throws {
        let scratch = try Scratch()
        let path = scratch.path + "/large.jsonl"
        let line = #"{"text": "a large latte, please", "intent": "order", "entities": []}"# + "\n"
        let count = ExchangeLimits.heldBytes / line.utf8.count + 10
        try Data(String(repeating: line, count: count).utf8).write(to: URL(fileURLWithPath: path))
        var (taken, told) = (0, ImportProgress(bytes: 0, totalBytes: 0, rows: 0))
        let delivery = ImportDelivery(
            { _, standing in
                #expect(standing.repeats == (taken > 0))
                taken += 1
                return nil
            }, progress: { told = $0 })
        let data = try DataReader.read(path, language: .english, delivery: delivery)
        #expect((taken, data.report.taken, data.report.rows) == (count, count, count))
        #expect(told.share > 0.9 && told.totalBytes == line.utf8.count * count)
        #expect(data.report.count(.noted) == count - 1)
        #expect(data.report.issues.count == CorpusLimits.listedIssues)
    }

    @Test("an error of who takes the examples stops the reader") func stopped() throws {
        struct Full: Error {}
        let text = "text,intent\n" + (0..<5000).map { "utterance \($0),greet\n" }.joined()
        var taken = 0
        let delivery = ImportDelivery({ _, _ in
            taken += 1
            if taken == 10 { throw Full() }
            return nil
        })
        let data = try DataReader.read(try SourceTree.file(Data(text.utf8), name: "x.csv"), language: .english, delivery: delivery)
        #expect(delivery.failure is Full)
        #expect((taken, data.report.rows) == (10, 10))
    }
}
