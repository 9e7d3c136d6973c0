/// Names for projects whose maker gave none.
enum ProjectName {
    static func madeUp() -> String {
        let first = ["amber", "brisk", "calm", "dapper", "eager", "frosty", "gentle", "hardy", "jolly", "lively", "mellow", "nimble"]
        let second = [
            "axle", "boxcar", "buffer", "coupler", "flatcar", "hopper", "lantern", "piston", "roundhouse", "signal", "switch", "tender",
        ]
        return "\(first.randomElement() ?? "new")-\(second.randomElement() ?? "project")"
    }
}
