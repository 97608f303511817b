import CanonicalJSON
import Foundation
import Liandan

/// The clock of a rehearsal: `LIANDAN_CLOCK` says what time it is.
///
/// Whoever runs a ledger can set the machine's clock as well; what keeps him honest are the
/// receipts and checkpoints others hold, not this.
enum RehearsalClock {
    static func current() throws -> LedgerClock {
        guard let text = ProcessInfo.processInfo.environment["LIANDAN_CLOCK"], !text.isEmpty else {
            return .system
        }
        guard let time = LocalTime.parse(text) else {
            throw CommandError(
                .usage,
                "LIANDAN_CLOCK=\(text) 不是时间",
                "LIANDAN_CLOCK=\(text) is no time"
            )
        }
        return LedgerClock { time }
    }
}
