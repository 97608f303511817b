package import WasteDomain

/// The command that makes a statement that is awaited, as it is typed 命令.
package enum StatementCommand {
    /// Words in capitals are to be filled in; `{manifest}` is its number, `{correction}` its id.
    private static let words: [EventKind: String] = [
        .manifestReleased: "liandan manifest release {manifest} --item @CODES",
        .manifestLoaded: "liandan manifest load {manifest} --as-released --vehicle PLATE",
        .manifestConfirmed:
            "liandan manifest confirm {manifest} --packages COUNT --mass MASS --vehicle PLATE",
        .manifestUnloaded: "liandan manifest unload {manifest} --reason REASON",
        .manifestTakenBack: "liandan manifest take-back {manifest} --reason REASON",
        .manifestDeparted: "liandan manifest depart {manifest} --waybill NUMBER",
        .manifestRelayReleased: "liandan manifest relay give {manifest} --to PARTY --place PLACE",
        .manifestRelayTaken: "liandan manifest relay take {manifest} --vehicle PLATE",
        .manifestArrived: "liandan manifest arrive {manifest}",
        .manifestReceived: "liandan manifest receive {manifest} --as-released",
        .manifestDecided: "liandan manifest decide {manifest} --accept-all",
        .manifestReturnDeparted: "liandan manifest return depart {manifest} --vehicle PLATE",
        .manifestReturnReceived: "liandan manifest return receive {manifest}",
        .treatmentRecorded: "liandan treat record {manifest} --all",
        .incidentReported: "liandan incident report {manifest} --place PLACE --text TEXT",
        .partyInformed: "liandan manifest inform {manifest}",
        .correctionAgreed: "liandan correct agree {correction}",
    ]

    /// Nil for what is not stated by one party about an open manifest.
    package static func of(_ kind: EventKind) -> String? { words[kind] }
}
