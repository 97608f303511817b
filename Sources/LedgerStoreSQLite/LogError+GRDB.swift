import GRDB
import LedgerLog

extension LogError {
    /// Runs something that may throw errors of GRDB, and throws ours instead.
    static func mapping<Outcome>(_ body: () throws -> Outcome) throws(LogError) -> Outcome {
        do {
            return try body()
        } catch let error as LogError {
            throw error
        } catch let error as DatabaseError {
            throw LogError(error)
        } catch {
            throw LogError(.fault, "\(error)")
        }
    }

    private init(_ error: DatabaseError) {
        let reason = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.busy, "another process is writing to the ledger: \(reason)")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_PERM:
            self.init(.unreachable, "the ledger's file cannot be used: \(reason)")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(.corrupt, "the ledger's file is damaged: \(reason)")
        default:
            self.init(.fault, "SQLite: \(reason)")
        }
    }
}
