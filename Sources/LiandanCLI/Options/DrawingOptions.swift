import ArgumentParser

/// What a command understands that draws labels or cards.
struct DrawingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "格式: svg, pdf 或 html；默认按 --out 的扩展名，否则 html",
                "Format: svg, pdf or html; by default as the name of --out ends, else html"
            )
        )
    )
    var format: LabelFormat?

    @OptionGroup var writing: WritingOptions

    /// As asked, or as the name of the file ends.
    var chosen: LabelFormat { format ?? writing.out.flatMap(LabelFormat.init(ofFile:)) ?? .html }
}
