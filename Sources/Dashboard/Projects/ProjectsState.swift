import Corpus
import Store
import Terminal

/// The Projects screen: the projects in the store, then the samples that are not in it yet.
package struct ProjectsState: Sendable {
    package var all: [ProjectRecord] = []
    package var isLoaded = false
    package var cursor = ListCursor()
    package var filter: TextField?
    package var filterHasFocus = false

    /// One row of the list.
    package enum Row: Sendable, Equatable {
        case project(ProjectRecord)
        case sample(SampleSummary)
    }

    package func rows(samples: [SampleSummary]) -> [Row] {
        let word = (filter?.text ?? "").lowercased()
        let matches: (String) -> Bool = { word.isEmpty || $0.lowercased().contains(word) }
        let taken = Set(all.map(\.name))
        return all.filter { matches($0.name) }.map(Row.project)
            + samples.filter { !taken.contains($0.name) && matches($0.name) }.map(Row.sample)
    }
}
