import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import WasteDomain

/// Gives codes to packages: the next free ones, with what is known for their labels.
final class CodeGiver {
    private let desk: Desk
    private var book: SerialBook

    /// - Parameters:
    ///   - desk: Whose codes they are.
    ///   - device: The serials this device keeps to from now on; nil leaves what was.
    /// - Throws: If the ledger cannot be read.
    init(_ desk: Desk, device: Runs? = nil) throws {
        self.desk = desk
        book = SerialBook(desk.key.path)
        if let device { book.device = device }
        guard let ledger = try desk.ledgerIfAny() else { return }
        let party = desk.party
        book.learn(
            try ledger.query { (reader) throws(LogError) in
                try reader.record(SerialBlocks.self, party)
            },
            of: party
        )
    }

    /// The next free code, as the ledger and this device know.
    func next(_ waste: WasteCode, _ day: CivilDay, site: String) throws -> ItemCode {
        let codes = try give(1, waste, day, site: site)
        return codes[0]
    }

    /// The next free codes, as the ledger and this device know.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - waste: 废物代码.
    ///   - day: The day in the code.
    ///   - site: 场所编号.
    ///   - first: The serial to begin with; nil for the next free one.
    /// - Returns: As many codes.
    /// - Throws: `Ended` after saying that there are not as many.
    func give(
        _ count: Int,
        _ waste: WasteCode,
        _ day: CivilDay,
        site: String,
        from first: Int? = nil
    ) throws -> [ItemCode] {
        let stretches = book.stretches(of: desk.party, at: site)
        let codes: [ItemCode]
        if let first {
            let serials = first..<(first + count)
            let isOwn = { (serial: Int) in stretches.contains { $0.contains(serial) } }
            if let other = serials.first(where: { !isOwn($0) }) {
                throw refusal(of: other, site, stretches)
            }
            codes = serials.compactMap {
                ItemCode(unit: desk.party, waste: waste, day: day, serial: $0)
            }
        } else {
            let series = stretches.map { candidates(in: $0, waste, day) }
            codes = try free(count, series.flatMap(\.next) + series.flatMap(\.left))
        }
        guard !desk.party.isLocal else {
            throw CommandError(
                .refused,
                "\(desk.party) 没有统一社会信用代码，不能编物品编码",
                "\(desk.party) has no credit code to make item codes of"
            )
        }
        guard codes.count == count else {
            throw refusal(of: (stretches.last?.upperBound ?? 0) + 1, site, stretches)
        }
        for code in codes { book.use(code, JSONObject()) }
        return codes
    }

    /// The codes of a stretch after the last one this device used, and those it left out before.
    private func candidates(
        in stretch: ClosedRange<Int>,
        _ waste: WasteCode,
        _ day: CivilDay
    ) -> (next: [ItemCode], left: [ItemCode]) {
        let codes = stretch.compactMap {
            ItemCode(unit: desk.party, waste: waste, day: day, serial: $0)
        }
        let used = codes.first.map { book.used($0.series).numbers.intersection(stretch) } ?? []
        guard let last = used.max() else { return (codes, []) }
        return (
            codes.filter { $0.serial > last },
            codes.filter { $0.serial < last && !used.contains($0.serial) }
        )
    }

    private func free(_ count: Int, _ candidates: [ItemCode]) throws -> [ItemCode] {
        guard let ledger = try desk.ledgerIfAny() else { return Array(candidates.prefix(count)) }
        return try ledger.query { (reader) throws(LogError) in
            var codes: [ItemCode] = []
            for code in candidates where codes.count < count {
                if try reader.record(Item.self, code) == nil { codes.append(code) }
            }
            return codes
        }
    }

    /// Says which serial cannot be given.
    private func refusal(
        of serial: Int,
        _ site: String,
        _ stretches: [ClosedRange<Int>]
    ) -> Ended {
        let blocks = Runs(stretches.joined()).description
        let facts = [
            "blocks": blocks.isEmpty ? "—" : blocks, "serial": String(serial), "site": site,
        ]
        let finding =
            ItemCode.serials.contains(serial)
            ? RuleSet.finding("LD-ITM-006", facts)
            : RuleSet.finding("HW-ITM-005", ["text": String(serial)])
        OutcomeText(desk.output, desk.clock).show(.refused([finding]))
        return Ended(status: .refused)
    }

    /// The day in the code of a package that comes of another: that of the other if it is of the
    /// same unit, else that of the statement.
    func day(_ text: String?, of parent: ItemCode) throws -> CivilDay {
        try text == nil && parent.unit == desk.party ? parent.day : CodeDay.of(text, desk)
    }

    /// Content and site of a package, as the ledger knows them or this device; nil if neither does.
    func label(of code: ItemCode) throws -> JSONObject? {
        guard let ledger = try desk.ledgerIfAny() else { return book.label(of: code) }
        let item = try ledger.query { (reader) throws(LogError) in
            try reader.record(Item.self, code)
        }
        guard let item, let content = item.content.json.object else {
            return book.label(of: code)
        }
        return content.adding(["site": item.site])
    }

    /// Fills in what a label says: as that of another package does, as the catalogue does.
    ///
    /// - Parameters:
    ///   - members: What is said already, which stays.
    ///   - waste: 废物代码 of the new package.
    ///   - parent: The package whose content it has; nil if it has none.
    /// - Throws: a usage error if that is not enough.
    func describe(
        _ members: inout JSONObject,
        of waste: WasteCode,
        like parent: ItemCode?
    ) throws {
        if let parent {
            guard var known = try label(of: parent) else {
                guard ["form", "hazards", "packaging"].allSatisfy({ members[$0] != nil }) else {
                    throw CommandError(
                        .usage,
                        "不知道 \(parent) 标签的内容: 写明 --hazards、--form、--packaging，必要时 --name",
                        "what the label of \(parent) says is not known here: give --hazards, --form, "
                            + "--packaging, and --name if it is not the catalogue's"
                    )
                }
                return try describe(&members, of: waste, like: nil)
            }
            if parent.waste != waste {
                for name in ["category", "hazards", "name", "report"] { known[name] = nil }
            }
            if parent.unit != desk.party { known["site"] = nil }
            members = members.completed(by: known)
        }
        if members["site"] == nil { members["site"] = .string("001") }
        try CatalogueDefaults.complete(&members, for: waste)
    }

    /// States what gives codes, notes the codes, and prints them for the next command.
    func state(_ drafts: [StatementDraft]) throws {
        // Only the codes stand on standard output, so that they can be piped on.
        desk.output.isBeside = true
        try desk.state(drafts)
        try note(drafts)
        guard desk.output.format == .text else { return }
        drafts.flatMap(\.newCodes).forEach { Terminal.print($0) }
    }

    /// Notes the codes as used, and what their labels say.
    func note(_ drafts: [StatementDraft]) throws {
        for draft in drafts {
            for code in draft.newCodes.compactMap({ ItemCode($0) }) where code.unit == desk.party {
                book.use(code, label(of: draft))
            }
        }
        try book.save(on: desk.clock.now().legalDay)
    }

    /// What the labels of its packages say, as far as that is known here.
    private func label(of draft: StatementDraft) -> JSONObject {
        let parent = draft.members["code"]?.string.flatMap { ItemCode($0) }
        let members =
            draft.kind == .itemSplit
            ? parent.flatMap { book.label(of: $0) } ?? JSONObject() : draft.members
        var label = JSONObject()
        for name in SerialBook.label { label[name] = members[name] }
        return label.members.count > 1 ? label : JSONObject()
    }
}

extension StatementDraft {
    /// The codes it gives to packages.
    var newCodes: [String] {
        switch kind {
        case .itemIssued, .itemMerged, .itemRecoded, .itemOverpacked:
            [members["code"]?.string].compactMap(\.self)
        case .itemSplit:
            members["children"]?.array?.compactMap { $0.object?["code"]?.string } ?? []
        default: []
        }
    }
}

/// The day in a code: of generation or collection.
enum CodeDay {
    /// As it is written, or that of the statement.
    static func of(_ text: String?, _ desk: Desk) throws -> CivilDay {
        guard let text else { return try desk.occurredAt().legalDay }
        guard let day = CivilDay(text) else {
            throw CommandError(
                .usage,
                "日期写作 2026-10-08: \(text)",
                "a date is written 2026-10-08: \(text)"
            )
        }
        return day
    }
}
