import Terminal

/// The Review screen: what to mend next, worst first.
package struct ReviewState: Sendable {
    package var findings: [ReviewFinding] = []
    package var isLoaded = false
    package var cursor = ListCursor()
}

/// A finding of the doctor's with the texts it is about.
package struct ReviewFinding: Sendable, Equatable {
    package enum Level: Int, Sendable { case error, warning, note }
    package var level: Level
    /// A few words: "Same text under two intents".
    package var title: String
    /// One sentence: what is wrong.
    package var reason: String
    /// One sentence: what to do.
    package var advice: String
    /// The intent to look at, and a text to search for there.
    package var intent: String?
    package var examples: [About]

    /// One of the examples that a finding is about.
    package struct About: Sendable, Equatable {
        package var text: String
        package var intent: String
        package var isTest: Bool
    }
}
