import Foundation
import LiandanTesting
import Testing

extension Stage {
    static let registry = [
        "parties": """
        party,name,roles,region,address,phone
        \(Town.generator),示例机械有限公司,generator,500114,示例路1号,023-79221000
        \(Town.carrier),示例运输有限公司,carrier,500114,示例路5号,023-79225000
        \(Town.disposer),示例再生资源有限公司,disposer,500114,示例路9号,023-79229000

        """,
        "sites": """
        party,site,name,region,segment,address
        \(Town.generator),001,厂区,500114,5001,示例路1号
        \(Town.disposer),001,厂区,500114,5001,示例路9号

        """,
        "licences": """
        party,licence,type,issuer,from,until,activities,wastes,methods,scale
        \(Town.disposer),5001140001,comprehensive,市生态环境局,2025-01-01,2029-12-31,collect;store;use,HW08,R9=5000t,5000t
        \(Town.carrier),500114000001,transport,区交通运输委,2025-01-01,2029-12-31,,,,

        """,
        "vehicles": """
        plate,party,type,certificate,from,until,ratedLoad
        渝H12345,\(Town.carrier),truck,500114012345,2025-01-01,2027-12-31,8t

        """,
        "contracts": """
        party,contract,contractor,purpose,from,until
        \(Town.generator),C-1,\(Town.disposer),disposal,2026-01-01,2026-12-31
        \(Town.generator),T-1,\(Town.carrier),transport,2026-01-01,2026-12-31

        """,
        "insurances": """
        party,policy,insurer,from,until
        \(Town.carrier),I-1,示例保险,2026-01-01,2026-12-31
        \(Town.disposer),I-2,示例保险,2026-01-01,2026-12-31

        """,
        "plans": """
        party,site,plan,year,lines
        \(Town.generator),001,P-2026,2026,900-214-08=10t@\(Town.disposer)

        """,
    ]
    static let registrations = [
        ["party", "register", "--file", "parties.csv"],
        ["site", "register", "--file", "sites.csv"],
        ["licence", "grant", "--file", "licences.csv"],
        ["vehicle", "register", "--file", "vehicles.csv"],
        ["contract", "record", "--file", "contracts.csv"],
        ["insurance", "record", "--file", "insurances.csv"],
        ["plan", "file", "--file", "plans.csv"],
    ]

    /// Makes the ledger, its operator's key and its trust file.
    func found(suite: String = "sha256") throws {
        try done(
            .authority,
            [
                "init", "city.ldg", "--origin", "example.org/500114", "--authority",
                Town.authority, "--name", "示例区生态环境局", "--suite", suite,
            ]
        )
    }

    /// The authority registers everybody from tables.
    func register() throws {
        for (name, table) in Self.registry { try write(table, .authority, name + ".csv") }
        for command in Self.registrations { try done(.authority, command) }
    }

    /// Every party makes its key on its own machine; the authority enrols it.
    func enrol() throws {
        for place in Place.allCases where place != .authority {
            try write(bytes(.authority, "city.trust"), place, "city.trust")
            try done(
                place,
                [
                    "key", "create", "--party", place.party, "--key", "own.key", "--request",
                    "own.request", "--trust", "city.trust", "--holder", "王芳",
                ]
            )
            try done(.authority, ["key", "enroll", file(place, "own.request")])
        }
    }

    /// Where the stage stands that every other one is a copy of.
    static let settled = Result<String, any Error> {
        let stage = try Stage(isSettled: false)
        try stage.found()
        try stage.register()
        try stage.enrol()
        return try stage.keep(as: "settled")
    }

    /// Moves it to where it stays, to be copied, until the tests end.
    func keep(as name: String) throws -> String {
        let kept = "\(Self.keptFolder)/\(name)"
        try FileManager.default.moveItem(atPath: path, toPath: kept)
        return kept
    }

    private static let keptFolder: String = {
        let process = ProcessInfo.processInfo.processIdentifier
        let folder = NSTemporaryDirectory() + "liandan-stages-\(process)"
        try? FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        atexit { try? FileManager.default.removeItem(atPath: Stage.keptFolder) }
        return folder
    }()
}
