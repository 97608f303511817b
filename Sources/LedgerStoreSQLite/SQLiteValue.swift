/// A value that goes into or comes out of a column.
enum SQLiteValue {
    case integer(Int64)
    case text(String)
    case bytes([UInt8])

    static func integer(_ value: UInt64) -> SQLiteValue { .integer(Int64(value)) }
}
