// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
    .enableUpcomingFeature("InferIsolatedConformances"),  // SE-0470
    .enableUpcomingFeature("ImmutableWeakCaptures"),  // SE-0481
]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

/// Targets stand in the order an event passes through them; imports go upwards in this list only.
let package = Package(
    name: "Liandan",
    products: [
        .executable(name: "liandan", targets: ["LiandanCLI"]),
        .executable(name: "liandan-pdf", targets: ["PrintsPDF"]),
    ],
    dependencies: [
        // Apple's own parser: help, completion and errors from the declared arguments.
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        // The SQLite toolkit of the Swift world, kept since 2015: connections, statements, errors.
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    ],
    targets: [
        // MARK: Bytes
        .systemLibrary(
            name: "CLibcrypto",
            pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"])]
        ),
        .target(name: "CanonicalJSON", swiftSettings: strict),
        .target(
            name: "LedgerCrypto",
            dependencies: ["CanonicalJSON", "CLibcrypto"],
            swiftSettings: strict
        ),
        .target(
            name: "LedgerLog",
            dependencies: ["CanonicalJSON", "LedgerCrypto"],
            swiftSettings: strict
        ),

        // MARK: Waste
        .target(name: "WasteDomain", dependencies: ["CanonicalJSON"], swiftSettings: strict),
        .target(name: "RegulationData", exclude: ["tables"]),
        .target(
            name: "Regulation",
            dependencies: ["CanonicalJSON", "RegulationData", "WasteDomain"],
            swiftSettings: strict
        ),
        .target(
            name: "HandoffRules",
            dependencies: ["CanonicalJSON", "Regulation", "WasteDomain"],
            swiftSettings: strict
        ),

        // MARK: Labels
        .target(
            name: "Labels",
            dependencies: ["CanonicalJSON", "LedgerCrypto", "Regulation", "WasteDomain"],
            swiftSettings: strict
        ),

        // MARK: Stores
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .target(
            name: "LedgerStoreSQLite",
            dependencies: ["CSQLite", "CanonicalJSON", "LedgerLog", grdb],
            swiftSettings: strict
        ),

        // MARK: The ledger
        .target(
            name: "Liandan",
            dependencies: [
                "CanonicalJSON", "HandoffRules", "LedgerCrypto", "LedgerLog", "LedgerStoreSQLite",
                "Regulation", "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Duties",
            dependencies: [
                "CanonicalJSON", "HandoffRules", "LedgerLog", "Liandan", "Regulation",
                "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Tracing",
            dependencies: [
                "CanonicalJSON", "HandoffRules", "LedgerLog", "Liandan", "Regulation",
                "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Accounts",
            dependencies: ["CanonicalJSON", "LedgerLog", "Liandan", "Regulation", "WasteDomain"],
            swiftSettings: strict
        ),
        .target(
            name: "Indicators",
            dependencies: [
                "Accounts", "CanonicalJSON", "HandoffRules", "LedgerLog", "Liandan", "Regulation",
                "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Bundles",
            dependencies: ["CanonicalJSON", "LedgerCrypto", "LedgerLog", "Liandan", "WasteDomain"],
            swiftSettings: strict
        ),
        .target(
            name: "Audit",
            dependencies: [
                "Bundles", "CanonicalJSON", "HandoffRules", "LedgerCrypto", "LedgerLog",
                "Liandan", "Regulation", "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Simulation",
            dependencies: [
                "Accounts", "Audit", "CanonicalJSON", "HandoffRules", "LedgerCrypto", "LedgerLog",
                "Liandan", "Regulation", "WasteDomain",
            ],
            swiftSettings: strict
        ),
        // Both are loaded when they are first used: they bring more than forty libraries.
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CMicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
        .target(
            name: "Witnessing",
            dependencies: [
                "CCurl", "CMicrohttpd", "CanonicalJSON", "LedgerCrypto", "LedgerLog",
                "LedgerStoreSQLite", "Liandan",
            ],
            swiftSettings: strict
        ),
        .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(
            name: "Interchange",
            dependencies: ["CXlsxWriter", "CanonicalJSON", "Regulation", "WasteDomain"],
            swiftSettings: strict
        ),
        .target(
            name: "Conformance",
            dependencies: [
                "Audit", "CanonicalJSON", "HandoffRules", "Interchange", "LedgerCrypto",
                "LedgerLog", "Liandan", "Regulation", "WasteDomain",
            ],
            swiftSettings: strict
        ),

        // MARK: Paper
        // It has no pkg-config file of its own.
        .systemLibrary(name: "CZint", providers: [.apt(["libzint-dev"])]),
        .target(
            name: "Prints",
            dependencies: ["CZint", "CanonicalJSON", "Regulation", "WasteDomain"],
            swiftSettings: strict
        ),
        .systemLibrary(
            name: "CPangoCairo",
            pkgConfig: "pangocairo",
            providers: [.apt(["libpango1.0-dev"])]
        ),
        // A program of its own: Pango and Cairo bring 33 libraries, which take 3 ms to load.
        .executableTarget(
            name: "PrintsPDF",
            dependencies: ["CPangoCairo", "CanonicalJSON", "Prints", "Regulation"],
            swiftSettings: strict
        ),

        // MARK: The command
        .executableTarget(
            name: "LiandanCLI",
            dependencies: [
                "Accounts", "Audit", "Bundles", "CanonicalJSON", "Conformance", "Duties",
                "HandoffRules", "Indicators", "Interchange", "Labels", "LedgerCrypto", "LedgerLog",
                "Liandan", "Prints", "Regulation", "Simulation", "Tracing", "WasteDomain",
                "Witnessing",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),

        // MARK: Tests
        .target(
            name: "LiandanTesting",
            dependencies: [
                "CanonicalJSON", "HandoffRules", "LedgerCrypto", "LedgerLog", "Liandan",
                "Regulation", "WasteDomain",
            ],
            path: "Tests/LiandanTesting",
            swiftSettings: strict
        ),
        .testTarget(
            name: "CanonicalJSONTests",
            dependencies: ["CanonicalJSON", "LiandanTesting"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "LedgerCryptoTests",
            dependencies: ["CanonicalJSON", "LedgerCrypto", "LiandanTesting"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "LedgerLogTests",
            dependencies: ["CanonicalJSON", "LedgerCrypto", "LedgerLog", "LiandanTesting"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WasteDomainTests",
            dependencies: ["CanonicalJSON", "LiandanTesting", "WasteDomain"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RegulationTests",
            dependencies: [
                "CanonicalJSON", "LedgerCrypto", "LedgerLog", "Liandan", "LiandanTesting",
                "Regulation", "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "HandoffRulesTests",
            dependencies: [
                "Accounts", "Audit", "CanonicalJSON", "HandoffRules", "LedgerCrypto", "LedgerLog",
                "Liandan",
                "LiandanTesting", "Regulation", "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "LabelsTests",
            dependencies: [
                "CanonicalJSON", "Labels", "LedgerCrypto", "Liandan", "LiandanTesting",
                "Regulation", "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "LogStoreTests",
            dependencies: [
                "CanonicalJSON", "LedgerCrypto", "LedgerLog", "LedgerStoreSQLite",
                "LiandanTesting", grdb,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "LiandanTests",
            dependencies: [
                "CanonicalJSON", "HandoffRules", "LedgerCrypto", "LedgerLog", "Liandan",
                "LiandanTesting", "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "DutiesTests",
            dependencies: [
                "CanonicalJSON", "Duties", "HandoffRules", "Interchange", "LedgerLog", "Liandan",
                "LiandanTesting", "Regulation", "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "TracingTests",
            dependencies: [
                "CanonicalJSON", "Interchange", "LedgerLog", "Liandan", "LiandanTesting",
                "Regulation", "Tracing", "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "AccountsTests",
            dependencies: [
                "Accounts", "CanonicalJSON", "LedgerLog", "Liandan", "LiandanTesting",
                "Regulation", "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "IndicatorsTests",
            dependencies: [
                "Accounts", "CanonicalJSON", "HandoffRules", "Indicators", "LedgerLog", "Liandan",
                "LiandanTesting", "Regulation", "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "BundlesTests",
            dependencies: [
                "Bundles", "CanonicalJSON", "LedgerCrypto", "LedgerLog", "Liandan",
                "LiandanTesting", "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "AuditTests",
            dependencies: [
                "Audit", "CanonicalJSON", "Duties", "HandoffRules", "LedgerCrypto", "LedgerLog",
                "Liandan", "LiandanTesting", "Regulation", "WasteDomain", grdb,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SimulationTests",
            dependencies: [
                "Audit", "CanonicalJSON", "Interchange", "LedgerLog", "Liandan", "LiandanTesting",
                "Simulation",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WitnessingTests",
            dependencies: [
                "CanonicalJSON", "LedgerCrypto", "LedgerLog", "Liandan", "LiandanTesting",
                "Witnessing",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "InterchangeTests",
            dependencies: ["CanonicalJSON", "Interchange", "LiandanTesting", "WasteDomain"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PrintsTests",
            dependencies: [
                "CanonicalJSON", "LedgerCrypto", "LedgerLog", "Liandan", "LiandanTesting",
                "Prints", "PrintsPDF", "Regulation", "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ConformanceTests",
            dependencies: [
                "CanonicalJSON", "Conformance", "HandoffRules", "Interchange", "LiandanTesting",
                "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SchemaTests",
            dependencies: [
                "Audit", "CanonicalJSON", "Conformance", "Duties", "HandoffRules", "Interchange",
                "LedgerCrypto", "LedgerLog", "LedgerStoreSQLite", "Liandan", "LiandanCLI",
                "LiandanTesting", "Regulation", "Simulation", "WasteDomain",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "CanonicalJSON", "Duties", "LedgerCrypto", "LedgerLog", "Liandan", "LiandanCLI",
                "LiandanTesting", "PrintsPDF", "WasteDomain", "Witnessing",
            ],
            swiftSettings: strict
        ),

        // MARK: Benchmarks
        .executableTarget(
            name: "LedgerBenchmark",
            dependencies: [
                "Accounts", "Audit", "CanonicalJSON", "LedgerCrypto", "LedgerLog",
                "LedgerStoreSQLite", "Liandan", "LiandanTesting", "Tracing", "WasteDomain",
            ],
            path: "Benchmarks/LedgerBenchmark",
            swiftSettings: strict
        ),
    ],
    cLanguageStandard: .c2x
)
