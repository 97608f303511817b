import ArgumentParser
import Interchange

/// What is said of a bag or box of medical waste when it is sealed 医疗废物封装.
struct MedicalOptions: ParsableArguments {
    @Option(help: ArgumentHelp(say("医疗废物: 产生科室", "Medical waste: the ward it came from")))
    var ward: String?

    @Option(
        help: ArgumentHelp(
            say("医疗废物: 贴上的卷标码", "Medical waste: the label of the roll that was put on it")
        )
    )
    var roll: String?

    @Option(
        help: ArgumentHelp(
            say(
                "医疗废物: infectiousPatient 传染病病人; pathogenMedia 病原体培养基、标本",
                "Medical waste: infectiousPatient, or pathogenMedia for media and specimens"
            )
        )
    )
    var origin: String?

    @Flag(help: ArgumentHelp(say("医疗废物: 双层包装", "Medical waste: in two bags")))
    var doubled = false

    @Flag(help: ArgumentHelp(say("医疗废物: 已就地灭菌", "Medical waste: sterilised on the spot")))
    var sterilised = false

    @Option(
        help: ArgumentHelp(say("医疗废物: 标签上的特别说明", "Medical waste: the special note of its label"))
    )
    var note: String?

    var cells: [String: String?] {
        [
            "ward": ward, "roll": roll?.asCode, "origin": origin, "doubled": doubled ? "yes" : nil,
            "sterilised": sterilised ? "yes" : nil, "note": note,
        ]
    }
}
