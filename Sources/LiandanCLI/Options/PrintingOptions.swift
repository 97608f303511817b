import ArgumentParser
import CanonicalJSON
import Prints

/// What a command understands that puts one form on paper.
struct PrintingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "格式: html 或 pdf；默认按 --out 的扩展名，否则 html",
                "Format: html or pdf; by default as the name of --out ends, else html"
            )
        )
    )
    var format: PaperFormat?

    @OptionGroup var writing: WritingOptions

    /// Whether anything is to be put on paper.
    var isAsked: Bool { format != nil || writing.out != nil }

    /// Writes the form, into the file that is named or to standard output.
    func write(_ form: PaperForm, _ printer: Output) throws {
        let format = format ?? writing.out.flatMap(PaperFormat.init(ofFile:)) ?? .html
        let bytes = try format.bytes(of: [form])
        guard let file = writing.out else {
            guard printer.format == .text else {
                throw CommandError(
                    .usage,
                    "--output json 需要 --out 文件: 标准输出是表本身",
                    "--output json needs --out FILE: standard output is the form itself"
                )
            }
            Terminal.write(bytes)
            return
        }
        try FileAccess.write(bytes, to: file)
        let json: JSONObject = ["file": file, "format": format.rawValue, "v": 1]
        printer.show(json, say("已写入 \(file)", "written to \(file)"))
    }
}
