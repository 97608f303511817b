import CanonicalJSON
import Regulation
import WasteDomain

/// One package, one code 一物一码.
enum ItemRules {
    static let all: [Rule] = [
        Rule(
            "HW-ITM-002",
            .item,
            zh: ("物品编码 {code} 已登记 (记录 {entry})", "使用下一个序号；两个场所不要共用序号"),
            en: (
                "The item code {code} is registered already (entry {entry})",
                "Use the next serial; two sites must not share serials."
            ),
            basis: [.law("HJ1276", "6")],
            check: .newItems { issued, context in
                guard let item = context.slice[Item.self, issued.code] else { return [] }
                return [
                    Fault(
                        issued.codePath,
                        ["code": issued.code.description, "entry": item.issued.event.description]
                    )
                ]
            }
        ),
        Rule(
            "HW-ITM-003",
            .item,
            zh: ("编码的单位 {unit} 不是登记的单位 {party}", "收集单位须以自己的代码重新赋码"),
            en: (
                "The code is of {unit}, but {party} registers it",
                "A collector labels again under its own code."
            ),
            basis: [.law("HJ1276", "6")],
            check: .newItems { issued, context in
                guard issued.code.unit != context.made.by else { return [] }
                return [
                    Fault(
                        issued.codePath,
                        [
                            "unit": issued.code.unit.description,
                            "party": context.made.by.description,
                        ]
                    )
                ]
            }
        ),
        Rule(
            "HW-ITM-004",
            .item,
            zh: ("编码日期 {day} 晚于登记日 {recorded}", "用产生或收集的日期，不能提前"),
            en: (
                "The date {day} in the code is after the day of registration {recorded}",
                "Use the day of generation or collection."
            ),
            basis: [.law("HJ1276", "6")],
            check: .newItems { issued, context in
                let recorded = context.made.recordedAt.legalDay
                guard issued.code.day > recorded else { return [] }
                return [
                    Fault(
                        issued.codePath,
                        ["day": issued.code.day.description, "recorded": recorded.description]
                    )
                ]
            }
        ),
        Rule(
            "HW-ITM-008",
            .item,
            zh: (
                "物品 {code} {status} (记录 {entry})，不能再有陈述",
                "核对编码和实物；标签可能是复制的，或作废后仍在使用"
            ),
            en: (
                "The item {code} is {status} (entry {entry}); nothing can follow",
                "Check the code and the package: its label may be a copy, or a voided one still in use."
            ),
            basis: [.project],
            check: .always { context in
                guard !isAfterwards(context) else { return [] }
                return named(in: context).compactMap { path, item in
                    guard item.status.isFinal else { return nil }
                    return Fault(
                        path,
                        [
                            "code": item.code.description, "status": item.status.rawValue,
                            "entry": item.end?.event.description ?? "—",
                        ]
                    )
                }
            }
        ),
        Rule(
            "HW-ITM-009",
            .item,
            zh: ("物品 {code} 不能随本联单移出: {why}", "核对编码；一件物品同时只在一份联单上"),
            en: (
                "The item {code} cannot leave with this manifest: {why}",
                "Check the code; an item is on one open manifest at a time."
            ),
            basis: [.project],
            check: .about(ManifestReleased.self, unavailable)
        ),
        Rule(
            "HW-ITM-010",
            .item,
            zh: ("物品 {code} 的废物代码与第 {line} 行的 {listed} 不同", "不得装车: 放到相符的行，或换联单"),
            en: (
                "The item {code} is not of the waste of line {line}, {listed}",
                "Do not load it: put it on the right line or manifest."
            ),
            basis: [.law("ORDER23", "13(3)")],
            check: .always(wrongLine)
        ),
        Rule(
            "HW-ITM-014",
            .item,
            .warning,
            .record,
            zh: ("第 {line} 行有 {count} 件没有物品编码", "为每件包装赋码 (一物一码)"),
            en: (
                "Line {line} has {count} packages without a code",
                "Give every package its code."
            ),
            basis: [.law("SEED-QJ", ""), .law("SEED-ZG", "")],
            check: .about(ManifestReleased.self) { released, _, _ in
                released.lines.enumerated().compactMap { index, line in
                    let count = line.packages - line.items.count
                    guard count > 0 else { return nil }
                    return Fault(
                        "/lines/\(index)/packages",
                        ["line": String(line.line), "count": String(count)]
                    )
                }
            }
        ),
        Rule(
            "LD-TIM-002",
            .item,
            zh: (
                "物品 {code}: 发生时间 {occurred} 早于前一陈述 {previous} (记录 {entry})",
                "更正发生时间"
            ),
            en: (
                "The item {code}: this happened at {occurred}, before the statement it follows: "
                    + "{previous} (entry {entry})",
                "Correct the time."
            ),
            basis: [.law("HJ1259", "6.3")],
            parameters: [.clockSkewSeconds],
            check: .always(outOfOrder)
        ),
    ]
}

extension ItemRules {
    @Sendable private static func outOfOrder(_ context: RuleContext) -> [Fault] {
        guard !isAfterwards(context) else { return [] }
        let kind = context.event.kind
        let skew = Int64(context.number(.clockSkewSeconds)) * 1000
        return (named(in: context) + sighted(in: context)).compactMap { path, item in
            let notes = [item.previous(to: kind), context.reception(of: item)].compactMap(\.self)
            guard let previous = notes.max(by: { $0.at < $1.at }),
                context.made.occurredAt.advanced(by: skew) < previous.at
            else { return nil }
            let fault = Fault(
                path,
                [
                    "code": item.code.description, "previous": previous.at.description,
                    "occurred": context.made.occurredAt.description,
                    "entry": previous.event.description,
                ]
            )
            // Whoever saw a code before it was given has seen another label: that is evidence.
            return kind == .itemSighted ? fault.asRecord : fault
        }
    }

    /// The packages that somebody saw, and where they are named.
    private static func sighted(in context: RuleContext) -> [(path: String, item: Item)] {
        guard case .itemSighted(let sighted) = context.event.statement else { return [] }
        return sighted.items.enumerated().compactMap { index, code in
            context.slice[Item.self, code].map { ("/items/\(index)", $0) }
        }
    }

    /// Whether a statement tells of the way of packages that may have come to their end since.
    private static func isAfterwards(_ context: RuleContext) -> Bool {
        guard let manifest = context.manifest else { return false }
        return context.event.kind == .manifestRedirected
            || manifest.isLate(context.event.kind, by: context.made.by)
    }

    /// The packages a statement names that exist, and where it names them.
    static func named(in context: RuleContext) -> [(path: String, item: Item)] {
        if context.event.itemStatement != nil { return context.item.map { [("/code", $0)] } ?? [] }
        // The packages of a manifest nobody knows are not looked up.
        if context.event.manifestStatement != nil, context.manifest == nil { return [] }
        let used = context.event.body.usedItems.compactMap { mention in
            (context.slice[mention.subject] as? Item).map { (mention.path.description, $0) }
        }
        let treated = (context.event.body as? TreatmentRecorded).map(\.items) ?? []
        let codes =
            treated.enumerated().map { ("/items/\($0)", $1) }
            + paths(of: context.event.manifestStatement?.loadLines ?? [])
        return used
            + codes.compactMap { path, code in
                context.slice[Item.self, code].map { (path, $0) }
            }
    }

    static func paths(of lines: [LoadLine]) -> [(String, ItemCode)] {
        lines.enumerated().flatMap { index, line in
            line.items.enumerated().map { ("/lines/\(index)/items/\($0)", $1) }
        }
    }

    @Sendable private static func unavailable(
        _ released: ManifestReleased,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> [Fault] {
        var named: Set<ItemCode> = []
        return paths(of: released.lines).compactMap { path, code in
            let isRepeated = !named.insert(code).inserted
            let why = isRepeated ? Reason.repeated.rawValue : reason(code, manifest, context)
            return why.map { Fault(path, ["code": code.description, "why": $0]) }
        }
    }

    /// Why a package cannot leave with a manifest, if it cannot.
    private static func reason(
        _ code: ItemCode,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> String? {
        guard let item = context.slice[Item.self, code] else {
            return Reason.unknown.rawValue
        }
        // One that has ended is rule HW-ITM-008.
        if item.status.isFinal { return nil }
        // What was refused is taken elsewhere by a manifest that names the one it was refused on.
        if item.status == .refused {
            guard let old = manifest.form.redirects, item.manifests.contains(old),
                let refusing = context.slice[Manifest.self, old]
            else { return Reason.status.with(item.status.rawValue) }
            let returning = [refusing.returnDeparted, refusing.returnReceived].compactMap(\.self)
            let isElsewhere =
                ![old, manifest.manifest].contains(item.manifest)
                || returning.contains { $0.items.contains(code) }
            return isElsewhere ? Reason.otherManifest.with(item.manifest ?? old) : nil
        }
        if item.custodian != manifest.form.consignor.party {
            return Reason.custodian.with(item.custodian)
        }
        if let other = item.manifest, other != manifest.manifest {
            // What was accepted can be sent on, with where it came from.
            let isDecided = context.slice[Manifest.self, other]?.decided != nil
            guard item.status == .received, isDecided else {
                return Reason.otherManifest.with(other)
            }
        }
        let isReady = ItemStatus.sources(of: .manifestReleased)?.contains(item.status) ?? false
        return isReady ? nil : Reason.status.with(item.status.rawValue)
    }

    @Sendable private static func wrongLine(_ context: RuleContext) -> [Fault] {
        guard let manifest = context.manifest else { return [] }
        let lines: [(path: String, line: Int, codes: [ItemCode])] =
            switch context.event.statement {
            case .manifestReleased(let released):
                released.lines.enumerated().map { ("/lines/\($0)/items", $1.line, $1.items) }
            case .manifestLoaded(let loaded):
                loaded.lines.enumerated().map { ("/lines/\($0)/items", $1.line, $1.items) }
            case .treatmentRecorded(let treated): [("/items", treated.line, treated.items)]
            default: []
            }
        return lines.flatMap { path, number, codes -> [Fault] in
            guard let listed = manifest.line(number)?.code else { return [] }
            return codes.enumerated().compactMap { index, code in
                guard code.waste != listed else { return nil }
                return Fault(
                    "\(path)/\(index)",
                    [
                        "code": code.description, "line": String(number),
                        "listed": listed.description,
                    ]
                )
            }
        }
    }
}

extension RuleContext {
    /// When the one who has a package received it, if the statement is about what it does with it
    /// there; nil where it came by no manifest, or by one that is told of here.
    fileprivate func reception(of item: Item) -> StatementNote? {
        guard event.manifestStatement == nil || event.kind == .manifestReleased,
            item.status == .received, item.custodian == made.by, let id = item.manifest,
            ![.itemDamaged, .itemRelabelled, .itemSighted].contains(event.kind)
        else { return nil }
        return slice[Manifest.self, id]?.received
    }
}
