import CanonicalJSON
import Regulation
import WasteDomain

/// Medical waste 医疗废物: how it is packed, carried and treated; its clocks are `MedicalClockRules`.
///
/// They stand with the others of their stage.
enum MedicalRules {
    static let handover: [Rule] = packing + road

    private static let packing: [Rule] = [
        Rule(
            "HW-MED-010",
            .handover,
            zh: ("损伤性废物 {code} 不在利器盒中", "不得交付: 装入利器盒；整支安瓿等按目录豁免的除外"),
            en: (
                "The sharps {code} are in no sharps box",
                "Do not hand them over: put them into one; what the catalogue exempts is excepted."
            ),
            basis: [.law("HJ421", ""), .law("MEDCAT2021", "")],
            check: .about(ManifestReleased.self) { released, _, context in
                medical(in: released, context).compactMap { path, item in
                    guard item.code.waste.description == "841-002-01",
                        item.content.packaging.description != "sharpsBox"
                    else { return nil }
                    return Fault(path, ["code": item.code.description])
                }
            }
        ),
        Rule(
            "HW-MED-011",
            .handover,
            zh: (
                "传染病病人的医疗废物 {code} 未用双层包装，或没有特别说明",
                "不得交付: 套袋 (item overpack) 并写明特别说明后再交付"
            ),
            en: (
                "The waste {code} of infectious-disease patients is not in two bags, or has no special note",
                "Do not hand it over: put it into another bag (item overpack), and state the note."
            ),
            basis: [.law("MED36", "")],
            check: .about(ManifestReleased.self) { released, _, context in
                medical(in: released, context).compactMap { path, item in
                    guard let packing = item.medical, packing.origin == .infectiousPatient,
                        !packing.isDoubled || packing.note == nil
                    else { return nil }
                    return Fault(path, ["code": item.code.description])
                }
            }
        ),
        Rule(
            "HW-MED-014",
            .handover,
            zh: ("病原体的培养基、标本 {code} 没有就地灭菌的记录", "不得交付: 先在产生地点灭菌，再封装并记录"),
            en: (
                "The media or specimens of pathogens {code} have no record of sterilisation on the spot",
                "Do not hand them over: sterilise them where they are, seal and record them."
            ),
            basis: [.law("MED380", "19(2)")],
            check: .about(ManifestReleased.self) { released, _, context in
                medical(in: released, context).compactMap { path, item in
                    guard let packing = item.medical, packing.origin == .pathogenMedia,
                        !packing.isSterilised
                    else { return nil }
                    return Fault(path, ["code": item.code.description])
                }
            }
        ),
    ]

    private static let road: [Rule] = [
        Rule(
            "HW-MED-007",
            .handover,
            .error,
            .record,
            zh: (
                "{subject} 自 {used} 运送医疗废物后没有及时清洗消毒",
                "车辆和周转箱使用后 {limit} 小时内清洗消毒，并记录 (vehicle clean、bin clean)"
            ),
            en: (
                "{subject} was not cleaned in time after it brought medical waste at {used}",
                "Clean and disinfect vehicles and bins within {limit} hours of use, and record it (vehicle clean, bin clean)."
            ),
            basis: [.law("GB39707", "5.5.2")],
            parameters: [.medicalCleanHours],
            check: .on(
                [.binCleaned, .manifestLoaded, .manifestReceived, .vehicleCleaned],
                unclean
            )
        ),
        Rule(
            "HW-MED-008",
            .handover,
            .error,
            .record,
            zh: ("运送医疗废物的同一运次还装有 {others}", "医疗废物专车专用，不得与其他物品同运"),
            en: (
                "The round that carries medical waste carries {others} too",
                "A vehicle of medical waste carries nothing else."
            ),
            basis: [.law("MED380", "26")],
            check: .about(ManifestLoaded.self) { loaded, manifest, context in
                guard let trip = loaded.trip.flatMap({ context.slice[Trip.self, $0] }) else {
                    return []
                }
                let mine = manifest.form.lines.map(\.code)
                let others = (trip.wastes + mine).filter { $0.isMedical != mine[0].isMedical }
                guard !others.isEmpty else { return [] }
                let names = Set(others.map(\.description)).sorted().joined(separator: ", ")
                return [Fault("/trip", ["others": names])]
            }
        ),
        Rule(
            "HW-MED-012",
            .handover,
            .error,
            .record,
            zh: ("{count} 件医疗废物未装入周转箱就装车", "用周转箱 (桶) 收运医疗废物"),
            en: (
                "{count} packages of medical waste are loaded outside of turnover bins",
                "Collect medical waste in turnover bins."
            ),
            basis: [.law("GB39707", "5.1.2")],
            check: .about(ManifestLoaded.self) { loaded, _, context in
                let loose = loaded.lines.flatMap(\.items)
                    .compactMap { context.slice[Item.self, $0] }
                    .filter { item in
                        item.code.waste.isMedical && item.contents.isEmpty
                            && item.content.packaging.description != "turnoverBin"
                    }
                guard !loose.isEmpty else { return [] }
                return [Fault("/lines", ["count": String(loose.count)])]
            }
        ),
    ]

    static let treatment: [Rule] = [
        Rule(
            "HW-MED-017",
            .treatment,
            zh: ("{waste} 不能用方式 {method} 处理", "化学性、药物性废物不得消毒处理，病理性废物不得高温蒸汽处理；应焚烧"),
            en: (
                "{waste} cannot be treated by {method}",
                "Chemical and pharmaceutical waste is not disinfected, pathological waste not steamed: burn it."
            ),
            basis: [.law("CAT2021", "annex"), .law("GB39707", "")],
            check: .about(TreatmentRecorded.self) { treated, manifest, _ in
                guard let waste = manifest.line(treated.line)?.code.description,
                    unfit[treated.method.description]?.contains(waste) == true
                else { return [] }
                return [
                    Fault("/method", ["waste": waste, "method": treated.method.description])
                ]
            }
        )
    ]

    static let licence: [Rule] = [
        Rule(
            "HW-MED-015",
            .licence,
            .warning,
            .record,
            zh: (
                "豁免清单第 {row} 项只适用于床位不超过 {limit} 张的医疗机构，重大传染病疫情期间除外；{why}",
                "删去这一豁免；疫情医疗废物另写明政府的处置方案"
            ),
            en: (
                "Row {row} of the exemption list is for institutions of at most {limit} beds, and not in "
                    + "an epidemic: {why}",
                "Drop the claim; for waste of an epidemic name the government's plan."
            ),
            basis: [.law("CAT2021", "annex")],
            parameters: [.medicalSmallBeds],
            check: .form(unfitClaims)
        )
    ]

    static let sealing: [Rule] = [
        Rule(
            "LD-MED-020",
            .item,
            zh: ("{code} 不是医疗废物，却按医疗废物封装", "不得记录: 核对废物代码；不是医疗废物就不写科室等封装内容"),
            en: (
                "{code} is no medical waste and is sealed as such",
                "Do not record it: check the waste code, or leave ward and the like out."
            ),
            basis: [.law("MED36", "10"), .law("MEDCAT2021", "5")],
            check: .on(ItemFilled.self) { filled, _ in
                guard filled.medical != nil,
                    !sealed.contains(String(filled.code.waste.description.suffix(2)))
                else { return [] }
                return [Fault("/medical", ["code": filled.code.description])]
            }
        )
    ]

    /// Categories that come out of wards: HW01, and chemical and pharmaceutical waste that is handled as
    /// HW49 and HW03 (《医疗废物分类目录（2021年版）》五).
    private static let sealed: Set<String> = ["01", "03", "49"]

    static let registry: [Rule] = [
        Rule(
            "HW-MED-019",
            .registry,
            .warning,
            .record,
            zh: (
                "有 {beds} 张床位的医疗机构没有登记暂时贮存场所",
                "登记贮存设施 (facility register)，再补登记 (institution register)"
            ),
            en: (
                "The institution of {beds} beds has no registered temporary store",
                "Register the store (facility register), then describe the institution anew."
            ),
            basis: [.law("SEED-ZG", "二(三)3(1)")],
            check: .on(InstitutionRegistered.self) { registered, _ in
                guard registered.beds > 0, registered.store == nil else { return [] }
                return [Fault("/store", ["beds": String(registered.beds)])]
            }
        )
    ]

    /// What a method that only disinfects must not be used for (豁免管理清单第3项至第5项).
    private static let unfit: [String: Set<String>] = [
        "Y11": ["841-003-01", "841-004-01", "841-005-01"],
        "Y12": ["841-004-01", "841-005-01"],
        "Y13": ["841-004-01", "841-005-01"],
    ]

    /// The plain packages of medical waste that are handed over, alone or in a bin.
    private static func medical(
        in released: ManifestReleased,
        _ context: RuleContext
    ) -> [(path: String, item: Item)] {
        ItemRules.paths(of: released.lines).flatMap { path, code in
            context.slice.leaves(of: code).filter(\.code.waste.isMedical).map { (path, $0) }
        }
    }

    @Sendable private static func unfitClaims(
        _ form: ManifestForm,
        _ context: RuleContext
    ) -> [Fault] {
        let claims = form.exemptions.enumerated().filter {
            $0.element.row == 2 && $0.element.stage == .collect
        }
        guard !claims.isEmpty, let limit = context.limit(.medicalSmallBeds) else { return [] }
        let beds = context.slice[Institution.self, form.consignor]?.beds ?? 0
        let isLarge = beds > limit ? [Reason.beds.with(beds)] : []
        let whys = isLarge + context.epidemics(at: form.consignor).map(Reason.epidemic.with)
        return claims.flatMap { index, claim in
            whys.map {
                Fault(
                    "/exemptions/\(index)",
                    ["limit": String(limit), "row": String(claim.row), "why": $0]
                )
            }
        }
    }

    /// A vehicle that is used again or cleaned late, a bin that comes again, full, as it went.
    @Sendable private static func unclean(_ context: RuleContext) -> [Fault] {
        guard let hours = context.limit(.medicalCleanHours) else { return [] }
        let now = context.made.occurredAt
        return used(context).compactMap { path, subject, used in
            guard let used, used < now else { return nil }
            let isLate = used.advanced(by: Int64(hours) * 3_600_000) < now
            let isCleaning = [.binCleaned, .vehicleCleaned].contains(context.event.kind)
            guard isLate || !isCleaning else { return nil }
            return Fault(
                path,
                [
                    "subject": subject.description, "used": used.legalTime,
                    "limit": String(hours),
                ]
            )
        }
    }

    /// What a statement about medical waste uses or cleans, and since when it was to be cleaned.
    private static func used(
        _ context: RuleContext
    ) -> [(path: String, Subject, since: Timestamp?)] {
        let vehicle = { (plate: Plate) in
            let record = context.slice[Vehicle.self, plate]
            return ("/vehicle", Subject(.vehicle, plate), record?.cleaning.uncleanSince)
        }
        let bin = { (party: PartyID, bin: Reference, path: String) in
            let record = context.slice[TurnoverBin.self, TurnoverBin.id(party, bin)]
            return (path, Subject(.bin, bin), record?.cleaning.uncleanSince)
        }
        switch context.event.statement {
        case .vehicleCleaned(let cleaned): return [vehicle(cleaned.vehicle)]
        case .binCleaned(let cleaned):
            return cleaned.bins.enumerated().map { bin(cleaned.party, $1, "/bins/\($0)") }
        case .manifestLoaded(let loaded) where context.manifest?.isMedical == true:
            return [vehicle(loaded.vehicle)]
        case .manifestReceived(let received):
            guard let party = context.manifest?.form.consignee.party else { return [] }
            return received.bins(in: context.slice).map { bin(party, $0, "/lines") }
        default: return []
        }
    }
}
