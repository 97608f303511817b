import ArgumentParser
import Conformance
import Interchange
import LedgerCrypto
import LedgerLog
import Simulation

/// How a command ends, for scripts; the numbers are stable.
enum ExitStatus: Int32 {
    case done = 0
    /// Findings refused it, an audit failed, or something is due.
    case refused = 1
    case usage = 2
    case notFound = 3
    case notAllowed = 4
    /// Busy or unreachable: safe to try again.
    case tryAgain = 5
    case fault = 70

    /// What an error of the command itself is called, for machines.
    var name: String {
        switch self {
        case .done: "done"
        case .refused: "refused"
        case .usage: "usage"
        case .notFound: "not-found"
        case .notAllowed: "not-allowed"
        case .tryAgain: "try-again"
        case .fault: "fault"
        }
    }

    init(_ error: any Error) {
        switch error {
        case let error as CommandError: self = error.status
        case let error as LogError: self = ExitStatus(error.code)
        case let error as LedgerCryptoError:
            switch error.code {
            case .failed: self = .fault
            case .badTimestamp: self = .refused
            case .badKey, .badPassphrase, .unsupportedKey: self = .notAllowed
            }
        case is InterchangeError: self = .refused
        case let error as ConformanceError:
            self = error.code == .unreadable ? .notFound : .refused
        case let error as SimulationError: self = error.code == .stopped ? .fault : .refused
        default: self = .fault
        }
    }

    private init(_ code: LogError.Code) {
        switch code {
        case .notFound: self = .notFound
        case .busy, .unreachable, .clockBehind: self = .tryAgain
        case .fault: self = .fault
        case .malformed, .tooLarge, .badSignature, .badProof, .wrongLedger, .conflict,
            .foreignHead, .badOpening, .rolledBack, .corrupt:
            self = .refused
        }
    }
}

/// What a command cannot do, said in both languages.
struct CommandError: Error {
    let status: ExitStatus
    let message: String

    init(_ status: ExitStatus, _ zh: String, _ en: String) {
        self.status = status
        message = say(zh, en)
    }
}
