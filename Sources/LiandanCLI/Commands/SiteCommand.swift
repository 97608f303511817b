import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerCrypto
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Sites 场所.
struct SiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: say("登记和查看场所", "Register and look at sites"),
        subcommands: [Register.self, Classify.self, List.self]
    )

    struct Register: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say("登记场所；--file 可导入 CSV", "Register sites; --file imports CSV")
        )
        static let form = StatementForm.site

        @Option(help: ArgumentHelp(say("统一社会信用代码", "Credit code of the party")))
        var party: String?

        @Option(
            help: ArgumentHelp(
                say("场所编号，3位，如 001", "Number of the site, three digits, such as 001")
            )
        )
        var site: String?

        @Option(help: ArgumentHelp(say("场所名称", "Name")))
        var name: String?

        @Option(help: ArgumentHelp(say("行政区划代码，6位", "Region, six digits")))
        var region: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "联单号段，4位；默认按行政区划",
                    "Segment of manifest numbers, four digits; by region by default"
                )
            )
        )
        var segment: String?

        @Option(help: ArgumentHelp(say("地址", "Address")))
        var address: String?

        @Option(help: ArgumentHelp(say("固定污染源代码", "Code as a pollution source")))
        var permit: String?

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "party": party, "site": site, "name": name, "region": region, "segment": segment,
                "address": address, "permit": permit,
            ]
        }

        func complete(_ draft: inout StatementDraft, at desk: Desk) throws {
            guard draft.members["segment"] == nil,
                let region = draft.members["region"]?.string.flatMap({ RegionCode($0) })
            else { return }
            let regions = RegulationLibrary(desk.description.suite).builtIn().regions
            draft.members["segment"] = regions[region]?.segment?.json
        }
    }

    struct Classify: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "确定场所的管理类别 (主管部门)；--file 可导入 CSV",
                "Set the management class of a site (an authority does); --file imports CSV"
            ),
            discussion: say(
                "例: liandan site classify --party 代码 --class key --from 2026-01-01 --reason 敏感区域",
                "For example: liandan site classify --party CODE --class key --from 2026-01-01 --reason \"near a spring\""
            )
        )
        static let form = StatementForm.classification

        @Option(help: ArgumentHelp(say("统一社会信用代码", "Credit code of the party")))
        var party: String?

        @Option(help: ArgumentHelp(say("场所编号；默认 001", "Site; 001 by default")))
        var site: String?

        @Option(
            name: .customLong("class"),
            help: ArgumentHelp(
                say("管理类别: key、simplified 或 registered", "The class: key, simplified or registered")
            )
        )
        var managementClass: String?

        @Option(help: ArgumentHelp(say("自哪天起；默认今天", "The first day it holds; today by default")))
        var from: String?

        @Option(help: ArgumentHelp(say("依据、事由", "Why")))
        var reason: String?

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "party": party?.asCode, "site": site, "class": managementClass, "from": from,
                "reason": reason,
            ]
        }

        func complete(_ draft: inout StatementDraft, at desk: Desk) throws {
            _ = SiteID.complete(&draft.members, of: desk.party)
            if draft.members["from"] == nil {
                draft.members["from"] = try desk.occurredAt().legalDay.json
            }
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(abstract: say("列出场所", "List sites"))
        static let head = [
            say("场所", "site"), say("名称", "name"), say("区划", "region"), say("号段", "segment"),
            say("管理类别", "class"), say("地址", "address"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0)" } ?? "site" }

        func row(_ site: Site) -> [String] {
            [
                site.id, site.name.description, site.region.description,
                site.segment.description, site.classes.last?.managementClass.title.text ?? "",
                site.address.description,
            ]
        }
    }
}
