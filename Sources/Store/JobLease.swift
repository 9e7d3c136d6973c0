/// A job in the hands of an engine. Every write about it asks whether it still is.
package struct JobLease: Hashable, Sendable {
    package let model: ModelID
    package let engine: EngineID
    /// 1 for the first run, 2 for the one after its process died.
    package let run: Int
}
