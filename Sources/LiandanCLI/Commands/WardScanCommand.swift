import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Bags sealed one by one on a device that a ward shares 科室共用设备, stated together.
struct WardScanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: say(
            "科室共用设备: 刷胸卡或输 PIN，逐袋扫卷标封袋，最后签名提交一次",
            "The device a ward shares: a badge or PIN, then bag after bag by its label, stated together"
        ),
        discussion: say(
            """
            每行一个: 胸卡、"工号 PIN"、类别（感染性…）、卷标码（封一袋）；说刚封的一袋: =1.8kg、双层、灭菌、传染病、标本、说明 文字；\
            撤销、清单、锁定、完成、取消。每袋先存盘后应答，封袋时间和经办人（封存）记在各袋；一段时间没有动作，或说 锁定，即锁定，\
            再刷胸卡才能继续。经办人用 ward handler add 登记；中断后用 --resume 继续。
            例: liandan ward scan --ward 内科 --class infectious --idle 90
            """,
            """
            One thing a line: a badge, "NUMBER PIN", a class (infectious …), a label, which seals a bag; of the bag sealed \
            last: =1.8kg, doubled, sterilised, patient, media, note TEXT; undo, list, lock, done, cancel. Each bag is on disk \
            before it is answered, with its time and its handler (sealed when stated). The device locks after a time without a \
            line, and at lock, and asks for a badge again. ward handler add says who may; --resume goes on after a crash.
            For example: liandan ward scan --ward "Ward 3" --class infectious --idle 90
            """
        )
    )

    @Option(help: ArgumentHelp(say("产生科室", "The ward")))
    var ward: String

    @Option(
        name: .customLong("class"),
        help: ArgumentHelp(say("开始时的类别", "The class to begin with"))
    )
    var wasteClass: MedicalClass?

    @Option(help: ArgumentHelp(say("多少秒没有动作即锁定", "Seconds without a line until it locks")))
    var idle = 120

    @Option(help: ArgumentHelp(say("场所编号；默认 001", "Site; 001 by default")))
    var site: String?

    @OptionGroup var session: SessionOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (1...3600).contains(idle) else {
            throw ValidationError(say("--idle 为 1 至 3600 秒", "--idle is 1 to 3600 seconds"))
        }
    }

    func run() throws {
        let desk = try Desk(common, signing)
        try desk.mustReachLedgerOrFile()
        try rehearse(desk)
        let purpose = ScanPurpose(
            name: "ward-seal",
            place: ward,
            party: desk.party,
            ledger: desk.description.genesis
        )
        let kept = try WardSession(
            session.session ?? purpose.path(beside: desk.key.path),
            purpose,
            session,
            at: desk.clock.now(),
            newID: desk.newID
        )
        if let submission = kept.submission {
            try kept.send(submission, [], desk)
            return
        }
        var loop = WardLoop(kept, desk, class: wasteClass, idle: Int32(idle) * 1000)
        switch try loop.run() {
        case .done: try state(kept, desk)
        case .cancelled: try kept.close(.cancelled)
        }
    }

    /// Finds what is missing while nobody has sealed any, and who may.
    private func rehearse(_ desk: Desk) throws {
        guard try !HandlerBook(beside: desk.key.path).handlers.isEmpty else {
            throw CommandError(
                .notAllowed,
                "这台设备没有登记经办人: 先用 ward handler add",
                "nobody is registered on this device: ward handler add first"
            )
        }
        guard let roll = RollCode(unit: desk.party, serial: 1) else {
            throw CommandError(
                .refused,
                "\(desk.party) 没有统一社会信用代码，不能编卷标码",
                "\(desk.party) has no credit code to make labels of a roll of"
            )
        }
        let bag = SealedBag(
            roll: roll,
            wasteClass: .infectious,
            handler: "—",
            at: desk.clock.now()
        )
        let drafts = try drafts([bag], CodeGiver(desk))
        try desk.check(desk.sign(drafts), drafts)
    }

    private func drafts(_ bags: [SealedBag], _ giver: CodeGiver) throws -> [StatementDraft] {
        try bags.flatMap { bag in
            let code = try giver.next(
                bag.wasteClass.code,
                bag.at.legalDay,
                site: site ?? "001"
            )
            return try giver.drafts(
                sealing: code,
                bag.wasteClass,
                site: site,
                bag.cells(ward: ward),
                net: bag.net.map { "\($0.grams)g" },
                at: bag.at
            )
        }
    }

    private func state(_ session: WardSession, _ desk: Desk) throws {
        guard session.content.count > 0 else {
            throw CommandError(.usage, "一袋都没有封", "no bag was sealed")
        }
        let giver = try CodeGiver(desk)
        let drafts = try drafts(session.content.bags, giver)
        let submission = try desk.sign(drafts, as: session.id)
        try giver.note(drafts)
        try session.sign(submission)
        try session.send(submission, drafts, desk)
    }
}
