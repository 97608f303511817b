import CanonicalJSON
import WasteDomain

/// What the one at a shared device is told, at once (`Schemas/cli/ward-scan.schema.json`).
struct WardText {
    /// Why a label seals no bag.
    enum Refusal: String {
        /// It was scanned in this session.
        case doubled
        /// The ledger knows the bag it was put on.
        case used
        /// It was printed for another institution.
        case wrongUnit
        case needsClass
    }

    private let text: ScanText

    init(_ output: Output) { text = ScanText(output) }

    func greet(_ session: WardSession, isBlind: Bool) {
        text.greet(session, isBlind: isBlind)
        locks("start")
    }

    func locks(_ why: String) {
        text.note(
            "locked",
            say("已锁定: 刷胸卡，或输入工号和 PIN", "locked: scan your badge, or type your number and PIN"),
            ["why": why]
        )
    }

    func isLocked() {
        text.note("isLocked", say("已锁定，没有计入", "locked; not counted"), isWrong: true)
    }

    func isOpen(_ handler: WardHandler, _ wasteClass: MedicalClass?) {
        let what = wasteClass.map { "  \($0.title.text)" } ?? ""
        text.note(
            "unlocked",
            Terminal.green("✓ ") + handler.name + what,
            ["class": wasteClass?.rawValue, "handler": handler.number]
        )
    }

    func isWrong() {
        text.note("wrong", say("工号或 PIN 不对", "wrong number or PIN"), isWrong: true)
    }

    func mustWait(until: Timestamp) {
        text.note(
            "wait",
            say(
                "PIN 错得太多，\(LocalTime.text(until)) 之后再试，或刷胸卡",
                "too many wrong PINs: try after \(LocalTime.text(until)), or scan the badge"
            ),
            ["until": until],
            isWrong: true
        )
    }

    /// Neither a label nor a badge or number known here.
    func isUnknown(whileLocked: Bool) {
        text.note(
            whileLocked ? "wrong" : "unreadable",
            whileLocked
                ? say("不认识的胸卡或工号", "no badge or number known here")
                : say("不是卷标码，也不是这里的胸卡", "neither a label of a roll nor a badge known here"),
            isWrong: true
        )
    }

    func show(_ wasteClass: MedicalClass) {
        text.note("class", wasteClass.title.text, ["class": wasteClass.rawValue])
    }

    func show(_ refusal: Refusal, _ roll: RollCode) {
        let words =
            switch refusal {
            case .doubled: say("已经封过", "sealed already")
            case .used: say("这张标签已贴在别的袋上", "this label is on another bag")
            case .wrongUnit: say("不是本单位的标签", "a label of another institution")
            case .needsClass: say("先扫类别，如 感染性", "scan the class first, such as infectious")
            }
        text.note(refusal.rawValue, words, ["roll": roll], isWrong: true)
    }

    /// A bag as it stands now, and how many of its class there are.
    func show(_ what: String, _ bag: SealedBag, _ bags: SealedBags) {
        let count = bags.bags.count { $0.wasteClass == bag.wasteClass }
        let missing = [
            "doubled": say("双层包装", "a second bag"), "note": say("特别说明", "a special note"),
            "sterilised": say("就地灭菌", "sterilisation on the spot"),
        ]
        let lacks = bag.lacks.compactMap { missing[$0] }.joined(separator: say("、", ", "))
        let parts = [
            bag.wasteClass.title.text, bag.net.map { "\($0.kilograms) kg" } ?? "",
            bag.origin?.title.text ?? "", bag.isDoubled ? say("双层", "two bags") : "",
            bag.isSterilised ? say("已灭菌", "sterilised") : "", bag.note ?? "",
            say("第 \(count) 件", "no. \(count)"), "…" + bag.roll.description.suffix(9).dropLast(),
            lacks.isEmpty ? "" : Terminal.yellow(say("还缺: ", "still missing: ") + lacks),
        ]
        text.note(
            what,
            Terminal.green("✓ ") + parts.filter { !$0.isEmpty }.joined(separator: "  "),
            bag.json.adding(["count": count, "lacks": bag.lacks.isEmpty ? nil : bag.lacks])
        )
    }

    func undid(_ roll: RollCode) {
        text.note("undone", say("已撤销 \(roll)", "undone \(roll)"), ["roll": roll])
    }

    func hasNothing() {
        text.note("nothing", say("没有可做的", "there is nothing to do"), isWrong: true)
    }

    func asksAgain() {
        text.note("confirm", say("再扫一次 取消，放弃全部", "cancel again to give all of it up"))
    }

    /// What was sealed, by class.
    func show(_ bags: SealedBags, isFinal: Bool) {
        let rows = MedicalClass.allCases.compactMap { wasteClass in
            let own = bags.bags.filter { $0.wasteClass == wasteClass }
            return own.isEmpty ? nil : (wasteClass, own)
        }
        let json = rows.map { wasteClass, own -> JSONObject in
            [
                "class": wasteClass.rawValue, "count": own.count,
                "net": own.contains { $0.net == nil } ? nil : own.net,
            ]
        }
        let cells = rows.map { [$0.0.title.text, String($0.1.count), $0.1.net.kilograms] }
        text.note(
            isFinal ? "summary" : "list",
            TextTable([say("类别", "class"), say("件数", "count"), "kg"], cells).text,
            ["classes": json]
        )
    }

    func help() {
        text.note(
            "help",
            say(
                "类别 感染性 损伤性 病理性 化学性 药物性  标签 封一袋  =1.8kg 重量  双层  灭菌  传染病  标本  说明 文字  撤销  清单  锁定  完成  取消",
                "class: infectious sharps pathological chemical pharmaceutical  a label seals a bag  =1.8kg  doubled  sterilised  patient  media  note TEXT  undo  list  lock  done  cancel"
            )
        )
    }
}

extension [SealedBag] {
    /// The sum of what was weighed 净重.
    fileprivate var net: Mass { compactMap(\.net).reduce(.zero, +) }
}
