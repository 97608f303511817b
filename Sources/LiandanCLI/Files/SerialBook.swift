import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// The serials this machine has used, so that codes made offline do not collide with each other.
struct SerialBook {
    private let path: String

    init(_ keyPath: String) {
        path = FileAccess.beside(keyPath, "serials.json")
    }

    func last(_ waste: WasteCode, _ day: CivilDay) -> Int {
        Int(read()[Self.name(waste, day)]?.integer ?? 0)
    }

    /// The serial after the last one used, as the ledger and this machine know, and after one
    /// that was given out already and is recorded nowhere yet.
    func next(
        _ waste: WasteCode,
        _ day: CivilDay,
        after used: Int = 0,
        _ desk: Desk
    ) throws -> Int {
        let first = max(last(waste, day), used) + 1
        guard let ledger = try desk.ledgerIfAny() else { return first }
        return try ledger.query { (reader) throws(LogError) in
            var serial = first
            while let code = ItemCode(unit: desk.party, waste: waste, day: day, serial: serial),
                try reader.record(Item.self, code) != nil
            {
                serial += 1
            }
            return serial
        }
    }

    func use(_ waste: WasteCode, _ day: CivilDay, upTo serial: Int) throws {
        var book = read()
        book[Self.name(waste, day)] = max(serial, last(waste, day)).json
        try FileAccess.write(DocumentFile.file(of: book), to: path)
    }

    private func read() -> JSONObject {
        guard FileAccess.exists(path), let bytes = try? FileAccess.read(path) else {
            return JSONObject()
        }
        return (try? CanonicalReader.read(DocumentFile.document(in: bytes)))?.object ?? JSONObject()
    }

    private static func name(_ waste: WasteCode, _ day: CivilDay) -> String {
        "\(waste.digits) \(day)"
    }
}

/// The day in a code: of generation or collection.
enum CodeDay {
    /// As it is written, or that of the statement.
    static func of(_ text: String?, _ desk: Desk) throws -> CivilDay {
        guard let text else { return try desk.occurredAt().legalDay }
        guard let day = CivilDay(text) else {
            throw CommandError(
                .usage,
                "日期写作 2026-10-08: \(text)",
                "a date is written 2026-10-08: \(text)"
            )
        }
        return day
    }
}
