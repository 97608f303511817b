import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import WasteDomain

/// Medical institutions 医疗卫生机构.
struct InstitutionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "institution",
        abstract: say("登记和查看医疗机构", "Register and look at medical institutions"),
        subcommands: [Register.self, List.self]
    )

    struct Register: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "登记或变更医疗机构；--file 可导入 CSV",
                "Register an institution, or describe it anew; --file imports CSV"
            ),
            discussion: say(
                """
                休诊日不计入收运间隔。变更时须写全。
                例: liandan institution register --beds 60 --closed-weekdays 7 --closures 2026-10-01/2026-10-03 --store TS001
                """,
                """
                Days it is closed do not count for the interval of collection. A change states all of it.
                For example: liandan institution register --beds 60 --closed-weekdays 7 \
                  --closures 2026-10-01/2026-10-03 --store TS001
                """
            )
        )
        static let form = StatementForm.institution

        @Option(help: ArgumentHelp(say("床位数；没有住院填 0", "Beds; 0 for none")))
        var beds: String?

        @Option(
            help: ArgumentHelp(
                say("每周休诊日，1 为周一，7 为周日，分号分隔", "Weekdays it is closed, 1 for Monday to 7, by ;")
            )
        )
        var closedWeekdays: String?

        @Option(
            help: ArgumentHelp(
                say("休诊期间，首日/末日，分号分隔", "Days it is closed, first/last, by ;")
            )
        )
        var closures: String?

        @Option(help: ArgumentHelp(say("暂时贮存场所的设施编码", "Code of its temporary store")))
        var store: String?

        @Option(help: ArgumentHelp(say("单位；默认为密钥所属单位", "The party; that of the key by default")))
        var party: String?

        @Option(help: ArgumentHelp(say("场所编号；默认 001", "Site; 001 by default")))
        var site: String?

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "party": party?.asCode, "site": site, "beds": beds,
                "closedWeekdays": closedWeekdays, "closures": closures, "store": store,
            ]
        }

        func complete(_ draft: inout StatementDraft, at desk: Desk) throws {
            _ = SiteID.complete(&draft.members, of: desk.party)
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(
            abstract: say("列出医疗机构及其最近收运", "List institutions, and when they were emptied")
        )
        static let head = [
            say("场所", "site"), say("床位", "beds"), say("休诊日", "closed on"), say("暂存场所", "store"),
            say("最近收运", "collected"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0.asCode)" } ?? "institution" }

        func row(_ institution: Institution) -> [String] {
            let weekdays = institution.closedWeekdays.map(String.init).joined(separator: ";")
            return [
                institution.id, String(institution.beds), weekdays.isEmpty ? "—" : weekdays,
                institution.store?.description ?? "—",
                institution.collected?.at.legalTime ?? "—",
            ]
        }
    }
}
