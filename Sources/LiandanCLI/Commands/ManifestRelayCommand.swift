import ArgumentParser
import CanonicalJSON
import WasteDomain

/// One carrier hands on to the next 联运交接 (《危险废物转移管理办法》第17条).
struct ManifestRelayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relay",
        abstract: say(
            "联运: 一个承运人交给下一个，两方各陈述一半",
            "Relay: one carrier hands on to the next, each stating its half"
        ),
        subcommands: [Give.self, Take.self]
    )

    struct Give: LoadCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "移交给下一承运人；不写装载即全部",
                "Hand on to the next carrier; all of it unless a load is said"
            )
        )

        @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
        var manifest: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "下一承运人；默认联单上的下一个",
                    "The next carrier; the next one of the manifest by default"
                )
            )
        )
        var to: String?

        @Option(help: ArgumentHelp(say("交接地点", "Where")))
        var place: String?

        @OptionGroup var load: LoadInput
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func drafts(_ desk: Desk) throws -> [StatementDraft] {
            let id = try load.manifest(manifest, desk)
            let known = try KnownRelay(id, desk, load)
            return [
                StatementDraft(
                    .manifestRelayReleased,
                    [
                        "lines": try load.lines(of: id, desk, known: .relayed), "manifest": id,
                        "place": place ?? known.place, "to": to?.asCode ?? known.taker,
                    ]
                )
            ]
        }
    }

    struct Take: LoadCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "从上一承运人接收；不写装载即对方移交的全部",
                "Take over from the carrier before; all it handed on unless a load is said"
            )
        )

        @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
        var manifest: String?

        @Option(
            help: ArgumentHelp(
                say("上一承运人；默认从账本或对方文件取", "The carrier before; as ledger or file say by default")
            )
        )
        var giver: String?

        @Option(
            help: ArgumentHelp(
                say("所核对的移出人；默认从账本取", "The consignor as checked; from the ledger by default")
            )
        )
        var consignor: String?

        @Option(help: ArgumentHelp(say("交接地点；默认按对方所述", "Where; as the other says by default")))
        var place: String?

        @OptionGroup var vehicle: VehicleOptions
        @OptionGroup var load: LoadInput
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func drafts(_ desk: Desk) throws -> [StatementDraft] {
            let id = try load.manifest(manifest, desk)
            let known = try KnownRelay(id, desk, load)
            let members: JSONObject = [
                "consignor": consignor?.asCode ?? known.consignor,
                "from": giver?.asCode ?? known.giver,
                "lines": try load.lines(of: id, desk, known: .relayed), "manifest": id,
                "place": place ?? known.place,
            ]
            return [StatementDraft(.manifestRelayTaken, members.adding(try vehicle.members()))]
        }
    }
}

/// What the other carrier's file and the ledger say of a relay, for whoever does not himself.
private struct KnownRelay {
    private(set) var giver: String?
    private(set) var taker: String?
    private(set) var consignor: String?
    private(set) var place: String?

    init(_ id: UniqueID, _ desk: Desk, _ load: LoadInput) throws {
        if let half = try load.otherHalf() {
            place = half.members["place"]?.string
            consignor = half.members["consignor"]?.string
            if half.members["to"] != nil { giver = half.party } else { taker = half.party }
        }
        guard let ledger = try desk.ledgerIfAny() else { return }
        let manifest = try ManifestReference.find(id.description, ledger)
        let stated = manifest.relayReleased ?? manifest.relayTaken
        let had = manifest.legs.map(\.carrier)
        let planned = manifest.form.carriers.first { !had.contains($0) }
        giver = giver ?? stated?.from.description ?? manifest.holder?.description
        taker = taker ?? stated?.to.description ?? planned?.description
        consignor = consignor ?? manifest.form.consignor.party.description
        place = place ?? stated?.place.description
    }
}
