import CanonicalJSON
import LedgerLog
import Liandan

/// Where somebody reads a ledger: nothing is signed and nothing written.
struct ReadingDesk {
    private let location: LedgerLocation?
    private let trustPath: String?

    init(_ common: CommonOptions) throws {
        let configuration = try Configuration()
        location = (common.ledger ?? configuration.ledger).map(LedgerLocation.init)
        trustPath = common.trust ?? configuration.trust
    }

    /// - Throws: a usage error if no ledger is named.
    func ledger() throws -> Ledger {
        guard let ledger = try ledgerIfAny() else {
            throw CommandError(
                .usage,
                "没有指定账本: 用 --ledger 或 LIANDAN_LEDGER",
                "no ledger is named: use --ledger or LIANDAN_LEDGER"
            )
        }
        return ledger
    }

    /// The ledger, if one is named.
    func ledgerIfAny() throws -> Ledger? { try location.map { try Ledger.open($0) } }

    /// - Throws: a usage error if no trust file is named.
    func trust() throws -> TrustFile {
        guard let trust = try trustIfAny() else {
            throw CommandError(.usage, "没有指定信任文件: --trust", "no trust file is named: --trust")
        }
        return trust
    }

    /// The trust file, if one is named.
    func trustIfAny() throws -> TrustFile? { try trustPath.map(TrustStore.read) }
}
