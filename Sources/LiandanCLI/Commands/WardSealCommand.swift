import ArgumentParser
import CanonicalJSON
import WasteDomain

/// One bag or box after another 封袋: code, filling and weight in one submission.
struct WardSealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
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

    @Option(help: ArgumentHelp(say("场所编号；默认 001", "Site; 001 by default")))
    var site: String?

    @OptionGroup var medical: MedicalOptions
    @OptionGroup var handling: HandlingOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard medical.ward != nil else {
            throw ValidationError(say("写明产生科室 --ward", "name the ward: --ward"))
        }
    }

    func run() throws {
        let desk = try Desk(common, signing)
        let giver = try CodeGiver(desk)
        let rolls = try CodeList.distinct(rolls + [medical.roll].compactMap(\.self))
        let codes = try giver.give(
            rolls.isEmpty ? count : rolls.count,
            wasteClass.code,
            CodeDay.of(nil, desk),
            site: site ?? "001"
        )
        let drafts = try codes.enumerated().flatMap { index, code in
            try giver.drafts(
                sealing: code,
                wasteClass,
                packaging: packaging,
                site: site,
                cells(roll: rolls.isEmpty ? nil : rolls[index]),
                net: net
            )
        }
        try giver.state(drafts)
    }

    private func cells(roll: String?) -> [String: String?] {
        medical.cells.merging(["roll": roll, "handler": handling.handler]) { $1 }
    }
}
