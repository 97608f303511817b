import CanonicalJSON
import WasteDomain

/// Invented names and numbers that are well formed.
package enum Invented {
    /// A credit code of region 500114 with both of its check characters right.
    package static func creditCode(_ number: Int) -> String {
        let serial = "MA5" + Digits.text(of: Int64(number), width: 5)
        let body = "91500114" + serial + organisationCheck(serial)
        guard let check = CreditCode.checkCharacter(of: body) else {
            preconditionFailure("\(body) cannot be part of a credit code")
        }
        return body + String(check)
    }

    /// The check of GB 11714 over eight characters.
    private static func organisationCheck(_ serial: String) -> String {
        let weights = [3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(serial.utf8, weights).reduce(0) { sum, pair in
            sum + (pair.0 < 58 ? Int(pair.0) - 48 : Int(pair.0) - 55) * pair.1
        }
        let check = 11 - sum % 11
        return check == 10 ? "X" : String(check % 11)
    }
}
