import CanonicalJSON
import LedgerLog

/// What a session keeps between its head and its end, one line each.
protocol SessionStep {
    /// Nil if the line holds something else.
    init?(_ object: JSONObject)

    var members: JSONObject { get }
}

/// What comes of the steps of a session, one after another.
protocol SessionContent {
    associatedtype Step: SessionStep

    /// Nothing yet.
    init()

    /// How many packages there are.
    var count: Int { get }

    mutating func apply(_ step: Step)
}

/// One line of a session's file (`Schemas/scan.md`).
enum SessionRecord<Step: SessionStep> {
    /// What it is for, and the id of its submission.
    case head(JSONObject)
    case step(Step)
    case signed(Submission)
    /// What was signed was not recorded.
    case refused
    case closed(String)

    /// Nil if it is none: torn, or damaged.
    init?(_ bytes: [UInt8]) {
        guard let object = try? CanonicalReader.read(bytes).object else { return nil }
        if object["header"] != nil, let submission = try? Submission.read(file: bytes) {
            self = .signed(submission)
        } else if object["scan"] != nil {
            self = .head(object)
        } else if let step = Step(object) {
            self = .step(step)
        } else if object["refused"] != nil {
            self = .refused
        } else if let how = object["closed"]?.string {
            self = .closed(how)
        } else {
            return nil
        }
    }

    /// Itself, if it says how the session stands: signed, open again, or closed.
    var ending: SessionRecord? {
        switch self {
        case .signed, .refused, .closed: self
        case .head, .step: nil
        }
    }

    var isClosed: Bool { if case .closed = self { true } else { false } }
}
