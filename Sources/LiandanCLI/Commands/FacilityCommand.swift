import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import WasteDomain

/// Stores 贮存设施.
struct FacilityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facility",
        abstract: say("登记和查看贮存设施", "Register and look at stores"),
        subcommands: [Register.self, List.self, Show.self]
    )

    struct Register: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "登记或变更贮存设施；--file 可导入 CSV",
                "Register a store, or change it; --file imports CSV"
            ),
            discussion: say(
                """
                变更时只写变化的项，其余按已登记的。
                例: liandan facility register --facility TS001 --name 危废库 --type warehouse --capacity 20t
                """,
                """
                For a change only what changes is said; the rest stays.
                For example: liandan facility register --facility TS001 --name "Store 1" --type warehouse --capacity 20t
                """
            )
        )
        static let form = StatementForm.facility

        @Option(help: ArgumentHelp(say("贮存设施编码，如 TS001", "Code of the store, such as TS001")))
        var facility: String?

        @Option(help: ArgumentHelp(say("名称", "Name")))
        var name: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "类型: warehouse, yard, pool, tankFarm, point, other",
                    "Type: warehouse, yard, pool, tankFarm, point, other"
                )
            )
        )
        var type: String?

        @Option(help: ArgumentHelp(say("贮存能力，如 20t", "Capacity, such as 20t")))
        var capacity: String?

        @Option(
            help: ArgumentHelp(
                say("可贮存的废物代码，分号分隔；默认不限", "Waste codes it may hold, by ; and any by default")
            )
        )
        var codes: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "医疗废物的贮存温度: ambient 5℃及以上; cold 低于5℃; coldRemote 偏远地区低于5℃并消毒",
                    "How warm medical waste is kept: ambient 5 °C or more, cold below it, coldRemote below it "
                        + "and disinfected in a remote area"
                )
            )
        )
        var temperature: String?

        @Option(help: ArgumentHelp(say("单位；默认为密钥所属单位", "The party; that of the key by default")))
        var party: String?

        @Option(help: ArgumentHelp(say("场所编号；默认 001", "Site; 001 by default")))
        var site: String?

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "party": party?.asCode, "site": site, "facility": facility, "name": name,
                "type": type, "capacity": capacity, "codes": codes, "temperature": temperature,
            ]
        }

        func complete(_ draft: inout StatementDraft, at desk: Desk) throws {
            let place = SiteID.complete(&draft.members, of: desk.party)
            guard let ledger = try desk.ledgerIfAny(), let place,
                let code = draft.members["facility"]?.string.flatMap({ Reference($0) })
            else { return }
            let known = try ledger.query { (reader) throws(LogError) in
                try reader.record(Facility.self, Facility.id(place, code))
            }
            for name in ["capacity", "codes", "name", "temperature", "type"]
            where draft.members[name] == nil {
                draft.members[name] = known?.json.object?[name]
            }
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "列出贮存设施及其在库量",
                "List the stores, and what they hold"
            )
        )
        static let head = [
            say("场所", "site"), say("设施", "store"), say("名称", "name"), say("能力 kg", "capacity kg"),
            say("在库 kg", "held kg"), "%", say("件数", "packages"), say("各分区 kg", "by zone, kg"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @Option(help: ArgumentHelp(say("只列出某场所的，如 001", "Only those of this site, such as 001")))
        var site: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0.asCode)" } ?? "facility" }

        func isListed(_ facility: Facility) -> Bool {
            site.map { facility.site.site.description == $0 } ?? true
        }

        func row(_ facility: Facility) -> [String] {
            let zones = Dictionary(grouping: facility.held) { $0.zone?.description ?? "—" }
                .sorted { $0.key < $1.key }
                .map { "\($0.key): \($0.value.map(\.mass).total.kilograms)" }
            return [
                facility.site.description, facility.facility.description,
                facility.name.description, facility.capacity.kilograms, facility.mass.kilograms,
                facility.fullness, String(facility.packages), zones.joined(separator: "; "),
            ]
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("显示一个贮存设施和各分区的废物", "Show a store and what stands in its zones")
        )

        @Argument(help: ArgumentHelp(say("贮存设施编码", "Code of the store")))
        var facility: String

        @Option(help: ArgumentHelp(say("单位，多个单位有同一编码时", "The party, where several have this code")))
        var party: String?

        @Option(
            help: ArgumentHelp(say("场所编号，多个场所有同一编码时", "The site, where several have this code"))
        )
        var site: String?

        @OptionGroup var common: CommonOptions

        func run() throws {
            let ledger = try ReadingDesk(common).ledger()
            let found = try ledger.query { (reader) throws(LogError) in
                try reader.records(
                    Facility.self,
                    term: party.map { "party:\($0.asCode)" } ?? "facility"
                )
            }
            .filter { record in
                record.facility.description == facility
                    && (site == nil || record.site.site.description == site)
            }
            guard let record = found.first else {
                throw CommandError(
                    .notFound,
                    "没有贮存设施 \(facility)",
                    "there is no store \(facility)"
                )
            }
            guard found.count == 1 else {
                let sites = found.map(\.site.description).joined(separator: ", ")
                throw CommandError(
                    .usage,
                    "\(sites) 都有 \(facility): 用 --party、--site 指明",
                    "\(sites) all have \(facility): say which with --party and --site"
                )
            }
            let json: JSONObject = ["record": record, "v": 1]
            common.printer.show(json, text(record))
        }

        private func text(_ record: Facility) -> String {
            let rows = [
                [say("场所", "site"), record.site.description],
                [say("名称", "name"), record.name.description],
                [say("类型", "type"), record.type.description],
                [say("能力 kg", "capacity kg"), record.capacity.kilograms],
                [say("在库 kg", "held kg"), "\(record.mass.kilograms) (\(record.fullness)%)"],
                [
                    say("可贮存", "may hold"),
                    record.codes.isEmpty
                        ? say("不限", "any waste")
                        : record.codes.map(\.description).joined(separator: ", "),
                ],
            ]
            let head = [
                say("分区", "zone"), say("废物", "waste"), say("危险特性", "hazards"),
                say("件数", "packages"), "kg",
            ]
            let held = record.held.map { waste in
                [
                    waste.zone?.description ?? "—", waste.code.description,
                    waste.hazards.map(\.title.text).joined(separator: ", "),
                    String(waste.packages), waste.mass.kilograms,
                ]
            }
            return TextTable([record.facility.description, ""], rows).text + "\n\n"
                + TextTable(head, held.sorted { $0[0] < $1[0] }).text
        }
    }
}

extension Facility {
    /// 件数; a packed unit is one.
    fileprivate var packages: Int { held.map(\.packages).reduce(0, +) }

    /// What it holds of its capacity, in whole per cent, rounded down.
    fileprivate var fullness: String {
        capacity == .zero ? "—" : String(mass.grams * 100 / capacity.grams)
    }
}
