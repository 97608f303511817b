package import WasteDomain

/// The command that makes a statement on a manifest, as it is typed 命令.
package enum StatementCommand {
    /// Words in capitals are to be filled in; `{manifest}` is its number.
    private static let words: [EventKind: String] = [
        .manifestReleased: "liandan manifest release {manifest} --item @CODES",
        .manifestLoaded: "liandan manifest load {manifest} --as-released --vehicle PLATE",
        .manifestDeparted: "liandan manifest depart {manifest} --waybill NUMBER",
        .manifestArrived: "liandan manifest arrive {manifest}",
        .manifestReceived: "liandan manifest receive {manifest} --as-released",
        .manifestDecided: "liandan manifest decide {manifest} --accept-all",
        .treatmentRecorded: "liandan treat record {manifest} --all",
    ]

    /// Nil for what is not stated by one party about an open manifest.
    package static func of(_ kind: EventKind) -> String? { words[kind] }
}
