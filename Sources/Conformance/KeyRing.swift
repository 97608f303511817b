import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Synchronization

/// The keys of one ledger's scenarios by name: the party's, or the party's and a word, `carrier/2`.
///
/// They are test keys: made when they are first named, kept nowhere, the same for every scenario
/// that begins with the same ledger.
final class KeyRing: Sendable {
    private let suite: HashSuite
    private let keys = Mutex<[String: SigningKey]>([:])

    init(_ suite: HashSuite) {
        self.suite = suite
    }

    /// The key of that name.
    func key(_ name: String) throws(ConformanceError) -> SigningKey {
        do {
            return try keys.withLock { keys in
                if let key = keys[name] { return key }
                let key = try SigningKey.generate(suite.partyAlgorithms[0])
                keys[name] = key
                return key
            }
        } catch {
            throw ConformanceError(.stopped, error)
        }
    }

    /// The name of the key that signs the ledger's checkpoints; no party has it.
    static let ledger = "ledger"
    /// The name of the key that may take its place.
    static let successor = "ledger/2"

    /// The party's part of a key's name.
    static func party(of name: String) -> String {
        name.split(separator: "/", maxSplits: 1).first.map(String.init) ?? name
    }
}
