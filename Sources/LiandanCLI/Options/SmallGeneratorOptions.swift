import ArgumentParser
import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// What is said of a small generator 小微产废单位 beside its particulars.
struct SmallGeneratorOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say("联单号段，4位；默认按行政区划", "Segment of manifest numbers; by region by default")
        )
    )
    var segment: String?

    @Option(help: ArgumentHelp(say("固定污染源代码", "Code as a pollution source")))
    var permit: String?

    @Option(
        help: ArgumentHelp(
            say("收集单位；由它登记收集合同", "Who collects there: a contract with it is recorded")
        )
    )
    var contractor: String?

    @Option(
        help: ArgumentHelp(say("合同编号；默认 SJ-单位代码", "Number of the contract; SJ-CODE by default"))
    )
    var contract: String?

    @Option(help: ArgumentHelp(say("合同有效期起；默认当日", "First day of the contract; today by default")))
    var from: String?

    @Option(
        help: ArgumentHelp(say("合同有效期止；默认当年年底", "Its last day; the end of the year by default"))
    )
    var until: String?

    @Option(help: ArgumentHelp(say("合同废物代码，分号分隔；默认不限", "Wastes it is for, by ;; any by default")))
    var codes: String?

    var cells: [String: String?] {
        [
            "segment": segment, "permit": permit, "contractor": contractor?.asCode,
            "contract": contract, "from": from, "until": until, "codes": codes,
        ]
    }
}

/// Makes of one row what registers a small generator: party, site, class, contract.
struct SmallRegister {
    private static let papers = ["codes", "contract", "contractor", "from", "until"]
    private static let place = ["permit", "segment"]
    private let desk: Desk
    private let today: CivilDay
    private let regions: RegionTable
    /// The last local id given or found, by region.
    private var last: [RegionCode: Int] = [:]

    init(_ desk: Desk) throws {
        self.desk = desk
        today = try desk.occurredAt().legalDay
        regions = RegulationLibrary(desk.description.suite).builtIn().regions
    }

    mutating func drafts(of row: StatementDraft) throws -> [StatementDraft] {
        var party = row.members
        for name in Self.papers + Self.place { party[name] = nil }
        if party["roles"] == nil { party["roles"] = [PartyRole.generator].json }
        let region = party["region"]?.string.flatMap { RegionCode($0) }
        if party["party"] == nil { party["party"] = try localID(in: region).json }
        let code = party["party"]
        let site: JSONObject = [
            "address": party["address"], "name": party["name"], "party": code,
            "permit": row.members["permit"], "region": party["region"],
            "segment": row.members["segment"] ?? region.flatMap { regions[$0]?.segment }?.json,
            "site": "001",
        ]
        let small: JSONObject = [
            "class": ManagementClass.registered, "from": today, "reason": "小微产废单位",
            "site": ["party": code, "site": "001"] as JSONObject,
        ]
        let statements: [(EventKind, JSONObject)] =
            [(.partyRegistered, party), (.siteRegistered, site), (.siteClassified, small)]
            + contract(row.members, code?.string ?? "").map { (.contractRecorded, $0) }
        return statements.map { StatementDraft($0, $1, lines: row.lines) }
    }

    private func contract(_ said: JSONObject, _ party: String) -> [JSONObject] {
        guard let contractor = said["contractor"] else { return [] }
        return [
            [
                "codes": said["codes"], "contract": said["contract"] ?? "SJ-\(party)".json,
                "contractor": contractor, "from": said["from"] ?? today.json, "party": party,
                "purpose": ContractPurpose.disposal,
                "until": said["until"] ?? "\(today.year)-12-31".json,
            ]
        ]
    }

    /// The next free local id 本地编号 of a region.
    private mutating func localID(in region: RegionCode?) throws -> PartyID {
        guard let region else {
            throw CommandError(
                .usage,
                "没有统一社会信用代码的，须写明行政区划代码 (6位)",
                "where there is no credit code, say the region, six digits"
            )
        }
        let prefix = "L\(region)-"
        let known = try last[region] ?? highest(prefix)
        last[region] = known + 1
        let digits = Digits.text(of: Int64(known + 1), width: 4)
        guard let party = PartyID(prefix + digits) else {
            throw CommandError(
                .usage,
                "\(region) 的本地编号已经用完",
                "the local ids of \(region) are all taken"
            )
        }
        return party
    }

    private func highest(_ prefix: String) throws -> Int {
        let names = try desk.ledger().query { (reader) throws(LogError) in
            try reader.names(of: .party, term: "party")
        }
        return names.filter { $0.hasPrefix(prefix) }.compactMap { Int($0.suffix(4)) }.max() ?? 0
    }
}
