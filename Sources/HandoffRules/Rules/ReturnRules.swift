import CanonicalJSON
import Regulation
import WasteDomain

/// What was refused goes home or elsewhere 退运、改送.
enum ReturnRules {
    static let all: [Rule] = [
        Rule(
            "LD-RET-001",
            .handover,
            zh: ("第 {line} 行退回或改送 {mass} g，只有 {left} g 拒收待处理", "核对拒收的数量"),
            en: (
                "{mass} g of line {line} are to go back or elsewhere, {left} g are refused and left",
                "Check what was refused."
            ),
            basis: [.law("ORDER23", "11(4), 18(2)")],
            check: .on([.manifestRedirected, .manifestReturnDeparted, .manifestReturnReceived]) {
                context in
                guard let lines = context.event.manifestStatement?.loadLines,
                    let manifest = context.manifest
                else { return [] }
                return lines.enumerated().compactMap { index, line in
                    let progress = manifest.progress(line.line)
                    // A half of a return may be stated again; what is redirected must be free.
                    let left =
                        (context.event.kind == .manifestRedirected
                            ? progress?.refusedFree : progress?.refusedLeft) ?? .zero
                    // What is weighed again at home may weigh more: that is for the balance to say.
                    let mass =
                        context.event.kind == .manifestReturnReceived && left > .zero
                        ? Mass.zero : line.mass
                    guard mass > left || left == .zero else { return nil }
                    return Fault(
                        "/lines/\(index)/mass",
                        [
                            "line": String(line.line), "mass": String(line.mass.grams),
                            "left": String(left.grams),
                        ]
                    )
                }
            }
        ),
        Rule(
            "LD-RET-002",
            .handover,
            zh: ("物品 {code} 不是本联单被拒收的物品", "只退回或改送被拒收的物品；核对编码"),
            en: (
                "The item {code} was not refused under this manifest",
                "Only what was refused goes back or elsewhere; check the code."
            ),
            basis: [.law("ORDER23", "18(2)")],
            check: .on([.manifestRedirected, .manifestReturnDeparted, .manifestReturnReceived]) {
                context in
                guard let statement = context.event.manifestStatement,
                    context.manifest != nil
                else { return [] }
                let to = (context.event.body as? ManifestRedirected)?.to
                return ItemRules.paths(of: statement.loadLines).compactMap { path, code in
                    let item = context.slice[Item.self, code]
                    let manifests = item?.manifests ?? []
                    let isRefused =
                        item?.status == .refused && item?.manifest == statement.manifest
                    // Under its new manifest it may have been loaded already.
                    let isGone =
                        manifests.contains(statement.manifest)
                        && to.map(manifests.contains) == true
                    return isRefused || isGone
                        ? nil : Fault(path, ["code": code.description])
                }
            }
        ),
        Rule(
            "LD-RET-003",
            .handover,
            .warning,
            .record,
            zh: ("第 {line} 行退回时重 {back} kg，退运起运时 {sent} kg", "查明差异原因"),
            en: (
                "Line {line} weighs {back} kg back home, {sent} kg when it set out",
                "Find out why."
            ),
            basis: [.law("ORDER23", "10(3)")],
            parameters: [.toleranceGrams, .tolerancePerMille],
            check: .about(ManifestReturnReceived.self) { received, manifest, context in
                received.lines.enumerated().compactMap { index, line in
                    let sent =
                        manifest.returnDeparted?.line(line.line)?.mass
                        ?? manifest.progress(line.line)?.refusedLeft
                    // Where nothing was refused is rule LD-RET-001.
                    guard let sent, sent > .zero else { return nil }
                    let tolerance = context.tolerance(
                        of: sent,
                        manifest.line(line.line)?.code,
                        on: manifest.receivedTicket?.scale,
                        received.ticket?.scale
                    )
                    guard sent.distance(to: line.mass) > tolerance else { return nil }
                    return Fault(
                        "/lines/\(index)/mass",
                        [
                            "line": String(line.line), "back": line.mass.kilograms,
                            "sent": sent.kilograms,
                        ]
                    )
                }
            }
        ),
        Rule(
            "LD-RED-001",
            .handover,
            zh: ("联单 {manifest} 的拒收物不能用本联单改送: {why}", "由原移出人在拒收之后另填一份联单，写明原联单"),
            en: (
                "This manifest cannot take the refused load of {manifest} elsewhere: {why}",
                "After the refusal its consignor issues another manifest that names it."
            ),
            basis: [.law("ORDER23", "11(4)")],
            check: .form { form, context in
                guard let id = form.redirects, let old = context.slice[Manifest.self, id] else {
                    return []
                }
                let why: String? =
                    if old.form.consignor.party != form.consignor.party {
                        Reason.consignor.with(old.form.consignor.party)
                    } else if old.lines.allSatisfy({ $0.refusedLeft == .zero }) {
                        Reason.nothingRefused.rawValue
                    } else {
                        nil
                    }
                return why.map {
                    [Fault("/redirects", ["manifest": old.number.description, "why": $0])]
                } ?? []
            }
        ),
        Rule(
            "LD-RED-002",
            .handover,
            zh: ("新联单 {manifest} 没有写明改送自本联单", "新联单填发时写明原联单 (--redirects)"),
            en: (
                "The new manifest {manifest} does not say that it takes this one's refused load",
                "Issue it with the number of this one (--redirects)."
            ),
            basis: [.law("ORDER23", "11(4)")],
            check: .about(ManifestRedirected.self) { redirected, manifest, context in
                guard let new = context.slice[Manifest.self, redirected.to],
                    new.form.redirects != manifest.manifest || new.status == .cancelled
                else { return [] }
                return [Fault("/to", ["manifest": new.number.description])]
            }
        ),
        Rule(
            "LD-RED-003",
            .handover,
            zh: ("新联单 {manifest} 没有把第 {line} 行所列的物品和重量装上车", "新联单双方交接之后再作改送陈述，数量与之相同"),
            en: (
                "What is named of line {line} is not on board under the new manifest {manifest}",
                "State the redirection once the new load is handed over, with what was loaded."
            ),
            basis: [.law("ORDER23", "11(4)")],
            check: .about(ManifestRedirected.self) { redirected, manifest, context in
                guard let new = context.slice[Manifest.self, redirected.to],
                    new.form.redirects == manifest.manifest
                else { return [] }
                let released = new.legs.isEmpty ? nil : new.released
                let load = Set(released?.items ?? [])
                var left = released?.mass ?? .zero
                return redirected.lines.enumerated().compactMap { index, line in
                    let isOnBoard = load.isSuperset(of: line.items) && line.mass <= left
                    left = left - line.mass
                    guard !isOnBoard else { return nil }
                    return Fault(
                        "/lines/\(index)",
                        ["line": String(line.line), "manifest": new.number.description]
                    )
                }
            }
        ),
    ]
}
