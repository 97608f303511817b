import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import WasteDomain

/// Finds what is wrong with the form of a submission's events.
enum StatementForms {
    static func faults(in submission: Submission) -> [Finding] {
        submission.events.enumerated().flatMap { index, bytes -> [Finding] in
            let json: JSONValue
            do throws(CanonicalJSONError) {
                json = try CanonicalReader.read(bytes, limits: .event)
            } catch {
                let code: LogError.Code = error.code == .tooLarge ? .tooLarge : .malformed
                return [Finding(LogError(code, "event \(index): \(error)"))]
            }
            guard case .failure(let error) = WasteEvent.read(json) else { return [] }
            return RuleSet.current.judge(error.faults, in: json, event: index)
        }
    }
}
