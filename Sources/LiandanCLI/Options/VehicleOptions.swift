import ArgumentParser
import CanonicalJSON
import WasteDomain

/// The vehicle a load goes onto, and who drives it.
struct VehicleOptions: ParsableArguments {
    @Option(help: ArgumentHelp(say("车辆号牌", "Plate of the vehicle")))
    var vehicle: String?

    @Option(help: ArgumentHelp(say("挂车号牌", "Plate of the trailer")))
    var trailer: String?

    @Option(help: ArgumentHelp(say("驾驶员姓名；封存", "The driver; sealed")))
    var driver: String?

    @Option(help: ArgumentHelp(say("驾驶员电话；封存", "The driver's telephone; sealed")))
    var driverPhone: String?

    @Option(help: ArgumentHelp(say("押运员姓名；封存", "The escort; sealed")))
    var escort: String?

    /// The members, with the vehicle and trailer that are known if none is named.
    ///
    /// - Throws: a usage error if there is no vehicle at all.
    func members(
        known: @autoclosure () throws -> (vehicle: Plate?, trailer: Plate?) = (nil, nil)
    ) throws -> JSONObject {
        var (plate, second) = (vehicle?.asCode, trailer?.asCode)
        if plate == nil {
            let known = try known()
            (plate, second) = (known.vehicle?.description, second ?? known.trailer?.description)
        }
        guard let plate else {
            throw CommandError(
                .usage,
                "没有写明车辆: 用 --vehicle",
                "the vehicle is not named: use --vehicle"
            )
        }
        return [
            "driver": driver, "driverPhone": driverPhone, "escort": escort, "trailer": second,
            "vehicle": plate,
        ]
    }
}
