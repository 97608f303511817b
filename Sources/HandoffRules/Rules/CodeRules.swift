import CanonicalJSON
import Regulation
import WasteDomain

/// Codes and figures: HW-FMT, and the item code of HJ 1276.
///
/// Those of wastes and their methods are in `WasteCodeRules`; `all` puts them in their places.
enum CodeRules {
    static let all: [Rule] =
        manifestNumbers + creditCodes + WasteCodeRules.codes
        + [quantity, batch, plate, phone, facility, time, WasteCodeRules.method]
        + [itemCode, itemSerial, FormRules.malformed]

    private static let manifestNumbers: [Rule] = [
        Rule(
            "HW-FMT-001",
            .form,
            zh: ("联单编号不是14位数字，或省级代码不存在: {text}", "按 年份4位+省2位+市2位+序号6位 更正"),
            en: (
                "A manifest number has 14 digits and a known province: {text}",
                "Write year (4), province (2), prefecture (2), serial (6)."
            ),
            basis: [.law("ORDER23", "15")],
            field: { $0.isMalformed("ManifestNumber", "NumberSegment") }
        ),
        Rule(
            "HW-FMT-002",
            .form,
            zh: ("联单编号段 {segment} 不在行政区划表中", "核对地市代码"),
            en: (
                "The segment {segment} is not in the table of regions",
                "Check the prefecture's code."
            ),
            basis: [.law("ORDER23", "15")],
            check: .on([.manifestIssued, .numbersGranted, .siteRegistered]) { context in
                segments(in: context.event).compactMap { path, segment in
                    context.regulation.regions.knows(segment)
                        ? nil : Fault(path, ["segment": segment.description])
                }
            }
        ),
        Rule(
            "HW-FMT-003",
            .form,
            zh: ("联单编号 {number} 已被使用，或属于本账本的号段", "编号不可重复使用，作废的也不可以"),
            en: (
                "The number {number} is already used, or is this ledger's own to allot",
                "A number is used once, even if its manifest was cancelled."
            ),
            basis: [.law("ORDER23", "15")],
            check: .on([.manifestIssued, .numbersGranted], usedNumbers)
        ),
        Rule(
            "HW-FMT-004",
            .form,
            zh: ("编号段 {segment} 与移出地 {region} 不符", "使用移出地所在地市的号段"),
            en: (
                "The segment {segment} is not that of the place of origin {region}",
                "Use the segment of the prefecture the waste leaves."
            ),
            basis: [.law("ORDER23", "15")],
            parameters: [.manifestNumberCheckRegion],
            check: .on([.manifestIssued, .siteRegistered], foreignSegments)
        ),
    ]

    private static let creditCodes: [Rule] = [
        Rule(
            "HW-FMT-005",
            .form,
            zh: (
                "统一社会信用代码的长度、字符或校验码不对: {text}",
                "核对营业执照上的18位代码；确系错发的代码须先列入例外表"
            ),
            en: (
                "The credit code has a wrong length, alphabet or check character: {text}",
                "Check the 18 characters; a code really issued wrongly goes into the exceptions first."
            ),
            basis: [.law("GB32100", "4")],
            field: { $0.isMalformed("PartyID", "CreditCode") },
            check: .on(PartyRegistered.self) { registered, context in
                let text = registered.party.description
                let exceptions = context.regulation.creditCodeExceptions
                guard !registered.party.isLocal, CreditCode(text, exceptions: exceptions) == nil,
                    let expected = CreditCode.checkCharacter(of: String(text.prefix(17)))
                else { return [] }
                return [Fault("/party", ["text": text, "expected": String(expected)])]
            }
        ),
        Rule(
            "HW-FMT-006",
            .form,
            .warning,
            .record,
            zh: ("信用代码 {code} 内的组织机构代码校验位不符", "核对代码；有的旧代码确实如此"),
            en: (
                "The organisation code inside {code} fails its own check",
                "Check the code; some old ones are really so."
            ),
            basis: [.law("GB32100", "4")],
            parameters: [.creditCodeCheckBody],
            check: .on(PartyRegistered.self) { registered, context in
                let text = registered.party.description
                guard context.flag(.creditCodeCheckBody), let code = CreditCode(text),
                    !code.hasValidBody
                else { return [] }
                return [Fault("/party", ["code": text])]
            }
        ),
    ]

    private static let quantity = Rule(
        "HW-FMT-012",
        .form,
        zh: ("数量须为大于零、不超过上限的整克数: {text}", "填写带单位的重量，如 12.5kg 或 0.8t"),
        en: (
            "A quantity is a whole number of grams above zero and within reason: {text}",
            "Write a weight with its unit, such as 12.5kg or 0.8t."
        ),
        basis: [.law("HJ1259", "5.5.1")],
        parameters: [.quantityMaximum],
        field: { $0.isMalformed("Mass") },
        check: .on(StatedMass.kinds) { context in
            let maximum = Int64(context.number(.quantityMaximum))
            return StatedMass.all(in: context.event).compactMap { stated in
                let grams = stated.mass.grams
                guard grams > maximum || grams == 0 && !stated.mayBeZero else { return nil }
                return Fault(stated.path, ["text": "\(grams) g"])
            }
        }
    )

    private static let batch = Rule(
        "HW-FMT-013",
        .form,
        .warning,
        .record,
        zh: ("批次编码 {text} 不是推荐的格式", "推荐: 前缀 (HWCS、HWRK、HWCK…) + 年月日 + 3位序号"),
        en: (
            "The batch code {text} is not of the suggested form",
            "Suggested: a prefix (HWCS, HWRK, HWCK …), the date, three digits."
        ),
        basis: [.law("HJ1259", "annex B")],
        check: .on([.itemFilled, .itemStored, .itemWithdrawn, .wasteGenerated, .wasteTreated]) {
            context in
            let batch: Reference? =
                switch context.event.statement {
                case .itemFilled(let filled): filled.batch
                case .itemStored(let stored): stored.batch
                case .itemWithdrawn(let withdrawn): withdrawn.batch
                case .wasteGenerated(let generated): generated.batch
                case .wasteTreated(let treated): treated.batch
                default: nil
                }
            return mismatch(batch?.description, "batch", at: "/batch", context)
        }
    )

    private static let plate = Rule(
        "HW-FMT-014",
        .form,
        zh: ("车辆号牌格式不对: {text}", "核对号牌，如 渝H12345、渝H1234挂"),
        en: ("The plate is not well formed: {text}", "Check the plate, such as 渝H12345."),
        basis: [.law("GA36", "")],
        field: { $0.isMalformed("Plate") },
        check: .on([.vehicleRegistered]) { context in
            switch context.event.statement {
            case .vehicleRegistered(let registered):
                let isRoad = ![.ship, .other].contains(registered.type)
                let faults = mismatch(registered.plate.description, "plate", at: "/plate", context)
                return isRoad ? faults : faults.map(\.asWarning)
            default: return []
            }
        }
    )

    private static let phone = Rule(
        "HW-FMT-015",
        .form,
        .warning,
        .record,
        zh: ("电话号码格式不对: {text}", "核对手机号或带区号的座机号"),
        en: ("The telephone number is not well formed: {text}", "Check it, with its area code."),
        basis: [.project],
        check: .on([.manifestAmended, .manifestIssued, .partyAmended, .partyRegistered]) {
            context in
            switch context.event.statement {
            case .partyRegistered(let registered):
                mismatch(registered.phone?.description, "phone", at: "/phone", context)
            case .partyAmended(let amended):
                mismatch(amended.phone?.description, "phone", at: "/phone", context)
            default:
                mismatch(
                    context.event.body.statedForm?.emergency.phone.description,
                    "phone",
                    at: "/emergency/phone",
                    context
                )
            }
        }
    )

    private static let facility = Rule(
        "HW-FMT-016",
        .form,
        .warning,
        .record,
        zh: ("设施编码 {text} 不是 MFnnnn 或 TSnnn 的格式", "按排污许可证上的设施编码填写"),
        en: (
            "The facility code {text} is not of the form MFnnnn or TSnnn",
            "Use the code in the discharge permit."
        ),
        basis: [.law("HJ608", "6"), .law("HJ1259", "5.4.2")],
        check: .on([
            .itemFilled, .itemStored, .treatmentRecorded, .wasteGenerated, .wasteTreated,
        ]) { context in
            let facility: Reference? =
                switch context.event.statement {
                case .itemFilled(let filled): filled.facility
                case .itemStored(let stored): stored.facility
                case .treatmentRecorded(let treated): treated.facility
                case .wasteGenerated(let generated): generated.facility
                case .wasteTreated(let treated): treated.facility
                default: nil
                }
            return mismatch(facility?.description, "facility", at: "/facility", context)
        }
    )

    private static let time = Rule(
        "HW-FMT-017",
        .form,
        zh: ("时间在未来，或格式不对: {text}", "检查本机时钟，更正发生时间"),
        en: (
            "The time lies in the future, or is not well formed: {text}",
            "Check the clock, and correct the time."
        ),
        basis: [.project],
        parameters: [.clockSkewSeconds],
        field: { $0.isMalformed("Timestamp") },
        check: .always { context in
            let skew = Int64(context.number(.clockSkewSeconds)) * 1000
            guard context.made.occurredAt > context.made.recordedAt.advanced(by: skew) else {
                return []
            }
            return [Fault("/occurredAt", ["text": context.made.occurredAt.description])]
        }
    )

    private static let itemCode = Rule(
        "HW-ITM-001",
        .form,
        zh: ("数字识别码不是37位，或其中一段无效: {text}", "格式: 单位18位+废物代码8位+年月日8位+序号3位"),
        en: (
            "An item code has 37 characters, each part valid: {text}",
            "Unit (18), waste (8), date (8), serial (3)."
        ),
        basis: [.law("HJ1276", "6")],
        field: { $0.form == "ItemCode" && !$0.hasSpentSerial }
    )

    private static let itemSerial = Rule(
        "HW-ITM-005",
        .form,
        zh: ("序号只能是 001-999: {text}", "当日同一废物已满999件时，改用更大的包装，或另一个允许的废物代码"),
        en: (
            "The serial goes from 001 to 999: {text}",
            "Where a day has more than 999 packages of a waste, use larger ones, or another permitted waste code."
        ),
        basis: [.law("HJ1276", "6")],
        field: { $0.form == "ItemCode" && $0.hasSpentSerial }
    )
}

extension CodeRules {
    private static func segments(in event: WasteEvent) -> [(path: String, segment: NumberSegment)] {
        switch event.statement {
        case .numbersGranted(let granted): [("/segment", granted.segment)]
        case .siteRegistered(let registered): [("/segment", registered.segment)]
        case .manifestIssued(let issued): issued.number.map { [("/number", $0.segment)] } ?? []
        default: []
        }
    }

    @Sendable private static func usedNumbers(_ context: RuleContext) -> [Fault] {
        switch context.event.statement {
        case .numbersGranted(let granted):
            let id = NumberRanges.id(granted.segment, granted.year)
            guard context.slice[NumberRanges.self, id]?.overlaps(granted.serials) == true else {
                return []
            }
            let serials = granted.serials
            return [Fault("/from", ["number": "\(serials.lowerBound)-\(serials.upperBound)"])]
        case .manifestIssued(let issued):
            // All rows of a monthly sheet have its number.
            if let sheet = issued.sheet(in: context.slice),
                issued.number == nil || issued.number == sheet.number
            {
                return []
            }
            guard let number = issued.number ?? issued.allotment(in: context.slice, context.made)
            else { return [] }
            let ranges = NumberRanges.id(number.segment, number.year)
            let isOwn =
                issued.number != nil
                && context.slice[NumberRanges.self, ranges]?
                    .overlaps(number.serial...number.serial) == true
            let isUsed = context.slice[NumberAlias.self, number] != nil
            return isOwn || isUsed ? [Fault("/number", ["number": number.description])] : []
        default: return []
        }
    }

    @Sendable private static func foreignSegments(_ context: RuleContext) -> [Fault] {
        guard context.flag(.manifestNumberCheckRegion) else { return [] }
        let stated: (path: String, segment: NumberSegment, region: RegionCode)? =
            switch context.event.statement {
            case .siteRegistered(let registered):
                ("/segment", registered.segment, registered.region)
            case .manifestIssued(let issued):
                issued.number.flatMap { number in
                    context.slice[Site.self, issued.form.consignor].map {
                        ("/number", number.segment, $0.region)
                    }
                }
            default: nil
            }
        guard let stated, !context.regulation.regions.allows(stated.segment, for: stated.region)
        else { return [] }
        let name = context.regulation.regions[stated.region]?.name ?? stated.region.description
        return [Fault(stated.path, ["segment": stated.segment.description, "region": name])]
    }

    private static func mismatch(
        _ text: String?,
        _ pattern: String,
        at path: String,
        _ context: RuleContext
    ) -> [Fault] {
        guard let text, !context.regulation.patterns.matches(text, pattern) else { return [] }
        return [Fault(path, ["text": text])]
    }
}

extension FieldContext {
    /// Whether the text would be an item code with another serial.
    fileprivate var hasSpentSerial: Bool {
        text.count == 37 && text.hasSuffix("000") && ItemCode(text.dropLast(3) + "001") != nil
    }
}
