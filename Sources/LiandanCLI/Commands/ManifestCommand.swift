import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Manifests 联单.
struct ManifestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manifest",
        abstract: say(
            "联单: 填发、交付、装车、起运、运抵、接收、出具意见、打印",
            "Manifests: issue, release, load, depart, arrive, receive, decide, print"
        ),
        subcommands: [
            ManifestIssueCommand.self, Cancel.self, Release.self, Load.self, Depart.self,
            Arrive.self, ManifestReceiveCommand.self, ManifestDecideCommand.self,
            ManifestShowCommand.self, ManifestListCommand.self, ManifestPrintCommand.self,
        ]
    )

    struct Cancel: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "作废还没有交付的联单；编号不再使用",
                "Cancel a manifest that was not released; its number is burnt"
            )
        )

        @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
        var manifest: String

        @Option(help: ArgumentHelp(say("事由", "Reason")))
        var reason: String

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            let id = try ManifestReference.resolve(manifest, desk)
            try desk.state([
                StatementDraft(.manifestCancelled, ["manifest": id, "reason": reason])
            ])
        }
    }

    struct Release: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("移出人交付（交接的一半）", "The consignor hands over: its half")
        )

        @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
        var manifest: String?

        @OptionGroup var load: LoadInput

        @OptionGroup var handling: HandlingOptions

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            let id = try load.manifest(manifest, desk)
            try desk.state([
                StatementDraft(
                    .manifestReleased,
                    [
                        "handler": handling.handler, "lines": try load.lines(of: id, desk),
                        "manifest": id,
                    ]
                )
            ])
        }
    }

    struct Load: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("承运人装车（交接的另一半）", "The carrier takes the load on board: its half")
        )

        @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
        var manifest: String?

        @OptionGroup var load: LoadInput

        @Option(help: ArgumentHelp(say("车辆号牌", "Plate of the vehicle")))
        var vehicle: String

        @Option(help: ArgumentHelp(say("挂车号牌", "Plate of the trailer")))
        var trailer: String?

        @Option(help: ArgumentHelp(say("驾驶员姓名；封存", "The driver; sealed")))
        var driver: String?

        @Option(help: ArgumentHelp(say("驾驶员电话；封存", "The driver's telephone; sealed")))
        var driverPhone: String?

        @Option(help: ArgumentHelp(say("押运员姓名；封存", "The escort; sealed")))
        var escort: String?

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            let id = try load.manifest(manifest, desk)
            try desk.state([
                StatementDraft(
                    .manifestLoaded,
                    [
                        "driver": driver, "driverPhone": driverPhone, "escort": escort,
                        "lines": try load.lines(of: id, desk), "manifest": id,
                        "trailer": trailer?.asCode, "vehicle": vehicle.asCode,
                    ]
                )
            ])
        }
    }

    struct Depart: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("起运", "The load sets out"))

        @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
        var manifest: String

        @Option(help: ArgumentHelp(say("危险货物运单号", "Number of the waybill")))
        var waybill: String?

        @Option(
            help: ArgumentHelp(say("车辆号牌；默认为装车的车辆", "Plate; that of the loaded vehicle by default"))
        )
        var vehicle: String?

        @Option(
            help: ArgumentHelp(
                say("运输起点；默认移出场所的地址", "Start; the consignor site's address by default")
            )
        )
        var start: String?

        @Option(help: ArgumentHelp(say("经由地", "By way of")))
        var via: String?

        @Option(
            help: ArgumentHelp(
                say("运输终点；默认接受场所的地址", "End; the consignee site's address by default")
            )
        )
        var end: String?

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            let id = try ManifestReference.resolve(manifest, desk)
            let known = try Whereabouts(
                id,
                desk,
                isNeeded: vehicle == nil || start == nil || end == nil
            )
            try desk.state([
                StatementDraft(
                    .manifestDeparted,
                    [
                        "end": end ?? known.end, "manifest": id, "start": start ?? known.start,
                        "vehicle": vehicle?.asCode ?? known.vehicle, "via": via,
                        "waybill": waybill,
                    ]
                )
            ])
        }
    }

    struct Arrive: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("运抵", "The load arrives")
        )

        @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
        var manifest: String

        @Option(
            help: ArgumentHelp(
                say("地点；默认接受场所的地址", "Place; the consignee site's address by default")
            )
        )
        var place: String?

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            let id = try ManifestReference.resolve(manifest, desk)
            let known = try Whereabouts(id, desk, isNeeded: place == nil)
            try desk.state([
                StatementDraft(.manifestArrived, ["manifest": id, "place": place ?? known.end])
            ])
        }
    }
}

/// What the ledger knows of a manifest's way, for statements that do not say it themselves.
struct Whereabouts {
    let vehicle: String?
    let start: String?
    let end: String?
    let hasArrived: Bool

    /// Looks a manifest up.
    ///
    /// - Parameters:
    ///   - id: The manifest.
    ///   - desk: Where to look.
    ///   - isNeeded: Whether anything is to be looked up.
    /// - Throws: If the ledger cannot be read.
    init(_ id: UniqueID, _ desk: Desk, isNeeded: Bool) throws {
        guard isNeeded, let ledger = try desk.ledgerIfAny() else {
            (vehicle, start, end, hasArrived) = (nil, nil, nil, false)
            return
        }
        let found = try ledger.query { (reader) throws(LogError) -> (Manifest?, Site?, Site?) in
            guard let manifest = try reader.record(Manifest.self, id) else {
                return (nil, nil, nil)
            }
            return (
                manifest, try reader.record(Site.self, manifest.form.consignor),
                try reader.record(Site.self, manifest.form.consignee)
            )
        }
        vehicle = found.0?.vehicle?.description
        start = found.1?.address.description
        end = found.2?.address.description
        hasArrived = found.0?.arrived != nil
    }
}
