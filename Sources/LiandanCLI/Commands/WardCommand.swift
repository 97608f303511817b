import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import WasteDomain

/// Medical waste where it is made 科室.
struct WardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ward",
        abstract: say(
            "医疗废物: 预印卷标、封袋",
            "Medical waste: labels printed ahead, and bags that are sealed"
        ),
        subcommands: [Roll.self, Seal.self]
    )

    struct Roll: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("列出一卷标签的卷标码，供打印", "List the codes of a roll of labels, to be printed"),
            discussion: say(
                """
                卷标码不含日期；封袋时才与类别、日期、科室绑定，只能用一次。
                例: liandan ward roll --first 1 --count 500 > roll.txt
                """,
                """
                These codes have no date; sealing a bag binds one to its class, day and ward, once.
                For example: liandan ward roll --first 1 --count 500 > roll.txt
                """
            )
        )

        @Option(help: ArgumentHelp(say("起始序号", "First serial")))
        var first = 1

        @Option(help: ArgumentHelp(say("张数", "How many")))
        var count = 100

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func validate() throws {
            guard first >= 1, count >= 1, count <= 100_000,
                RollCode.serials.contains(first + count - 1)
            else {
                throw ValidationError(
                    say(
                        "序号为 1 至 99999999，一次最多 10 万张",
                        "serials go from 1 to 99999999, 100,000 at once"
                    )
                )
            }
        }

        func run() throws {
            let party = try Desk(common, signing).party
            let codes = (first..<first + count).compactMap { RollCode(unit: party, serial: $0) }
            guard !codes.isEmpty else {
                throw CommandError(
                    .refused,
                    "\(party) 没有统一社会信用代码，不能编卷标码",
                    "\(party) has no credit code to make labels of a roll of"
                )
            }
            let json: JSONObject = ["codes": codes, "v": 1]
            common.printer.show(json, codes.map(\.description).joined(separator: "\n"))
        }
    }

    /// One bag or box after another 封袋: code, filling and weight in one submission.
    struct Seal: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("封袋: 赋码、装填、称重一次完成", "Seal bags: code, filling and weight at once"),
            discussion: say(
                """
                类别: infectious 感染性; sharps 损伤性; pathological 病理性; chemical 化学性; pharmaceutical 药物性。
                每个卷标码一袋；不给卷标码时用 --count。损伤性废物默认用利器盒。
                例: liandan ward seal 卷标码 --class infectious --ward 内科 --handler 李护士 --net 1.8kg
                """,
                """
                Classes: infectious, sharps, pathological, chemical, pharmaceutical.
                Each label of a roll is a bag; without labels --count says how many. Sharps go into a sharps box.
                For example: liandan ward seal LABEL --class infectious --ward "Ward 3" --handler Li --net 1.8kg
                """
            )
        )

        @Argument(
            help: ArgumentHelp(
                say("卷标码，可多个；@文件 或 - 逐行读取", "Labels; @file or - reads them line by line")
            )
        )
        var rolls: [String] = []

        @Option(name: .customLong("class"), help: ArgumentHelp(say("类别", "Class")))
        var wasteClass: MedicalClass

        @Option(help: ArgumentHelp(say("没有卷标码时的件数", "How many, where there are no labels")))
        var count = 1

        @Option(
            help: ArgumentHelp(
                say("每袋净重，如 1.8kg；没有秤可以不填", "Net of each, such as 1.8kg; none without a scale")
            )
        )
        var net: String?

        @Option(
            help: ArgumentHelp(
                say("包装: bag 或 sharpsBox；默认按类别", "Packaging: bag or sharpsBox; by the class")
            )
        )
        var packaging: String?

        @Option(help: ArgumentHelp(say("产生科室", "Ward it came from")))
        var ward: String

        @Option(
            help: ArgumentHelp(
                say(
                    "infectiousPatient 传染病病人; pathogenMedia 病原体培养基、标本",
                    "infectiousPatient, or pathogenMedia for media and specimens"
                )
            )
        )
        var origin: String?

        @Flag(help: ArgumentHelp(say("双层包装", "In two bags")))
        var doubled = false

        @Flag(help: ArgumentHelp(say("已就地灭菌", "Sterilised on the spot")))
        var sterilised = false

        @Option(help: ArgumentHelp(say("标签上的特别说明", "The special note of the label")))
        var note: String?

        @Option(help: ArgumentHelp(say("场所编号；默认 001", "Site; 001 by default")))
        var site: String?

        @OptionGroup var handling: HandlingOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            let giver = try CodeGiver(desk)
            let rolls = try CodeList.distinct(rolls)
            let codes = try giver.give(
                rolls.isEmpty ? count : rolls.count,
                wasteClass.code,
                CodeDay.of(nil, desk),
                site: site ?? "001"
            )
            var content: JSONObject = [
                "form": "solid", "packaging": packaging ?? wasteClass.packaging,
                "site": site ?? "001",
            ]
            try giver.describe(&content, of: wasteClass.code, like: nil)
            var drafts: [StatementDraft] = []
            for (index, code) in codes.enumerated() {
                drafts.append(StatementDraft(.itemIssued, content.adding(["code": code])))
                let filling = StatementForm.filling.members(
                    cells(roll: rolls.isEmpty ? nil : rolls[index]).compactMapValues(\.self)
                )
                drafts.append(StatementDraft(.itemFilled, filling.adding(["code": code])))
                guard let net else { continue }
                let weighing = StatementForm.weighing.members(["net": net])
                drafts.append(StatementDraft(.itemWeighed, weighing.adding(["code": code])))
            }
            try giver.state(drafts)
        }

        private func cells(roll: String?) -> [String: String?] {
            [
                "ward": ward, "roll": roll?.asCode, "origin": origin,
                "doubled": doubled ? "yes" : nil, "sterilised": sterilised ? "yes" : nil,
                "note": note, "handler": handling.handler,
            ]
        }
    }
}

/// The five classes of medical waste (《医疗废物分类目录（2021年版）》).
enum MedicalClass: String, CaseIterable, ExpressibleByArgument {
    case infectious, sharps, pathological, chemical, pharmaceutical

    /// 废物代码.
    var code: WasteCode {
        let serial = (Self.allCases.firstIndex(of: self) ?? 0) + 1
        guard let code = WasteCode("841-00\(serial)-01") else {
            preconditionFailure("there are five classes")
        }
        return code
    }

    /// What it goes into 包装方式.
    var packaging: String { self == .sharps ? "sharpsBox" : "bag" }
}
