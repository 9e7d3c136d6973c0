/// The number under which an engine is registered in the store.
package struct EngineID: Hashable, Sendable {
    let row: Int64
}
