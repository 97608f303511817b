import CSQLite
import GRDB

/// Statements of GRDB's cache, bound and stepped without boxing their values.
///
/// GRDB's own cursors copy every blob into a `Data`; a scan of the log is two to three times as
/// fast this way.
extension Database {
    /// Runs a statement that returns nothing.
    func run(_ sql: String, _ values: SQLiteValue...) throws {
        let statement = try cachedStatement(sql: sql)
        var cursor = try SQLiteRows(statement, values)
        guard try cursor.step() == false else { return }
    }

    /// Hands the first row to `read`, if there is one.
    func first<Value>(
        _ sql: String,
        _ values: SQLiteValue...,
        read: (borrowing SQLiteRows) throws -> Value
    ) throws -> Value? {
        var rows = try SQLiteRows(cachedStatement(sql: sql), values)
        return try rows.step() ? try read(rows) : nil
    }

    /// Hands every row to `body`.
    func forEach(
        _ sql: String,
        _ values: SQLiteValue...,
        body: (borrowing SQLiteRows) throws -> Void
    ) throws {
        var rows = try SQLiteRows(cachedStatement(sql: sql), values)
        while try rows.step() { try body(rows) }
    }
}

/// The rows of one statement, one at a time.
struct SQLiteRows: ~Copyable {
    private let statement: Statement

    init(_ statement: Statement, _ values: [SQLiteValue]) throws {
        self.statement = statement
        unsafe sqlite3_reset(statement.sqliteStatement)
        for (index, value) in values.enumerated() {
            let code = Self.bind(value, at: Int32(index + 1), in: statement)
            guard code == SQLITE_OK else { throw Self.error(code, statement) }
        }
    }

    deinit {
        unsafe sqlite3_reset(statement.sqliteStatement)
    }

    /// Goes to the next row; false at the end.
    mutating func step() throws -> Bool {
        switch unsafe sqlite3_step(statement.sqliteStatement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw Self.error(code, statement)
        }
    }

    func integer(_ column: Int32) -> Int64 {
        unsafe sqlite3_column_int64(statement.sqliteStatement, column)
    }

    func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

    /// The bytes of a blob or text, copied.
    func bytes(_ column: Int32) -> [UInt8] {
        withBytes(column) { span in
            unsafe [UInt8](unsafeUninitializedCapacity: span.count) { buffer, count in
                unsafe span.withUnsafeBufferPointer { bytes in
                    _ = unsafe buffer.update(fromContentsOf: bytes)
                }
                count = span.count
            }
        }
    }

    /// Lends the bytes of a blob or text, which last until the next step.
    func withBytes<Value, Failure: Error>(
        _ column: Int32,
        _ body: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let start = unsafe sqlite3_column_blob(statement.sqliteStatement, column)
        let count = unsafe Int(sqlite3_column_bytes(statement.sqliteStatement, column))
        let buffer = unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
        return try unsafe body(Span(_unsafeBytes: buffer))
    }

    /// Whether a column holds the same value, of the same kind, as in another row.
    func sameValue(as other: borrowing SQLiteRows, _ column: Int32) -> Bool {
        let kinds = unsafe (
            sqlite3_column_type(statement.sqliteStatement, column),
            sqlite3_column_type(other.statement.sqliteStatement, column)
        )
        guard kinds.0 == kinds.1 else { return false }
        if kinds.0 == SQLITE_INTEGER { return integer(column) == other.integer(column) }
        return bytes(column) == other.bytes(column)
    }

    private static func bind(_ value: SQLiteValue, at index: Int32, in statement: Statement)
        -> Int32
    {
        let handle = unsafe statement.sqliteStatement
        switch value {
        case .integer(let integer): return unsafe sqlite3_bind_int64(handle, index, integer)
        case .bytes(let bytes):
            return unsafe liandan_bind_bytes(handle, index, bytes, Int32(bytes.count))
        case .text(var text):
            return text.withUTF8 { buffer in
                unsafe buffer.withMemoryRebound(to: CChar.self) { text in
                    unsafe liandan_bind_text(handle, index, text.baseAddress, Int32(text.count))
                }
            }
        }
    }

    private static func error(_ code: Int32, _ statement: Statement) -> DatabaseError {
        let connection = unsafe sqlite3_db_handle(statement.sqliteStatement)
        let message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
}
