// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "ferrule",
  platforms: [.macOS(.v14)],
  products: [
    .executable(name: "ferrule", targets: ["ferrule"])
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // What exists and what happened. Standard library only.
    .target(name: "Plant"),
    // What the technician does next.
    .target(name: "Guide", dependencies: ["Plant"]),
    // What a change is, and what a set of changes means.
    .target(name: "Change", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
    // The store's SQL and its table catalogue.
    .target(
      name: "Schema",
      path: "schema",
      exclude: ["README.md"],
      resources: [
        .embedInCode("v001_records.sql"), .embedInCode("v001_facts.sql"),
        .embedInCode("v001_local.sql"), .embedInCode("v002_facts.sql"),
        .embedInCode("v002_local.sql"), .embedInCode("v003_local.sql"),
        .embedInCode("v004_records.sql"), .embedInCode("v004_facts.sql"),
        .embedInCode("v005_local.sql"), .embedInCode("v006_indexes.sql"),
        .embedInCode("v007_indexes.sql"), .embedInCode("v008_indexes.sql"),
        .embedInCode("images_v001.sql"), .embedInCode("images_v002.sql"),
      ]
    ),
    // The procedures that come with the program.
    .target(
      name: "Procedures",
      path: "procedures",
      resources: [
        .embedInCode("repair.yaml"), .embedInCode("new-link.yaml"),
        .embedInCode("replace-cord.yaml"), .embedInCode("replace-module.yaml"),
        .embedInCode("spare-leg.yaml"), .embedInCode("bad-link.yaml"),
        .embedInCode("other-link.yaml"), .embedInCode("panel-joint.yaml"),
        .embedInCode("acceptance.yaml"),
      ]
    ),
    // The C calls Swift cannot make.
    .target(name: "CShims", linkerSettings: [.linkedLibrary("sqlite3")]),
    // What a signal does to a terminal whose keys are read one by one.
    .target(name: "CTerminal"),
    .systemLibrary(name: "CLZ4", providers: [.apt(["liblz4-dev"]), .brew(["lz4"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(
      name: "Store",
      dependencies: [
        "Plant", "Guide", "Change", "Schema", "CShims", "CLZ4",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "Sync",
      dependencies: [
        "Store", "Change", "CZlib", .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(name: "Paper", dependencies: ["Plant", "Guide"]),
    .target(
      name: "Interop",
      dependencies: [
        "Plant", "Guide", "Procedures", .product(name: "Yams", package: "Yams"),
      ]),
    .executableTarget(
      name: "ferrule",
      dependencies: [
        "Plant", "Guide", "Change", "Store", "Sync", "Paper", "Interop", "CTerminal",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(
      name: "TestSupport",
      dependencies: ["Change", .product(name: "Crypto", package: "swift-crypto")],
      path: "Tests/TestSupport"),
    // SQLite's session extension, for tests and benchmarks only.
    .target(
      name: "CSession", path: "Tests/CSession", linkerSettings: [.linkedLibrary("sqlite3")]),
    // scripts/bench: measures the rooms beside their yardsticks; no product.
    .executableTarget(
      name: "ferrule-bench",
      dependencies: [
        "Plant", "Change", "Store", "Sync", "CShims", "CSession", "TestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Benchmarks"),
    // What ends the program by force, for scripts/crash and the tests.
    .target(
      name: "Crash", dependencies: ["Store", "Sync", "Change", "TestSupport"], path: "Tests/Crash"),
    .executableTarget(
      name: "ferrule-crash",
      dependencies: [
        "Crash", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/CrashCommand"),
    .testTarget(name: "PlantTests", dependencies: ["Plant", "TestSupport"]),
    .testTarget(
      name: "GuideTests", dependencies: ["Guide", "Plant", "Interop", "TestSupport"]),
    .testTarget(name: "ChangeTests", dependencies: ["Change", "TestSupport"]),
    .testTarget(
      name: "StoreTests",
      dependencies: ["Store", "Plant", "Guide", "Change", "TestSupport", "CSession"],
      exclude: ["Frozen"]),
    .testTarget(name: "SyncTests", dependencies: ["Sync", "TestSupport", "CSession"]),
    .testTarget(name: "PaperTests", dependencies: ["Paper", "Plant", "Guide", "TestSupport"]),
    .testTarget(name: "InteropTests", dependencies: ["Interop", "Guide", "TestSupport"]),
    .testTarget(name: "CLITests", dependencies: ["Crash", "Guide", "Plant", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

// The rules of the house, the same in every Swift target.
let writtenInC = ["CShims", "CSession", "CTerminal"]
for target in package.targets where target.type != .system && !writtenInC.contains(target.name) {
  var settings = target.swiftSettings ?? []
  settings += [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
  target.swiftSettings = settings
}
