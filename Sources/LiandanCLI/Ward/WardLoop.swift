import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Takes line after line at a shared device: who is there, and which bag is sealed.
struct WardLoop {
    private let session: WardSession
    private let text: WardText
    private let desk: Desk
    /// Milliseconds without a line after which it locks.
    private let idle: Int32
    private var lock: WardLock
    private var wasteClass: MedicalClass?
    /// The bag sealed last by whoever is at the device; nil after a change of hands.
    private var last: RollCode?
    private var heard: Timestamp
    private var doubtsCancel = false

    init(_ session: WardSession, _ desk: Desk, class wasteClass: MedicalClass?, idle: Int32) {
        self.session = session
        self.desk = desk
        self.wasteClass = wasteClass
        self.idle = idle
        text = WardText(desk.output)
        lock = WardLock(keyPath: desk.key.path, desk.clock)
        heard = desk.clock.now()
    }

    /// - Throws: `tryAgain` if the lines end while nobody is at the device, or at a terminal.
    mutating func run() throws -> ScanLoop.End {
        text.greet(session, isBlind: try desk.ledgerIfAny() == nil)
        var source = LineSource()
        while true {
            switch source.next(within: lock.handler == nil ? nil : idle) {
            case .silence: shut("idle")
            case .end:
                guard lock.handler != nil, !LineSource.isTerminal else { throw Self.isUndone }
                text.show(session.content, isFinal: true)
                return .done
            case .line(let line):
                // A machine that slept has waited too.
                let now = desk.clock.now()
                let isLate = heard.advanced(by: Int64(idle)) < now
                if lock.handler != nil, isLate { shut("idle") }
                heard = now
                if let end = try take(WardLine(line)) { return end }
            }
        }
    }

    private mutating func take(_ line: WardLine) throws -> ScanLoop.End? {
        let doubted = doubtsCancel
        doubtsCancel = false
        switch line {
        case .blank: doubtsCancel = doubted
        case .word(.help): text.help()
        case .number(let number, let pin): try identify(number, pin)
        case .other(let badge): try identify(badge: badge)
        default:
            guard let handler = lock.handler else {
                text.isLocked()
                return nil
            }
            return try obey(line, handler, isSure: doubted)
        }
        return nil
    }

    private mutating func obey(
        _ line: WardLine,
        _ handler: WardHandler,
        isSure: Bool
    ) throws -> ScanLoop.End? {
        switch line {
        case .word(.done):
            text.show(session.content, isFinal: true)
            return .done
        case .word(.cancel):
            if isSure || session.content.count == 0 { return .cancelled }
            doubtsCancel = true
            text.asksAgain()
        case .word(.list): text.show(session.content, isFinal: false)
        case .word(.undo): try undo(last)
        case .undo(let roll): try undo(roll)
        case .lock: shut("word")
        case .wasteClass(let chosen):
            wasteClass = chosen
            text.show(chosen)
        case .detail(let detail): try change { detail.change(&$0) }
        case .note(let note): try change { $0.note = note }
        case .net(let net): try change { $0.net = net }
        case .label(let roll): try seal(roll, handler)
        default: text.hasNothing()
        }
        return nil
    }

    // MARK: - Who is there

    private mutating func identify(_ number: String, _ pin: String?) throws {
        guard let pin = pin ?? Self.typedPin(of: number) else {
            text.isUnknown(whileLocked: lock.handler == nil)
            return
        }
        switch try lock.identify(number: number, pin: pin) {
        case .opened(let handler): open(handler)
        case .wrong: text.isWrong()
        case .waiting(let until): text.mustWait(until: until)
        }
    }

    private mutating func identify(badge: String) throws {
        guard case .opened(let handler)? = try lock.identify(badge: badge) else {
            text.isUnknown(whileLocked: lock.handler == nil)
            return
        }
        open(handler)
    }

    private mutating func open(_ handler: WardHandler) {
        last = nil
        text.isOpen(handler, wasteClass)
    }

    private mutating func shut(_ why: String) {
        lock.lock()
        last = nil
        text.locks(why)
    }

    private static func typedPin(of number: String) -> String? {
        guard LineSource.isTerminal else { return nil }
        return Passphrase.prompt("PIN: ").map { String(decoding: $0, as: UTF8.self) }
    }

    // MARK: - What is sealed

    private mutating func seal(_ roll: RollCode, _ handler: WardHandler) throws {
        last = nil
        guard roll.unit == desk.party else {
            text.show(.wrongUnit, roll)
            return
        }
        if session.content[roll] != nil {
            last = roll
            text.show(.doubled, roll)
            return
        }
        let used = try desk.ledgerIfAny()?.query { (reader) throws(LogError) in
            try reader.record(RollLabel.self, roll)
        }
        guard used == nil else {
            text.show(.used, roll)
            return
        }
        guard let wasteClass else {
            text.show(.needsClass, roll)
            return
        }
        let bag = SealedBag(
            roll: roll,
            wasteClass: wasteClass,
            handler: handler.name,
            at: desk.clock.now()
        )
        try session.take(.sealed(bag))
        last = roll
        text.show("sealed", bag, session.content)
    }

    private func change(_ how: (inout SealedBag) -> Void) throws {
        guard let last, var bag = session.content[last], bag.handler == lock.handler?.name else {
            text.hasNothing()
            return
        }
        how(&bag)
        try session.take(.sealed(bag))
        text.show("changed", bag, session.content)
    }

    private mutating func undo(_ roll: RollCode?) throws {
        guard let roll, session.content[roll] != nil else {
            text.hasNothing()
            return
        }
        try session.take(.undone(roll))
        last = nil
        text.undid(roll)
    }

    private static var isUndone: CommandError {
        CommandError(
            .tryAgain,
            "封袋没有完成，什么都没有提交；继续用 --resume",
            "the session is not done and nothing is stated; go on with --resume"
        )
    }
}
