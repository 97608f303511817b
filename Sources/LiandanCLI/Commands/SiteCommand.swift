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
        subcommands: [Register.self, List.self]
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

    struct List: ListCommand {
        static let configuration = CommandConfiguration(abstract: say("列出场所", "List sites"))
        static let head = [
            say("场所", "site"), say("名称", "name"), say("区划", "region"), say("号段", "segment"),
            say("地址", "address"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0)" } ?? "site" }

        func row(_ site: Site) -> [String] {
            [
                site.id, site.name.description, site.region.description,
                site.segment.description, site.address.description,
            ]
        }
    }
}
