// swift-tools-version: 6.1
import PackageDescription

// Two cores and a clean clone are what continuous integration has, so heavy modules are few:
// each dependency's reason stands in docs/ARCHITECTURE.md.
let dependencies: [Package.Dependency] = [
]

let package = Package(
    name: "trainyard",
    dependencies: dependencies,
    targets: [
        .target(name: "Corpus"),
        .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3"])]),
        .target(name: "NLU", dependencies: ["Corpus", "CKernels"]),
        .testTarget(name: "CorpusTests", dependencies: ["Corpus"]),
        .testTarget(name: "NLUTests", dependencies: ["NLU", "Corpus"]),
    ],
    swiftLanguageModes: [.v6]
)
