import CanonicalJSON
import LedgerLog
import WasteDomain

/// One line of a session's file (`Schemas/scan.md`).
enum ScanRecord {
    /// What it is for, and the id of its submission.
    case head(JSONObject)
    case added(ItemCode, isExtra: Bool)
    case weighed(ItemCode, Mass)
    /// It was none.
    case undone(ItemCode)
    case signed(Submission)
    /// What was signed was not recorded.
    case refused
    case closed(String)

    /// Nil if it is none: torn, or damaged.
    init?(_ bytes: [UInt8]) {
        guard let object = try? CanonicalReader.read(bytes).object else { return nil }
        let code = object["code"]?.string.flatMap { ItemCode($0) }
        if object["header"] != nil, let submission = try? Submission.read(file: bytes) {
            self = .signed(submission)
        } else if object["scan"] != nil {
            self = .head(object)
        } else if let code, let net = object["net"].flatMap({ Mass(scalar: $0) }) {
            self = .weighed(code, net)
        } else if let code {
            self = .added(code, isExtra: object["extra"] != nil)
        } else if let code = object["undone"]?.string.flatMap({ ItemCode($0) }) {
            self = .undone(code)
        } else if object["refused"] != nil {
            self = .refused
        } else if let how = object["closed"]?.string {
            self = .closed(how)
        } else {
            return nil
        }
    }

    /// Itself, if it says how the session stands: signed, open again, or closed.
    var ending: ScanRecord? {
        switch self {
        case .signed, .refused, .closed: self
        case .head, .added, .weighed, .undone: nil
        }
    }

    var isClosed: Bool { if case .closed = self { true } else { false } }
}
