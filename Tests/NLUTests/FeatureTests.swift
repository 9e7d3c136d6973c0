import NLU
import Testing

@Suite("Utterances become weighted n-grams")
struct FeatureTests {
    @Test("words and pairs of words, character sequences inside words, pairs of beginnings")
    func grams() {
        let grams = NGrams(TokenizedText("to go"))
        // to, go; <s> to, to go, go </s>
        #expect(grams[.words].count == 5)
        // " to ": " t", "to", "o ", " to", "to ", " to "; as many of " go "
        #expect(grams[.characters].count == 12)
        #expect(grams[.pairs].count == 1)
        // Both words end in "o ".
        #expect(Set(GramView.allCases.flatMap { grams[$0] }).count == 17)
    }

    @Test("word order changes the words' view and not the pairs'")
    func order() {
        let (one, other) = (NGrams(TokenizedText("pay my bill")), NGrams(TokenizedText("bill my pay")))
        #expect(one[.words].sorted() != other[.words].sorted())
        #expect(one[.characters].sorted() == other[.characters].sorted())
        #expect(one[.pairs].sorted() == other[.pairs].sorted())
    }

    @Test("words with the same beginning are the same in pairs")
    func beginnings() {
        #expect(NGrams(TokenizedText("transfer declined"))[.pairs] == NGrams(TokenizedText("transfers declines"))[.pairs])
        #expect(NGrams(TokenizedText("transfer declined"))[.pairs] != NGrams(TokenizedText("tram declined"))[.pairs])
    }

    @Test("a key stays what it is: models on disk are made of keys")
    func keysAreStable() {
        #expect(NGrams(TokenizedText("a"))[.words] == [GoldenKeys.a, GoldenKeys.startA, GoldenKeys.aEnd])
    }

    @Test("every view of a text has length 1, and the constant is always there")
    func lengths() throws {
        let texts = ["good morning", "good evening to you", "good night", ""]
        let counts = try FeatureCounts(texts, classes: 2) {}
        let rows = counts.weighted(asTrainedOn: Array(texts.indices))
        let constant = Featurizer.constant * Featurizer.constant
        #expect(abs(rows.norms[1] - (2 + constant)) < 1e-5 || abs(rows.norms[1] - (3 + constant)) < 1e-5)
        #expect(rows.norms[3] == constant)
        for row in texts.indices {
            let squares = rows.entries(row).reduce(Float(0)) { $0 + rows.values[$1] * rows.values[$1] }
            #expect(abs(squares - rows.norms[row]) < 1e-5)
        }
    }

    @Test("what a fold was not trained on weighs nothing in it")
    func folds() throws {
        let texts = ["red wine", "red beer", "white wine", "green tea"]
        let counts = try FeatureCounts(texts, classes: 2) {}
        let rows = counts.weighted(asTrainedOn: [0, 1])
        // "green tea" shares nothing but characters with the first two; "white" nothing at all.
        let featurizer = counts.featurizer(trainedOn: [0, 1, 2, 3])
        #expect(featurizer.vector(TokenizedText("zzzz")).indices.count == 1)
        let known = rows.entries(2).filter { rows.values[$0] != 0 }.count
        let all = rows.entries(2).count
        #expect(known < all && known > 1)
    }

    @Test("a model weighs a text as training did")
    func featurizerAgrees() throws {
        let texts = ["where is my card", "my card is lost", "lost my way", "where where where"]
        let counts = try FeatureCounts(texts, classes: 2) {}
        let everything = Array(texts.indices)
        let rows = counts.weighted(asTrainedOn: everything)
        let featurizer = counts.featurizer(trainedOn: everything)
        for (row, text) in texts.enumerated() {
            let vector = featurizer.vector(TokenizedText(text))
            #expect(vector.indices == Array(rows.indices[rows.entries(row)]))
            #expect(zip(vector.values, rows.values[rows.entries(row)]).allSatisfy { abs($0 - $1) < 1e-6 })
        }
    }

    @Test("keys are found whatever they are", arguments: [0, 1, 2, 1_000, 100_000])
    func index(count: Int) throws {
        var generator = SeededGenerator(seed: 7)
        var keys = Set((0..<count).map { _ in generator.next() })
        if count > 1 { keys.formUnion([0, .max]) }
        let sorted = keys.sorted()
        let index = try #require(KeyIndex(Tensor(sorted)))
        #expect(sorted.enumerated().allSatisfy { index.number(of: $1) == $0 })
        #expect(index.number(of: 12_345) == sorted.firstIndex(of: 12_345))
        #expect(KeyIndex(Tensor([3, 3] as [UInt64])) == nil)
        #expect(KeyIndex(Tensor([4, 3] as [UInt64])) == nil)
    }

    @Test("random numbers are the same in every version")
    func generator() {
        var generator = SeededGenerator(seed: 1)
        #expect([generator.next(), generator.next()] == GoldenKeys.random)
        var order = Array(0..<6)
        generator.shuffle(&order)
        #expect(order.sorted() == Array(0..<6))
    }
}
