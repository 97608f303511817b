import ArgumentParser
import CanonicalJSON

/// A weighbridge ticket 磅单.
struct TicketOptions: ParsableArguments {
    @Option(help: ArgumentHelp(say("衡器编号", "The scale")))
    var scale: String?

    @Option(help: ArgumentHelp(say("衡器检定日期", "When the scale was calibrated")))
    var calibrated: String?

    @Option(
        help: ArgumentHelp(
            say(
                "衡器种类: weighbridge, platform, bench, crane, onboard, flowmeter, other",
                "Its type: weighbridge, platform, bench, crane, onboard, flowmeter, other"
            )
        )
    )
    var scaleType: String?

    @Option(help: ArgumentHelp(say("磅单号", "Number of the ticket")))
    var ticket: String?

    @Option(
        help: ArgumentHelp(
            say("磅单照片；记其摘要", "A photograph of the ticket; its digest is recorded"),
            valueName: "file"
        )
    )
    var photo: String?

    /// The members; none of what is not given.
    func members(_ desk: Desk) throws -> JSONObject {
        [
            "photo": try photo.map(desk.digest(of:)), "scale": meter, "ticket": ticket,
        ]
    }

    private var meter: JSONObject? {
        guard scale != nil || calibrated != nil || scaleType != nil else { return nil }
        return ["calibratedOn": calibrated, "id": scale, "type": scaleType]
    }
}
