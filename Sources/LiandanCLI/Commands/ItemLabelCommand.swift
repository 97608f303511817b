import ArgumentParser
import CanonicalJSON
import Labels
import LedgerCrypto
import Liandan
import Prints
import Regulation
import WasteDomain

/// Prints labels 危险废物标签 (HJ 1276-2022).
struct ItemLabelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "label",
        abstract: say(
            "打印危险废物标签（SVG、PDF、HTML），二维码可离线验签",
            "Print labels (SVG, PDF, HTML) whose code can be checked offline"
        )
    )

    @Argument(
        help: ArgumentHelp(
            say(
                "物品编码，可多个；@文件 或 - 逐行读取；或尚未记录的提交文件",
                "Item codes; @file or - reads them line by line; or a submission file not recorded yet"
            )
        )
    )
    var items: [String]

    @Flag(
        help: ArgumentHelp(
            say("不签名: 二维码只有编码", "Sign nothing: the code holds the 37 characters only")
        )
    )
    var unsigned = false

    @OptionGroup var shape: LabelShapeOptions
    @OptionGroup var text: LabelTextOptions
    @OptionGroup var keys: KeyOptions
    @OptionGroup var drawing: DrawingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let (format, out) = (drawing.chosen, drawing.writing.out)
        guard out != nil || common.output == .text else {
            throw CommandError(
                .usage,
                "--output json 需要 --out 文件: 标准输出是标签本身",
                "--output json needs --out FILE: standard output is the labels themselves"
            )
        }
        let desk = try LabelDesk(common)
        let packages = try desk.packages(items)
        let press = try LabelPress(self, desk)
        let labels = try packages.map { try press.label($0, alone: packages.count == 1) }
        let files = try LabelFiles(labels, format, isSheet: shape.sheet).write(to: out)
        labels.forEach(LabelPress.warn)
        guard out != nil else { return }
        let json: JSONObject = [
            "files": files, "format": format.rawValue, "items": labels.map(\.json), "v": 1,
        ]
        let names = files.joined(separator: " ")
        common.printer.show(json, say("已写入 \(names)", "written to \(names)"))
    }
}

/// A label that is printed, and how.
struct PrintedLabel {
    let paper: LabelPaper
    let profile: LabelProfile
    let size: LabelSize
    let litres: Int
    let text: LabelText

    var json: JSONObject {
        [
            "code": paper.code, "copies": size.copies, "cut": paper.cut.map(\.rawValue),
            "litres": litres, "profile": profile.name, "side": size.side,
            "signed": text.signed != nil, "text": text.description,
        ]
    }
}

/// Makes labels as one command asks for them.
struct LabelPress {
    private let command: ItemLabelCommand
    private let desk: LabelDesk
    private let key: SigningKey?
    private let signer: PartyID?
    private let alternate: ElementString?

    init(_ command: ItemLabelCommand, _ desk: LabelDesk) throws {
        self.command = command
        self.desk = desk
        let file = command.unsigned ? nil : try Self.keyFile(command)
        key = file?.key
        signer = try file.flatMap(desk.party)
        do throws(ElementFault) {
            alternate = try command.shape.alternate.map { (text) throws(ElementFault) in
                try ElementString(text, desk.elements)
            }
        } catch {
            throw CommandError(
                .usage,
                "--alternate: \(error.title.zh)",
                "--alternate: \(error.title.en)"
            )
        }
    }

    private static func keyFile(_ command: ItemLabelCommand) throws -> KeyFile {
        guard let path = try command.keys.as ?? Configuration().key else {
            throw CommandError(
                .usage,
                "没有指定签名的密钥: 用 --as 密钥文件，或用 --unsigned 只印编码",
                "no key to sign with: use --as KEY, or --unsigned for the codes alone"
            )
        }
        return try KeyFile(path)
    }

    func label(_ package: LabelledPackage, alone isAlone: Bool) throws -> PrintedLabel {
        let profile = try profile(for: package.code)
        let litres = try litres(of: package)
        let text = try text(of: package)
        let alternate = try alternate(of: package, isAlone)
        let (main, other) = command.shape.symbologies
        let size = profile.size(forLitres: litres)
        let content = LabelContent(
            package.code,
            package.content,
            command.text.facts(of: package, alternate),
            on: profile,
            words: desk.words
        )
        let paper = LabelPaper(
            content,
            profile,
            size,
            symbol: DrawnSymbol(main, text.description),
            alternate: alternate.map { DrawnSymbol(other, $0.inSquareBrackets) }
        )
        return PrintedLabel(paper: paper, profile: profile, size: size, litres: litres, text: text)
    }

    /// Says on standard error what somebody should know who sticks it on.
    static func warn(_ label: PrintedLabel) {
        if !label.paper.cut.isEmpty {
            let fields = label.profile.fields.filter { label.paper.cut.contains($0.field) }
            let names = fields.map(\.title).joined(separator: "、")
            Terminal.complain(
                say(
                    "警告: \(label.paper.code) 放不下，已截短: \(names)",
                    "warning: \(label.paper.code) has no room for all of: \(names)"
                )
            )
        }
        if label.size.copies > 1 {
            Terminal.complain(
                say(
                    "\(label.paper.code): 容积 \(label.litres) 升，要 \(label.size.copies) 张，贴在相对的两面",
                    "\(label.paper.code): \(label.litres) litres take \(label.size.copies) labels, on opposite sides"
                )
            )
        }
    }

    private func profile(for code: ItemCode) throws -> LabelProfile {
        if let name = command.shape.profile {
            if let profile = desk.labels.profile(named: name) { return profile }
            let names = desk.labels.profiles.map(\.name).joined(separator: ", ")
            throw CommandError(.usage, "标签样式有: \(names)", "the kinds of label are: \(names)")
        }
        let category = code.waste.category
        guard let profile = desk.labels.profile(for: category) else {
            throw CommandError(
                .refused,
                "没有 \(category) 的标签样式（医疗废物按 HJ 421）；可用 --profile 指定",
                "no kind of label is for \(category) (medical waste: HJ 421); --profile can name one"
            )
        }
        return profile
    }

    private func litres(of package: LabelledPackage) throws -> Int {
        if let volume = command.shape.volume { return volume }
        let packaging = package.content.packaging
        guard let litres = desk.labels.litres(of: packaging) else {
            throw CommandError(
                .usage,
                "不知道 \(packaging) 的容积: 用 --volume 写明升数",
                "how much a \(packaging) holds is not known: say the litres with --volume"
            )
        }
        return litres
    }

    private func text(of package: LabelledPackage) throws -> LabelText {
        guard let key else { return LabelText(package.code) }
        guard signer == package.code.unit else {
            throw CommandError(
                .notAllowed,
                "标签由编码中的单位 \(package.code.unit) 签名，密钥属于 \(signer?.description ?? "?")；也可 --unsigned",
                "a label is signed by the unit in its code, \(package.code.unit); the key is of \(signer?.description ?? "?"). Or use --unsigned"
            )
        }
        let id = desk.hash.digest(key.verifyingKey.spki)
        return try package.statement(key: id).signed(by: key)
    }

    /// The alternate code, which is of one package and of its waste.
    private func alternate(of package: LabelledPackage, _ isAlone: Bool) throws -> ElementString? {
        guard let alternate else { return nil }
        guard isAlone else {
            throw CommandError(
                .usage,
                "--alternate 只能用于一件物品",
                "--alternate is for one item only"
            )
        }
        if let waste = alternate.waste, waste != package.code.waste {
            throw CommandError(
                .refused,
                "另码的废物代码 \(waste) 与编码的 \(package.code.waste) 不同",
                "the alternate code says waste \(waste), the code \(package.code.waste)"
            )
        }
        return alternate
    }
}
