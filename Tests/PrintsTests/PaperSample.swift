import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Prints
import Regulation
import Testing
import WasteDomain

/// Manifests of a small town, ready for paper.
enum PaperSample {
    static let words = RegulationLibrary(.sha256).builtIn()
    /// 2026-09-01 10:30 in China.
    static let printedAt = Timestamp("2026-09-01T02:30:00.000Z")
    /// Written so that it would run, were it not escaped.
    static let script = "<script>alert(\"&\")</script>"

    static let directory = PaperDirectory(
        parties: [
            party(Town.generator): PaperParty(
                name: "示例机械有限公司",
                address: "示例路1号",
                phone: "023-79221000",
                wasteLicences: [],
                transportLicences: []
            ),
            party(Town.carrier): PaperParty(
                name: script,
                address: "示例路5号",
                phone: "023-79225000",
                wasteLicences: [],
                transportLicences: ["500114000001"]
            ),
            party(Town.disposer): PaperParty(
                name: "示例再生资源有限公司",
                address: "示例路9号",
                phone: "023-79229000",
                wasteLicences: ["CQ5001140001"],
                transportLicences: []
            ),
        ],
        sites: [
            site(Town.generator): PaperSite(name: "厂区", address: "示例路1号"),
            site(Town.disposer): PaperSite(name: "处置厂", address: "示例路9号"),
        ],
        vehicles: plate("渝H12345").map {
            [$0: PaperVehicle(type: .truck, certificate: "500114012345")]
        } ?? [:]
    )

    static func paper(_ manifest: ManifestPaper) throws -> PaperForm {
        manifest.paper(words, printedAt: try #require(printedAt))
    }

    /// A manifest that has come to its end, as a ledger has it.
    static func closed() throws -> (town: Town, paper: ManifestPaper) {
        let town = try Town.settled()
        try town.straightRun()
        let paper = try town.ledger.query { (reader) throws(LogError) -> ManifestPaper? in
            guard let record = try reader.manifest("20265001000001") else { return nil }
            let statements = try reader.history(of: record.subject).map { event in
                PaperStatement(
                    event.event,
                    by: event.by,
                    key: event.key,
                    recorded: (event.place, event.recordedAt)
                )
            }
            return ManifestPaper(record, in: town.description.genesis, statements, directory)
        }
        return (town, try #require(paper))
    }

    /// A manifest with some lines that is signed and in no ledger.
    static func unrecorded(
        lines: Int = 1,
        openings: [String: String] = [:],
        paperForm: String? = nil
    ) throws -> ManifestPaper {
        let town = try Town()
        let id = UniqueID("01a1f3b0-5c00-7000-8000-000000000001")
        let issued = town.manifest(
            try #require(id),
            lines: (1...lines).map { town.line($0, packages: 2, mass: 250_000) }
        ) { members in
            members["handler"] = SealedField(town.description.genesis).json
        }
        let event = try WasteEvent.read(.object(issued)).get()
        let statement = PaperStatement(
            event,
            by: party(Town.generator),
            key: town.description.genesis,
            recorded: nil,
            openings: openings,
            paperForm: paperForm
        )
        return ManifestPaper(
            unrecorded: try #require(event.body as? ManifestIssued),
            for: try #require(Digest("lrLQsfIEzmN36sdG1EQQjlzsp5bA2EyxCTjkvgJMHXw=")),
            [statement],
            directory
        )
    }

    private static func party(_ code: String) -> PartyID {
        guard let party = PartyID(code) else { preconditionFailure("\(code) is a party") }
        return party
    }

    private static func site(_ code: String) -> SiteID {
        guard let number = SiteNumber("001") else { preconditionFailure("001 is a site") }
        return SiteID(party: party(code), site: number)
    }

    private static func plate(_ text: String) -> Plate? { Plate(text) }
}

extension PaperForm {
    /// The value of the first field of a label in a part.
    func value(_ part: Int, _ label: String) -> String? {
        parts[part].fields.joined().first { $0.label == label }?.value
    }

    /// The texts under a column heading of a part's tables.
    func column(_ part: Int, _ title: String) -> [String] {
        parts[part].tables.flatMap { table -> [String] in
            guard let column = table.columns.firstIndex(where: { $0.title == title }) else {
                return []
            }
            return table.rows.map { $0[column] }
        }
    }

    /// Every text on it, in order.
    var texts: [String] {
        [title] + references.flatMap { [$0.label, $0.value] } + marks
            + parts.flatMap { part in
                [part.heading] + part.fields.joined().flatMap { [$0.label, $0.value] }
                    + part.tables.flatMap { $0.columns.map(\.title) + $0.rows.joined() }
            } + [footer]
    }
}
