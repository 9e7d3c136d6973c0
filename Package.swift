// swift-tools-version: 6.1
import PackageDescription

// Two cores and a clean clone are what continuous integration has, so heavy modules are few:
// each dependency's reason stands in docs/ARCHITECTURE.md.
let dependencies: [Package.Dependency] = [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
]

let package = Package(
    name: "trainyard",
    dependencies: dependencies,
    targets: [
        .target(name: "Corpus"),
        .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3"])]),
        .target(name: "NLU", dependencies: ["Corpus", "CKernels"]),
        .target(name: "Store", dependencies: ["NLU", "Corpus", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(name: "Engine", dependencies: ["Store", "NLU", "Corpus"]),
        .target(
            name: "CNcurses",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "Terminal", dependencies: ["CNcurses", .product(name: "TOMLKit", package: "TOMLKit")]),
        .target(name: "Dashboard", dependencies: ["Terminal", "Engine", "Store", "NLU", "Corpus"]),
        .testTarget(name: "CorpusTests", dependencies: ["Corpus"]),
        .testTarget(name: "NLUTests", dependencies: ["NLU", "Corpus"]),
        .testTarget(name: "StoreTests", dependencies: ["Store", "NLU", "Corpus"]),
        .testTarget(name: "EngineTests", dependencies: ["Engine", "Store", "NLU", "Corpus"]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal"]),
        .testTarget(name: "DashboardTests", dependencies: ["Dashboard", "Terminal", "Engine", "Store", "NLU", "Corpus"]),
    ],
    swiftLanguageModes: [.v6]
)
