import ArgumentParser
import CanonicalJSON
import Interchange
import Liandan
import WasteDomain

/// Emergencies 应急处置: facilities that may take in medical waste for a time.
struct EmergencyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emergency",
        abstract: say(
            "应急处置: 启动、终止和查看，协同处置设施在其间接收医疗废物",
            "Emergencies: declare, end and list them; listed facilities take in medical waste meanwhile"
        ),
        subcommands: [Declare.self, End.self, List.self]
    )

    struct Declare: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "启动应急处置，到时自动终止；--file 可导入 CSV",
                "Declare an emergency, which closes by itself; --file imports CSV"
            ),
            discussion: say(
                """
                由主管部门按县级以上人民政府的处置方案启动，不能追溯；此后联单用 manifest issue --emergency 写明。
                例: liandan emergency declare 区府疫〔2026〕1号 --region 500114 --class infectious --epidemic --until "2026-10-31 18:00" \
                --government 区人民政府 --plan 区府办〔2026〕5号 --facility 91500114MAX00300XD/001=5t@domesticIncinerator
                """,
                """
                The authority declares it by the plan of disposal of a government, never backwards; manifests then name it: manifest issue --emergency.
                For example: liandan emergency declare E-2026-1 --region 500114 --class infectious --epidemic --until "2026-10-31 18:00" \
                --government "the district" --plan P-5 --facility 91500114MAX00300XD/001=5t@domesticIncinerator
                """
            )
        )
        static let form = StatementForm.emergency

        @Argument(help: ArgumentHelp(say("应急处置编号，如政府文号", "Its number, such as that of the order")))
        var emergency: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "废物来自哪里: 行政区划代码，6位；500100 为全市各区，500000 为全省",
                    "Where the waste comes from: a region of six digits; 500100 is a prefecture, 500000 a province"
                )
            )
        )
        var region: String?

        @Option(
            name: .customLong("class"),
            help: ArgumentHelp(
                say(
                    "医疗废物类别: infectious, sharps, pathological, chemical, pharmaceutical；可多次",
                    "Class of medical waste: infectious, sharps, pathological, chemical, pharmaceutical; repeatable"
                )
            )
        )
        var classes: [MedicalClass] = []

        @Option(help: ArgumentHelp(say("废物代码；可多次", "Waste code; repeatable")))
        var waste: [String] = []

        @Flag(help: ArgumentHelp(say("是重大传染病疫情", "It is a major epidemic")))
        var epidemic = false

        @Option(help: ArgumentHelp(say("启用时间；默认即时", "When it opens; at once by default")))
        var from: String?

        @Option(help: ArgumentHelp(say("自动终止的时间", "When it closes by itself")))
        var until: String?

        @Option(help: ArgumentHelp(say("确定处置方案的人民政府", "The government whose plan it is")))
        var government: String?

        @Option(help: ArgumentHelp(say("处置方案文号", "Number of that plan")))
        var plan: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "协同处置设施: 场所=每日能力@类型，如 CODE/001=5t@domesticIncinerator，类型还有 hazardousIncinerator, cementKiln；先写的优先；可多次",
                    "A facility: SITE=PER-DAY@TYPE such as CODE/001=5t@domesticIncinerator, also hazardousIncinerator, cementKiln; the first comes first; repeatable"
                )
            )
        )
        var facility: [String] = []

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            let codes = classes.map(\.code.description) + waste
            return [
                "emergency": emergency, "region": region,
                "codes": codes.isEmpty ? nil : codes.joined(separator: ";"),
                "epidemic": epidemic ? "yes" : nil, "from": from, "until": until,
                "government": government, "plan": plan,
                "facilities": facility.isEmpty ? nil : facility.joined(separator: ";"),
            ]
        }

        /// Times as they are written here, and priorities in the order of the list.
        func complete(_ draft: inout StatementDraft, at desk: Desk) throws {
            for name in ["from", "until"] {
                guard let text = draft.members[name]?.string else { continue }
                draft.members[name] = LocalTime.member(text).json
            }
            guard let listed = draft.members["facilities"]?.array else { return }
            draft.members["facilities"] = .array(
                listed.enumerated().map { index, value in
                    guard let facility = value.object else { return value }
                    return .object(facility.completed(by: ["priority": index + 1]))
                }
            )
        }
    }

    struct End: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("提前终止应急处置", "End an emergency before its time")
        )

        @Argument(help: ArgumentHelp(say("应急处置编号 (emergency list)", "Its number (emergency list)")))
        var emergency: String

        @Option(help: ArgumentHelp(say("事由", "Reason")))
        var reason: String

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            try Desk(common, signing).state([
                StatementDraft(.emergencyEnded, ["emergency": emergency, "reason": reason])
            ])
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(
            abstract: say("列出应急处置及其设施", "List emergencies and their facilities")
        )
        static let head = [
            say("编号", "number"), say("区划", "region"), say("废物代码", "wastes"),
            say("启用", "open"), say("状态", "state"), say("设施: 每日能力", "facilities: a day"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位设施在列的", "Only those that list a site of this party")))
        var party: String?

        @Option(
            help: ArgumentHelp(say("只列出适用于某区划的", "Only those for what comes from this region"))
        )
        var region: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0.asCode)" } ?? "emergency" }

        func validate() throws {
            guard region.map({ RegionCode($0) != nil }) ?? true else {
                throw ValidationError(
                    say("--region 为6位行政区划代码", "--region is a region of six digits")
                )
            }
        }

        func isListed(_ emergency: DeclaredEmergency) -> Bool {
            region.flatMap { RegionCode($0) }.map(emergency.covers) ?? true
        }

        func row(_ emergency: DeclaredEmergency) throws -> [String] {
            let facilities = emergency.content.facilities.sorted { $0.priority < $1.priority }.map {
                "\($0.priority). \($0.site) \($0.type.title.text) \($0.perDay.tonnes) t"
            }
            return [
                emergency.id, emergency.content.region.description,
                emergency.content.codes.map(\.description).joined(separator: " "),
                "\(LocalTime.text(emergency.opens))–\(LocalTime.text(emergency.closes))",
                try state(of: emergency), facilities.joined(separator: "; "),
            ]
        }

        private func state(of emergency: DeclaredEmergency) throws -> String {
            let now = try RehearsalClock.current().now()
            if emergency.ended != nil { return say("提前终止", "ended") }
            if emergency.closes <= now { return say("已自动终止", "closed by itself") }
            return emergency.isOpen(at: now) ? say("启用中", "in force") : say("尚未启用", "to come")
        }
    }
}
