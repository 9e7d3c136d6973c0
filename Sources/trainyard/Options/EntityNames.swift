import ArgumentParser

/// `old:new,old:new`: what entity types are to be called.
struct EntityNames: ExpressibleByArgument {
    private var names: [String: String] = [:]

    init() {}

    init?(argument: String) {
        for pair in argument.split(separator: ",") {
            let sides = pair.split(separator: ":").map(String.init)
            guard sides.count == 2 else { return nil }
            names[sides[0]] = sides[1]
        }
    }

    subscript(name: String) -> String { names[name] ?? name }
}
