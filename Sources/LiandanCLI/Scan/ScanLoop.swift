import CanonicalJSON
import Labels
import Liandan
import WasteDomain

/// Takes line after line from the scanner, keeps what it means and answers at once.
struct ScanLoop {
    /// How it ended.
    enum End {
        case done, cancelled
    }

    private let session: ScanSession
    private let target: ScanTarget
    private let text: ScanText
    private let reader: CodeReader
    private let clock: LedgerClock
    /// Whether what does not belong here is taken without being asked for.
    private let takesExtras: Bool
    private var tally: ScanTally
    /// What was refused last, if it could be taken all the same.
    private var refusedLast: ScanAnswer?
    /// What a weight is of: the package scanned last, if it is here.
    private var weighable: ScanAnswer?
    /// Whether the last scan changed nothing that could be undone.
    private var isVain = false
    /// Refused and not taken, each once.
    private var refused: [ItemCode] = []
    /// The word that must be said again.
    private var doubted: End?

    init(
        _ session: ScanSession,
        _ target: ScanTarget,
        _ text: ScanText,
        _ clock: LedgerClock,
        takesExtras: Bool
    ) throws {
        self.session = session
        self.target = target
        self.text = text
        self.clock = clock
        self.takesExtras = takesExtras
        reader = try CodeReader(target.ledger)
        tally = ScanTally(target.listing)
        for package in session.content.packages {
            tally.add(package, try target.answer(package.code, known: tally.tree))
        }
    }

    /// What is stated: packed units that are here whole, and what is here of others.
    var named: [NamedPackage] { tally.named(session.content) }

    /// - Throws: `tryAgain` if a terminal ends and nobody has said that it is done.
    mutating func run() throws -> End {
        text.greet(session, isBlind: target.ledger == nil)
        var source = LineSource()
        while let line = source.next() {
            if let end = try take(ScannedLine(line, reader.elements)) { return end }
        }
        guard !LineSource.isTerminal else {
            throw CommandError(
                .tryAgain,
                "扫码没有完成，什么都没有提交；继续用 --resume",
                "the session is not done and nothing is stated; go on with --resume"
            )
        }
        summarise()
        return .done
    }

    private mutating func take(_ line: ScannedLine) throws -> End? {
        let said = doubted
        switch line {
        case .blank: return nil
        case .word(let word):
            doubted = nil
            return try obey(word, said)
        case .code(let code):
            doubted = nil
            try scan(code)
        case .undo(let code):
            doubted = nil
            try undo(named: code)
        case .net(let net):
            doubted = nil
            try weigh(net)
        }
        return nil
    }

    private mutating func obey(_ word: ScanWord, _ said: End?) throws -> End? {
        switch word {
        case .undo: try undoLast()
        case .take: try takeRefused()
        case .list: text.show(tally.rows(session.content), refused: refused, isFinal: false)
        case .help: text.help()
        case .done: return finish(said)
        case .cancel:
            if said == .cancelled || session.content.packages.isEmpty { return .cancelled }
            doubted = .cancelled
            text.note("confirm", say("再扫一次 取消，放弃全部", "cancel again to give all of it up"))
        }
        return nil
    }

    private mutating func scan(_ scanned: ScannedCode) throws {
        forget()
        guard let code = try reader.package(scanned, isNear: target.isNear) else {
            text.show(unnamed: scanned)
            return
        }
        var answer = try target.answer(code, known: tally.tree)
        if tally.covers(answer) {
            answer.verdict = .doubled
            weighable = answer
        } else if answer.verdict == .ok {
            try keep(answer, isExtra: false)
        } else if answer.verdict != .unreadable {
            if !refused.contains(code) { refused.append(code) }
            if target.mayStray { refusedLast = answer }
        }
        text.show(answer, tally)
        if takesExtras, refusedLast != nil {
            try takeRefused()
        } else if refusedLast != nil {
            text.note(
                "mayTake",
                say("  确实在这里: 扫 照收", "  it is here all the same: take"),
                ["code": code]
            )
        }
    }

    /// What follows is not about what was scanned before.
    private mutating func forget() {
        refusedLast = nil
        weighable = nil
        isVain = true
    }

    private mutating func keep(_ answer: ScanAnswer, isExtra: Bool) throws {
        weighable = answer
        isVain = false
        guard !session.content.contains(answer.code) else { return }
        try session.take(.added(answer.code, at: clock.now(), isExtra: isExtra))
        if let package = session.content.last { tally.add(package, answer) }
    }

    private mutating func takeRefused() throws {
        guard let answer = refusedLast else {
            text.note("nothing", say("没有可以照收的", "there is nothing to take"), isWrong: true)
            return
        }
        refusedLast = nil
        try keep(answer, isExtra: true)
        refused.removeAll { $0 == answer.code }
        text.note(
            "taken",
            say("已照收，将如实陈述", "taken; it will be stated as it is"),
            ["code": answer.code]
        )
    }

    private mutating func undoLast() throws {
        if isVain {
            isVain = false
            text.note(
                "nothing",
                say("刚才那次没有计入，不用撤销", "the last scan was not counted"),
                isWrong: true
            )
        } else {
            try undo(session.content.last?.code)
        }
    }

    private mutating func undo(named scanned: ScannedCode) throws {
        let code = try reader.package(scanned) { session.content.contains($0.code) }
        try undo(code)
    }

    private mutating func undo(_ code: ItemCode?) throws {
        guard let code, session.content.contains(code) else {
            text.note("nothing", say("没有可以撤销的", "there is nothing to undo"), isWrong: true)
            return
        }
        forget()
        isVain = false
        try session.take(.undone(code))
        tally.remove(code)
        text.note("undone", say("已撤销 \(code)", "undone \(code)"), ["code": code])
    }

    private mutating func weigh(_ net: Mass) throws {
        guard target.takesWeights else {
            text.note("nothing", say("这里不收单件重量", "packages are not weighed here"), isWrong: true)
            return
        }
        guard let answer = weighable else {
            text.note(
                "nothing",
                say("先扫这一件，再报重量", "scan the package first, then its weight"),
                isWrong: true
            )
            return
        }
        // What came with the unit it is in has a weight of its own from now on.
        if !session.content.contains(answer.code) { try keep(answer, isExtra: false) }
        try session.take(.weighed(answer.code, net))
        tally.weigh(answer.code, net)
        text.note("weighed", "  \(net.kilograms) kg", ["code": answer.code, "net": net])
    }

    /// Whether every line has what it should have, and nothing came that should not.
    var isWhole: Bool { tally.rows(session.content).allSatisfy(\.isComplete) }

    /// What is not whole is only ended by saying so twice.
    private mutating func finish(_ said: End?) -> End? {
        guard isWhole || said == .done else {
            summarise()
            doubted = .done
            text.note(
                "confirm",
                say("与应有的不同；再扫一次 完成，照此陈述", "not what it should be; done again to state it as it is")
            )
            return nil
        }
        if said != .done { summarise() }
        return .done
    }

    private func summarise() {
        text.show(tally.rows(session.content), refused: refused, isFinal: true)
    }
}
