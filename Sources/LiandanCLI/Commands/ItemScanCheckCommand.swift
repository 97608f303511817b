import ArgumentParser
import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import WasteDomain

/// Packages are scanned to see whether they are what they should be; nothing is stated 盘点.
struct ItemScanCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: say(
            "盘点: 对照联单或贮存设施扫码，不作陈述",
            "Scan against a manifest or a store, stating nothing"
        ),
        discussion: say(
            "与应有的完全相同时退出码为 0，否则为 1。",
            "Ends with 0 if exactly what should be there was scanned, else with 1."
        )
    )

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String?

    @Option(help: ArgumentHelp(say("贮存设施编码，如 TS001", "The store, such as TS001")))
    var facility: String?

    @Option(help: ArgumentHelp(say("分区", "Zone")))
    var zone: String?

    @Option(help: ArgumentHelp(say("单位；默认为密钥所属单位", "The party; that of the key by default")))
    var party: String?

    @OptionGroup var scan: ScanOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (manifest == nil) != (facility == nil), zone == nil || facility != nil else {
            throw ValidationError(
                say(
                    "写明联单，或 --facility 贮存设施（可加 --zone）",
                    "name a manifest, or a store with --facility (and --zone)"
                )
            )
        }
    }

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let clock = try RehearsalClock.current()
        let target = try target(ledger)
        let session = try ScanSession(
            scan.session.session ?? target.purpose.path(beside: ""),
            target.purpose,
            scan.session,
            at: clock.now()
        ) { UniqueID(time: clock.now(), randomness: try RandomBytes.make(10)) }
        var loop = try ScanLoop(
            session,
            target,
            ScanText(common.printer),
            clock,
            takesExtras: true
        )
        switch try loop.run() {
        case .cancelled: try session.close(.cancelled)
        case .done:
            try session.close(.checked)
            if !loop.isWhole { throw Ended(status: .refused) }
        }
    }

    private func target(_ ledger: Ledger) throws -> ScanTarget {
        let genesis = ledger.description.genesis
        let (purpose, lines): (ScanPurpose, KnownLines)
        if let manifest {
            let found = try ManifestReference.find(manifest, ledger)
            purpose = ScanPurpose(
                name: "check",
                manifest: found.manifest,
                party: nil,
                ledger: genesis
            )
            lines = KnownLines(
                found,
                listed: try KnownLoad.released.listed(of: found, ledger) ?? []
            )
        } else {
            let party =
                try party.map { try PartyReference.find($0, ledger) } ?? Desk(common, signing).party
            let place = [facility, zone].compactMap(\.self).joined(separator: "-")
            purpose = ScanPurpose(name: "check", place: place, party: party, ledger: genesis)
            lines = KnownLines(standing: try standing(party, ledger))
        }
        return ScanTarget(
            purpose: purpose,
            listing: try ScanListing(lines, ledger),
            holder: nil,
            statuses: [],
            mayStray: true,
            takesWeights: false,
            ledger: ledger
        )
    }

    /// What stands in the store, as the ledger knows.
    private func standing(_ party: PartyID, _ ledger: Ledger) throws -> [Item] {
        try ledger.query { (reader) throws(LogError) in
            var items: [Item] = []
            try reader.forEach(Item.self, term: "holder:\(party)") { item in
                guard let stored = item.stored, stored.facility.description == facility,
                    zone == nil || stored.zone?.description == zone
                else { return }
                items.append(item)
            }
            return items
        }
    }
}
