import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Packages scanned one by one, stated together 扫码.
struct ItemScanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: say(
            "用扫码枪逐件扫码，当场核对，最后签名提交一次",
            "Scan packages one by one, each answered at once, and state them together"
        ),
        discussion: say(
            """
            每行一个编码，来自扫码枪、键盘或管道: 37位编码、标签二维码，或 GS1 单元数据串（按容器代码找到物品）。\
            可输入或扫码的词: undo 撤销、list 清单、=12.5kg 刚扫的一件的重量、take 照收、done 完成、cancel 取消；\
            口令卡用 item scan commands 打印。管道到头即完成；在终端上要 done。
            箱、托盘按内含物品计数: 扫箱即扫了其中全部，逐件扫齐也等于扫了箱，陈述中写箱的编码。
            每件先存盘后应答；中断后用 --resume 继续，不丢不重。其他成批的陈述，扫到的编码可用 - 读入，如 item merge -。
            """,
            """
            One code a line, from a scanner, a keyboard or a pipe: 37 characters, the code of a label, or a GS1 element \
            string, which finds the package by its vessel. Words to type or to scan (item scan commands prints them): undo, \
            list, =12.5kg (what the last one weighs), take, done, cancel. The end of a pipe means done; a terminal needs \
            the word.
            A box or pallet counts for what is in it: it is scanned with one code or package by package, and stated by its own.
            Each package is on disk before it is answered; --resume goes on after a crash, losing and doubling none. \
            Other commands read scanned codes from -, such as item merge -.
            """
        ),
        subcommands: [
            Scan<ManifestReleaseCommand>.self, Scan<ManifestLoadCommand>.self,
            Scan<ManifestRelayCommand.Give>.self, Scan<ManifestRelayCommand.Take>.self,
            Scan<ManifestReceiveCommand>.self, Scan<ManifestReturnCommand.Depart>.self,
            Scan<ManifestReturnCommand.Receive>.self, Scan<ItemCommand.FillArguments>.self,
            Scan<ItemCommand.StoreArguments>.self, Scan<ItemCommand.WithdrawArguments>.self,
            ItemScanCheckCommand.self, ItemScanCommandsCommand.self,
        ]
    )
}

/// The same statement as another command makes, its packages scanned.
struct Scan<Statement: ScannableCommand>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Statement.scanName,
            abstract: Statement.scanAbstract,
            discussion: (Statement.self as? any ParsableCommand.Type)?.configuration.discussion
                ?? ""
        )
    }

    @OptionGroup var scan: ScanOptions
    @OptionGroup var statement: Statement

    func validate() throws {
        guard !statement.namesPackages else {
            throw ValidationError(
                say("扫码时不另写物品和装载", "packages are scanned here, not named by options")
            )
        }
        guard Statement.statesWhatCame || !scan.extras else {
            throw ValidationError(
                say("--extras 只用于接收", "--extras is for receive only")
            )
        }
    }

    func run() throws {
        let desk = try Desk(statement.common, statement.signing)
        try desk.mustReachLedgerOrFile()
        let target = try statement.target(desk)
        try rehearse(desk)
        let session = try ScanSession(
            scan.session.session ?? target.purpose.path(beside: desk.key.path),
            target.purpose,
            scan.session,
            at: desk.clock.now(),
            newID: desk.newID
        )
        if let submission = session.submission {
            try session.send(submission, [], desk)
            return
        }
        var loop = try ScanLoop(
            session,
            target,
            ScanText(desk.output),
            desk.clock,
            takesExtras: scan.extras
        )
        switch try loop.run() {
        case .done: try state(loop.named, session, desk)
        case .cancelled: try session.close(.cancelled)
        }
    }

    /// Finds what is missing beside the packages while nobody has scanned any.
    private func rehearse(_ desk: Desk) throws {
        var rehearsal = statement
        try rehearsal.takeLittle(desk)
        let drafts = try rehearsal.drafts(desk)
        try desk.check(desk.sign(drafts), drafts)
    }

    private func state(
        _ packages: [NamedPackage],
        _ session: ScanSession,
        _ desk: Desk
    ) throws {
        guard !packages.isEmpty else {
            throw CommandError(.usage, "什么都没有扫到", "nothing was scanned")
        }
        var command = statement
        command.take(packages)
        let drafts = try command.drafts(desk)
        let submission = try desk.sign(drafts, as: session.id)
        try session.sign(submission)
        try session.send(submission, drafts, desk)
    }
}

extension ManifestReleaseCommand: ScannableLoadCommand {
    static let scanName = "release"
    static let scanAbstract = say(
        "扫码交付（manifest release）",
        "Scan what is released (manifest release)"
    )
    static let listed: KnownLoad? = nil
}

extension ManifestLoadCommand: ScannableLoadCommand {
    static let scanName = "load"
    static let scanAbstract = say("扫码装车（manifest load）", "Scan what is loaded (manifest load)")
    static let listed: KnownLoad? = .released
}

extension ManifestRelayCommand.Give: ScannableLoadCommand {
    static let scanName = "give"
    static let scanAbstract = say(
        "扫码移交下一承运人（manifest relay give）",
        "Scan what is handed on (manifest relay give)"
    )
    static let listed: KnownLoad? = .relayed
}

extension ManifestRelayCommand.Take: ScannableLoadCommand {
    static let scanName = "take"
    static let scanAbstract = say(
        "扫码接收上一承运人移交（manifest relay take）",
        "Scan what is taken over (manifest relay take)"
    )
    static let listed: KnownLoad? = .relayed
}

extension ManifestReceiveCommand: ScannableLoadCommand {
    static let scanName = "receive"
    static let scanAbstract = say("扫码接收（manifest receive）", "Scan what came (manifest receive)")
    static let listed: KnownLoad? = .released
    static let statesWhatCame = true
}

extension ManifestReturnCommand.Depart: ScannableLoadCommand {
    static let scanName = "send-back"
    static let scanAbstract = say(
        "扫码退运起运（manifest return depart）",
        "Scan what is taken home (manifest return depart)"
    )
    static let listed: KnownLoad? = .returned
}

extension ManifestReturnCommand.Receive: ScannableLoadCommand {
    static let scanName = "take-back"
    static let scanAbstract = say(
        "扫码接收退回（manifest return receive）",
        "Scan what came back (manifest return receive)"
    )
    static let listed: KnownLoad? = .returned
}

extension ItemCommand.FillArguments: ScannablePackagesCommand {
    static let scanName = "fill"
    static let scanAbstract = say("扫码装填（item fill）", "Scan what is filled (item fill)")
}

extension ItemCommand.StoreArguments: ScannablePackagesCommand {
    static let scanName = "store"
    static let scanAbstract = say("扫码入库（item store）", "Scan what goes into store (item store)")
}

extension ItemCommand.WithdrawArguments: ScannablePackagesCommand {
    static let scanName = "withdraw"
    static let scanAbstract = say(
        "扫码出库（item withdraw）",
        "Scan what leaves the store (item withdraw)"
    )
}
