import ArgumentParser
import CanonicalJSON
import WasteDomain

/// A refused load goes home 退运.
struct ManifestReturnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return",
        abstract: say(
            "退运: 承运人运回，移出人接收，两方各陈述一半",
            "Return what was refused: the carrier takes it home, the consignor takes it in"
        ),
        subcommands: [Depart.self, Receive.self]
    )

    struct Depart: LoadCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "承运人退运起运；不写装载即被拒收的全部",
                "The carrier sets out home; with all that was refused unless a load is said"
            )
        )

        @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
        var manifest: String?

        @OptionGroup var vehicle: VehicleOptions
        @OptionGroup var load: LoadInput
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func drafts(_ desk: Desk) throws -> [StatementDraft] {
            let id = try load.manifest(manifest, desk)
            let members: JSONObject = [
                "lines": try load.returnedLines(of: id, desk), "manifest": id,
            ]
            let transport = try vehicle.members(known: try known(id, desk))
            return [StatementDraft(.manifestReturnDeparted, members.adding(transport))]
        }

        /// The vehicle it came on.
        private func known(_ id: UniqueID, _ desk: Desk) throws -> (Plate?, Plate?) {
            guard let ledger = try desk.ledgerIfAny() else { return (nil, nil) }
            let manifest = try ManifestReference.find(id.description, ledger)
            return (manifest.vehicle, manifest.trailer)
        }
    }

    struct Receive: LoadCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "移出人接收退回；不写装载即承运人运回的全部",
                "The consignor takes it in; all the carrier brings unless a load is said"
            )
        )

        @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
        var manifest: String?

        @OptionGroup var load: LoadInput
        @OptionGroup var ticket: TicketOptions
        @OptionGroup var handling: HandlingOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func drafts(_ desk: Desk) throws -> [StatementDraft] {
            let id = try load.manifest(manifest, desk)
            let members: JSONObject = [
                "handler": handling.handler,
                "lines": try load.returnedLines(of: id, desk), "manifest": id,
            ]
            return [
                StatementDraft(.manifestReturnReceived, members.adding(try ticket.members(desk)))
            ]
        }
    }
}

extension LoadInput {
    /// The lines that go back: where packages are named, those they are on.
    fileprivate func returnedLines(of id: UniqueID, _ desk: Desk) throws -> [JSONObject] {
        let lines = try lines(of: id, desk, known: .returned)
        return item.isEmpty ? lines : lines.filter { $0["packages"] != .integer(0) }
    }
}
