import ArgumentParser
import CanonicalJSON
import WasteDomain

/// The carrier does not take the load 拒绝装车.
struct ManifestRefuseLoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse-load",
        abstract: say(
            "承运人拒绝装车，例如标签与联单不符",
            "The carrier refuses to load, for example because a label differs from the manifest"
        )
    )

    @OptionGroup var target: ManifestCommand.Target

    @Option(
        help: ArgumentHelp(
            say("有问题的物品编码；@文件；可多次", "The item codes it is about; @file; repeatable")
        )
    )
    var item: [String] = []

    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let id = try ManifestReference.resolve(target.manifest, desk)
        let items = try CodeList.expand(item)
        try desk.state([
            StatementDraft(
                .manifestLoadingRefused,
                [
                    "items": items.isEmpty ? nil : items, "manifest": id,
                    "reason": target.reason,
                ]
            )
        ])
    }
}
