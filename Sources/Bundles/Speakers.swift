import CanonicalJSON
import LedgerCrypto
import LedgerLog
import WasteDomain

/// Which key may speak for whom, from the trust file and the events that vouch for it.
struct Speakers {
    private struct Key {
        let party: String
        let key: VerifyingKey
        let until: CivilDay?
        var isRevoked = false
    }

    private let suite: HashSuite
    private var keys: [Digest: Key] = [:]
    private var authorities: Set<String>
    private var delegations: [UniqueID: DelegationGranted] = [:]

    /// Knows the authority of the description and its first key.
    init(_ description: LedgerDescription) {
        suite = description.suite
        authorities = [description.authority]
        enroll(description.authorityKey, of: description.authority, until: nil)
    }

    /// Whether an entry is signed by a key that speaks for its actor (`Schemas/log.md` 5.1, 5.2).
    func accept(_ entry: Entry) -> Bool {
        guard let key = keys[entry.header.key], !key.isRevoked, key.party == entry.header.actor,
            key.until.map({ $0 >= entry.recordedAt.legalDay }) ?? true
        else { return false }
        return entry.isSigned(by: key.key)
    }

    /// Takes what an event says of keys, authorities and delegations.
    ///
    /// - Returns: False if it is made for another party under a delegation nobody has granted.
    mutating func hear(_ event: WasteEvent, from actor: PartyID) -> Bool {
        var speaker = actor
        if let behalf = event.onBehalfOf {
            guard let granted = delegations[behalf.delegation], granted.party == behalf.party,
                granted.to == actor, granted.statement == event.kind
            else { return false }
            speaker = behalf.party
        }
        let isAuthority = isAuthority(event, from: actor)
        switch event.statement {
        case .keyEnrolled(let enrolled) where isAuthority:
            enroll(enrolled.key.bytes, of: enrolled.party.description, until: enrolled.until)
        case .keyRevoked(let revoked): keys[revoked.key]?.isRevoked = true
        case .partyRegistered(let registered) where isAuthority:
            if registered.roles.contains(.authority) {
                authorities.insert(registered.party.description)
            }
        case .partyAmended(let amended) where isAuthority:
            guard let roles = amended.roles else { break }
            if roles.contains(.authority) {
                authorities.insert(amended.party.description)
            } else {
                authorities.remove(amended.party.description)
            }
        case .delegationGranted(let granted) where granted.party == speaker:
            delegations[granted.delegation] = granted
        case .delegationRevoked(let revoked): delegations[revoked.delegation] = nil
        default: break
        }
        return true
    }

    /// Whether the party whose statement it is has the say over keys.
    func isAuthority(_ event: WasteEvent, from actor: PartyID) -> Bool {
        authorities.contains((event.onBehalfOf?.party ?? actor).description)
    }

    /// The first enrolment stands: a key is one party's, and once revoked it stays so.
    private mutating func enroll(_ spki: [UInt8], of party: String, until: CivilDay?) {
        guard let key = try? VerifyingKey(spki: spki) else { return }
        let id = suite.hash.digest(spki)
        if keys[id] == nil { keys[id] = Key(party: party, key: key, until: until) }
    }
}
