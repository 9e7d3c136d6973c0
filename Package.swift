// swift-tools-version: 6.1
import PackageDescription

// Two cores and a clean clone are what continuous integration has, so heavy modules are few:
// each dependency's reason stands in docs/ARCHITECTURE.md.
let dependencies: [Package.Dependency] = [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
]

// `make dist` names a folder of archives, where the linker looks first: then the C libraries are inside too.
let archives = Context.environment["TRAINYARD_ARCHIVES"].map { ["-L" + $0] } ?? []

// The executable carries the Swift library, so that it runs on a box without Swift. SwiftPM's own
// switch for that cannot build tests; these flags link the program statically and leave the rest alone.
let staticSwift: [LinkerSetting] = [
    .unsafeFlags(
        archives + [
            "-static-stdlib", "-use-ld=lld", "-Xlinker", "-s", "-lCoreFoundation", "-l_FoundationCShims", "-l_FoundationCollections",
            "-lFoundationInternationalization", "-l_FoundationICU", "-lswiftSynchronization",
            "-lswiftDispatch", "-ldispatch", "-lBlocksRuntime", "-lstdc++",
        ], .when(platforms: [.linux], configuration: .release))
]

let package = Package(
    name: "trainyard",
    products: [.executable(name: "trainyard", targets: ["trainyard"])],
    dependencies: dependencies,
    targets: [
        .target(name: "CPCRE", linkerSettings: [.linkedLibrary("pcre2-8")]),
        .target(name: "Corpus", dependencies: ["CPCRE"]),
        .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3"])]),
        .target(name: "NLU", dependencies: ["Corpus", "CKernels"]),
        .target(
            name: "Store", dependencies: ["NLU", "Corpus", .product(name: "GRDB", package: "GRDB.swift")],
            linkerSettings: [.linkedLibrary("crypt")]),
        .target(name: "CInflate", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CRaster"),
        .target(name: "Exchange", dependencies: ["NLU", "Corpus", "CInflate", "CRaster", .product(name: "Yams", package: "Yams")]),
        .target(name: "Engine", dependencies: ["Store", "Exchange", "NLU", "Corpus"]),
        .target(
            name: "Serving",
            dependencies: [
                "Engine", "Exchange", "Store", "NLU", "Corpus",
                .product(name: "HummingbirdCore", package: "hummingbird"), .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"), .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(
            name: "CNcurses",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "Terminal", dependencies: ["CNcurses", .product(name: "TOMLKit", package: "TOMLKit")]),
        .target(name: "Dashboard", dependencies: ["Terminal", "Engine", "Exchange", "Store", "NLU", "Corpus"]),
        .target(name: "CAssets", cSettings: [.unsafeFlags(["-std=c2x", "-Wno-c23-extensions"])]),
        .executableTarget(
            name: "trainyard",
            dependencies: [
                "Dashboard", "Serving", "Engine", "Exchange", "Store", "NLU", "Corpus", "Terminal", "CAssets",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            linkerSettings: staticSwift),
        .testTarget(name: "CorpusTests", dependencies: ["Corpus"]),
        .testTarget(name: "NLUTests", dependencies: ["NLU", "Corpus"]),
        .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "NLU", "Corpus"]),
        .testTarget(
            name: "StoreTests", dependencies: ["Store", "NLU", "Corpus", .product(name: "GRDB", package: "GRDB.swift")]),
        .testTarget(name: "EngineTests", dependencies: ["Engine", "Store", "NLU", "Corpus"]),
        .testTarget(name: "ServingTests", dependencies: ["Serving", "Engine", "Exchange", "Store", "NLU", "Corpus"]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal"]),
        .testTarget(name: "DashboardTests", dependencies: ["Dashboard", "Terminal", "Engine", "Store", "NLU", "Corpus"]),
        .testTarget(name: "ArchitectureTests", dependencies: ["CAssets"]),
        .target(
            name: "CPseudoTerminal", path: "Tests/CPseudoTerminal",
            linkerSettings: [.linkedLibrary("vterm"), .linkedLibrary("util")]),
        .testTarget(name: "EndToEnd", dependencies: ["CPseudoTerminal"]),
    ],
    swiftLanguageModes: [.v6]
)
