import Audit
import Foundation
import GRDB
import LedgerLog
import Liandan
import LiandanTesting

/// A ledger's file in the hands of somebody who can write every byte of it.
final class Tampering {
    private let town: Town
    private let queue: DatabaseQueue

    init(_ town: Town) throws {
        self.town = town
        queue = try DatabaseQueue(path: town.path)
    }

    /// Takes away everything that keeps rows as they are.
    func dropTriggers() throws {
        try queue.write { db in
            for name in try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
            ) {
                try db.execute(sql: "DROP TRIGGER \(name)")
            }
        }
    }

    func execute(_ sql: String, _ arguments: StatementArguments = []) throws {
        try queue.write { try $0.execute(sql: sql, arguments: arguments) }
    }

    func bytes(_ sql: String) throws -> [(rowid: Int64, bytes: [UInt8])] {
        try queue.read { db in
            try Row.fetchAll(db, sql: sql).map { ($0[0], [UInt8]($0[1] as Data)) }
        }
    }

    /// Writes other bytes where some stand.
    func replace(
        _ table: String,
        _ column: String,
        _ old: [UInt8],
        by new: [UInt8],
        rowid: Int64
    ) throws {
        try queue.write { db in
            let type = try String.fetchOne(
                db,
                sql: "SELECT typeof(\(column)) FROM \(table) LIMIT 1"
            )
            let cast = type == "text" ? "CAST(? AS TEXT)" : "?"
            let condition =
                ["submission", "term", "touch"].contains(table)
                ? "CAST(\(column) AS BLOB) = ?" : "rowid = ?"
            let key: any DatabaseValueConvertible = condition == "rowid = ?" ? rowid : Data(old)
            // Where a key is changed into one that exists, nothing is to be tried.
            try db.execute(
                sql: "UPDATE OR IGNORE \(table) SET \(column) = \(cast) WHERE \(condition)",
                arguments: [Data(new), key]
            )
        }
    }

    func integers(_ sql: String) throws -> [Int64] {
        try queue.read { try Int64.fetchAll($0, sql: sql) }
    }

    /// Audits the file as it is now, with the town's trust file or without any.
    func audit(trusting: Bool = true, storage: Bool = false) throws -> AuditReport {
        var options = Auditor.Options()
        options.checksStorage = storage
        options.threads = 1
        let trust = trusting ? TrustFile(town.description) : nil
        return try Auditor(LedgerLocation(town.path), trust: trust, options: options).run()
    }
}
