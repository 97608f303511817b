import ArgumentParser
import Labels
import Prints
import WasteDomain

/// What a label says that nothing recorded says.
struct LabelTextOptions: ParsableArguments {
    @Option(help: ArgumentHelp(say("产生/收集单位；默认按账本", "The unit; by the ledger by default")))
    var unit: String?

    @Option(
        help: ArgumentHelp(
            say("联系人和联系方式；默认按账本的电话", "Whom to call; the ledger's telephone by default")
        )
    )
    var contact: String?

    @Option(help: ArgumentHelp(say("注意事项；默认按危险特性", "Precautions; by the hazards by default")))
    var precautions: String?

    @Option(help: ArgumentHelp(say("备注", "Remark")))
    var remark: String?

    /// What stands on the label of a package.
    func facts(of package: LabelledPackage, _ alternate: ElementString?) -> LabelContent.Facts {
        LabelContent.Facts(
            unit: unit ?? package.party?.name.description,
            contact: contact ?? package.party?.phone?.description,
            net: package.net,
            precautions: precautions,
            medical: package.medical,
            remark: [remark, alternate?.description].compactMap(\.self).joined(separator: " "),
            count: package.contents == 0 ? nil : package.contents
        )
    }
}

/// What a label looks like.
struct LabelShapeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "容器容积（升），决定标签尺寸；默认按包装方式估计",
                "Litres the package holds, which decide the size; by its packaging by default"
            )
        )
    )
    var volume: Int?

    @Option(help: ArgumentHelp(say("标签样式；默认按废物类别", "The kind of label; by the waste by default")))
    var profile: String?

    @Option(
        help: ArgumentHelp(
            say(
                "码制，可多次: qr 或 datamatrix；另码 gs1-datamatrix 或 gs1-qr",
                "Symbology, again for the other: qr, datamatrix; gs1-datamatrix, gs1-qr for --alternate"
            )
        )
    )
    var symbol: [Symbology] = []

    @Option(
        help: ArgumentHelp(
            say(
                "另码: GS1 单元数据串 (414)…(241)…(8004)…，印在旁边",
                "An alternate code beside it: a GS1 element string (414)…(241)…(8004)…"
            )
        )
    )
    var alternate: String?

    @Flag(help: ArgumentHelp(say("拼在 A4 纸上", "Several on A4 sheets")))
    var sheet = false

    func validate() throws {
        guard volume.map({ $0 > 0 }) ?? true else {
            throw ValidationError(say("容积大于0", "a volume is more than 0"))
        }
    }

    /// The symbology of the code, and that of the alternate one.
    var symbologies: (main: Symbology, alternate: Symbology) {
        (
            symbol.last { !$0.isGS1 } ?? .qr,
            symbol.last { $0.isGS1 } ?? .gs1DataMatrix
        )
    }
}

extension Symbology: ExpressibleByArgument {}
