import ArgumentParser
import Audit
import CanonicalJSON
import LedgerLog
import Liandan

/// Puts a copy of a ledger in its place 恢复.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: say(
            "从备份恢复账本；先说明会丢失什么",
            "Put a backup in the ledger's place, saying first what would be forgotten"
        ),
        discussion: say(
            """
            账本旁的 .head 文件记着签过的最新状态；更新的账本文件、回执、检查点也是证据 (--against)。比证据旧的备份\
            不能继续记录，否则就会签出第二份历史: 用 --read-only 恢复成只供查阅。没有任何证据时，运营者要自己声明没有更新的记录 \
            (--nothing-newer)。原来的文件改名为 .replaced，不删除。先停掉正在写这个账本的程序。
            """,
            """
            The file .head beside the ledger remembers the newest state that was signed; newer files of the ledger, \
            receipts and checkpoints are evidence too (--against). Nothing may be appended to a backup older than that: \
            it would sign a second history. It can be restored to be read (--read-only). Where there is no evidence \
            the operator must state that nothing newer was recorded (--nothing-newer). What stood in the place is renamed to \
            .replaced, not removed. Stop whatever writes to the ledger first.
            """
        )
    )

    @Argument(help: ArgumentHelp(say("备份文件", "The backup")))
    var backup: String

    @Option(
        help: ArgumentHelp(
            say("恢复到这个位置；默认备份已在原位", "The ledger's place; by default the backup lies there already"),
            valueName: "ledger"
        )
    )
    var to: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            say(
                "回执、检查点或较新的账本文件，可多个",
                "Receipts, checkpoints or newer files of the ledger"
            ),
            valueName: "file"
        )
    )
    var against: [String] = []

    @Flag(
        help: ArgumentHelp(
            say("我声明: 备份之后没有记录过任何东西", "I state that nothing was recorded after the backup")
        )
    )
    var nothingNewer = false

    @Flag(
        help: ArgumentHelp(
            say("比证据旧也恢复，只供查阅，不能记录", "Restore even an older backup, to be read and not appended to")
        )
    )
    var readOnly = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let (from, place) = (LedgerLocation(backup), LedgerLocation(to ?? backup))
        let trust = try ReadingDesk(common).trustIfAny()
        var restoration = try Restoration(from, to: place, trust: trust)
        if let trust, trust.description != restoration.description {
            throw CommandError(
                .refused,
                "\(backup) 不是信任文件所指的账本",
                "\(backup) is not the ledger of the trust file"
            )
        }
        let present = from != place && FileAccess.exists(place.path) ? [place.path] : []
        guard present.allSatisfy(FileAccess.isDatabase) else {
            throw CommandError(
                .refused,
                "\(place.path) 读不出来，不知道里面有什么: 先改名放到一边，.head 文件留在原处",
                "\(place.path) cannot be read, so what is in it is not known: rename it first, and leave the .head file"
            )
        }
        for file in present + against {
            try restoration.hold(EvidenceFiles.read(file))
        }
        let text = RestorationText(common.printer, restoration)
        let isAllowed =
            switch restoration.outlook {
            case .current: true
            case .unknown: nothingNewer
            case .older: readOnly
            }
        guard isAllowed else {
            text.showRefusal()
            throw Ended(status: .refused)
        }
        text.show(moved: try restoration.perform())
    }
}
