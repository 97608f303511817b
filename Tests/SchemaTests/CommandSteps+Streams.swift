extension CommandStep {
    /// The books of other wastes.
    static let streams =
        [
            "record --stream recyclables --act collected --code 900-001-S62 --mass 12kg"
                + " --field payment=18元",
            "record --stream construction --act generated --code 900-001-S70 --volume 3.5m3"
                + " --field project=XM-1",
            "record --stream pesticide_packaging --act collected --level station --point 001"
                + " --mass 4kg --count 200",
            "stream change --stream pesticide_packaging --level station --waste 900-003-04 --net 4kg"
                + " --form solid --packaging bag --count 200",
        ].map { CommandStep("outcome", $0 + " --as g.key") }
        + [
            CommandStep("stream-list", "stream list"),
            CommandStep("stream-show", "stream show household_hazardous"),
            CommandStep("stream-show", "stream show general_industrial"),
            CommandStep("stream-book", "stream book"),
            CommandStep("stream-balance", "stream balance"),
            CommandStep("stream-balance", "stream balance --stream recyclables --by level"),
        ]
}
