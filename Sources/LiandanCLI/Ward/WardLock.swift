import CanonicalJSON
import LedgerCrypto
import Liandan

/// Who is at a shared device 共用设备; it is locked while nobody is.
///
/// A wrong PIN is counted on disk before it is looked at, so that ending the program does not help
/// to guess: after three the number waits half a minute, after each more twice as long, up to an hour.
struct WardLock {
    enum Attempt {
        case opened(WardHandler)
        /// Of nobody here, or wrong.
        case wrong
        /// Not looked at before this time.
        case waiting(until: Timestamp)
    }

    /// Digits of a PIN.
    static let pins = 6...12
    /// Characters of a badge at least: nobody types them by chance.
    static let badgeSize = 8

    private static let freeFailures = 3
    private static let firstWait: Int64 = 30_000
    private static let longestWait: Int64 = 3_600_000

    private let keyPath: String
    private let clock: LedgerClock
    private(set) var handler: WardHandler?

    init(keyPath: String, _ clock: LedgerClock) {
        self.keyPath = keyPath
        self.clock = clock
    }

    mutating func lock() { handler = nil }

    /// Takes a badge; nil if it is nobody's.
    mutating func identify(badge: String) throws -> Attempt? {
        guard badge.count >= Self.badgeSize,
            let holder = try HandlerBook(beside: keyPath).holder(of: badge)
        else { return nil }
        handler = holder
        return .opened(holder)
    }

    /// Takes a number and its PIN.
    mutating func identify(number: String, pin: String) throws -> Attempt {
        var book = try HandlerBook(beside: keyPath)
        let now = clock.now()
        guard var known = book[number], let secret = known.pin else {
            // As slow as any other answer.
            _ = try SlowHash.make(Array(pin.utf8), salt: SlowHash.salt())
            return .wrong
        }
        if let until = known.waitUntil, now < until { return .waiting(until: until) }
        known.failures += 1
        known.waitUntil = Self.wait(after: known.failures).map { now.advanced(by: $0) }
        book[number] = known
        try book.save()
        let hash = try SlowHash.make(Array(pin.utf8), salt: secret.salt)
        guard SlowHash.isSame(hash, secret.hash) else { return .wrong }
        known.failures = 0
        known.waitUntil = nil
        book[number] = known
        try book.save()
        handler = known
        return .opened(known)
    }

    /// Milliseconds to wait after some wrong PINs; nil for none.
    static func wait(after failures: Int) -> Int64? {
        let more = failures - freeFailures
        guard more >= 0 else { return nil }
        return min(longestWait, firstWait << Int64(min(more, 20)))
    }
}
