import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import WasteDomain

/// What the next load says again 联单模板: an earlier manifest, or a file.
struct ManifestTemplate: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say("同以前的联单，或同模板文件 (.json)", "The same as an earlier manifest, or as a file (.json)")
        )
    )
    var like: String?

    @Option(
        help: ArgumentHelp(
            say(
                "这一次的数量，如 35kg；不止一行的写 行号=数量，可多次",
                "How much it is this time, such as 35kg; of several lines LINE=MASS, repeatable"
            )
        )
    )
    var mass: [String] = []

    var isUsed: Bool { like != nil }

    func validate() throws {
        guard mass.isEmpty || isUsed else {
            throw ValidationError(say("--mass 与 --like 同用", "--mass is said with --like"))
        }
    }

    /// The members it gives, and its lines with the quantities of this time.
    ///
    /// What went on a monthly sheet goes on that of this month.
    ///
    /// - Throws: a usage error for a quantity of a line there is not.
    func members(_ form: ManifestFormOptions, _ desk: Desk) throws -> JSONObject {
        guard let like else { return [:] }
        var object = try like.hasSuffix(".json") ? file(like) : earlier(like, desk)
        let names = ["handler", "handlerPhone", "kind", "manifest", "number", "occurredAt"]
        for name in names + ["redirects", "underEmergency", "v"] { object[name] = nil }
        if object["sheet"] != nil { object["sheet"] = try ThisMonth.sheet(desk) }
        let lines = object["lines"]?.array?.compactMap(\.object) ?? []
        let masses = mass.map { lines.count == 1 && !$0.contains("=") ? "1=\($0)" : $0 }
        object["lines"] = try lines.enumerated().map { index, line in
            try one(line, index + 1, masses, form)
        }.json
        for text in masses where !lines.indices.contains(where: { text.hasPrefix("\($0 + 1)=") }) {
            throw CommandError(.usage, "没有这一行: \(text)", "there is no such line: \(text)")
        }
        return object
    }

    private func one(
        _ line: JSONObject,
        _ number: Int,
        _ masses: [String],
        _ form: ManifestFormOptions
    ) throws -> JSONObject {
        var line = line
        line["line"] = number.json
        if let code = line["code"]?.string.flatMap({ WasteCode($0) }) {
            try CatalogueDefaults.complete(&line, for: code)
        }
        if let said = try LineValue.of(String(number), in: masses) {
            line["mass"] = Mass(said)?.json ?? .string(said)
            line["estimated"] = nil
        } else if try form.statesMass(of: number) {
            line["estimated"] = nil
        } else if line["mass"] != nil {
            line["estimated"] = true.json
        }
        return line
    }

    private func file(_ path: String) throws -> JSONObject {
        let objects = try FormInput.objects(path)
        guard objects.count == 1 else {
            throw CommandError(.usage, "\(path): 应为一个对象", "\(path): one object is expected")
        }
        return objects[0]
    }

    private func earlier(_ text: String, _ desk: Desk) throws -> JSONObject {
        try ManifestReference.find(text, desk.ledger()).form.json.object ?? [:]
    }
}

/// The sheet a row goes on 按月联单.
enum ThisMonth {
    /// That of the month it happens in.
    static func sheet(_ desk: Desk) throws -> JSONValue {
        ReportPeriod(monthOf: try desk.occurredAt().legalDay).json
    }
}

/// The papers of a small generator 小微产废单位, where it does not say them itself.
enum SmallPapers {
    /// Names the contract the ledger knows with this consignee, and that there is no plan.
    ///
    /// Nothing is filled in for anybody else, nor where there is no ledger to look into.
    static func complete(
        _ members: inout JSONObject,
        of party: PartyID,
        _ site: String,
        _ desk: Desk
    ) throws {
        guard members["plan"] == nil || members["contract"] == nil,
            let number = SiteNumber(site), let ledger = try desk.ledgerIfAny()
        else { return }
        let today = try desk.occurredAt().legalDay
        let consignee = members["consignee"]?.object?["party"]?.string
        let id = SiteID(party: party, site: number)
        let known = try ledger.query { (reader) throws(LogError) -> [Contract]? in
            guard let site = try reader.record(Site.self, id),
                site.managementClass(on: today) == .registered
            else { return nil }
            return try reader.records(Contract.self, term: "party:\(party)")
        }
        guard let known else { return }
        let contract = known.last {
            $0.party == party && $0.purpose == .disposal && $0.days.contains(today)
                && $0.contractor.description == consignee
        }
        if members["plan"] == nil { members["plan"] = none }
        if members["contract"] == nil { members["contract"] = contract?.contract.json ?? none }
    }

    private static let none: JSONValue = "无".json
}
