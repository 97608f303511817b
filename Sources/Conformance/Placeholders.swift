import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// What stands for `${…}` in a scenario: whatever follows from keys that were made for it.
struct Placeholders {
    let description: LedgerDescription
    let keys: KeyRing
    /// Parties by name.
    let parties: [String: String]
    /// The built-in tables, changed as the scenario says.
    let tables: RegulationTables

    /// A value with every placeholder filled in.
    func fill(_ value: JSONValue) throws(ConformanceError) -> JSONValue {
        switch value {
        case .string(Self.tablesName): return tables.json
        case .string(let text): return .string(try fill(text))
        case .array(let elements):
            var filled: [JSONValue] = []
            for element in elements { filled.append(try fill(element)) }
            return .array(filled)
        case .object(var object):
            for member in object.members { object[member.name] = try fill(member.value) }
            return .object(object)
        case .bool, .integer: return value
        }
    }

    /// A text with every placeholder filled in.
    func fill(_ text: String) throws(ConformanceError) -> String {
        guard text.contains("${") else { return text }
        var parts = text.split(separator: "${", omittingEmptySubsequences: false)[...]
        var filled = parts.popFirst().map(String.init) ?? ""
        for part in parts {
            guard let end = part.firstIndex(of: "}") else { throw Self.unknown(String(part)) }
            filled += try self.value(of: String(part[..<end])) + part[part.index(after: end)...]
        }
        return filled
    }

    private static let tablesName = "${regulation.tables}"

    private func value(of name: String) throws(ConformanceError) -> String {
        switch name {
        case "regulation.digest":
            return RegulationLibrary.digest(of: tables, description.suite).description
        case "genesis": return description.genesis.description
        case "otherGenesis": return description.other.genesis.description
        default: break
        }
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        if parts.count == 2, KeyRing.party(of: parts[0]) == KeyRing.ledger {
            return try ledgerValue(parts[1], of: keys.key(parts[0]), name)
        }
        guard parts.count == 2, let party = parties[KeyRing.party(of: parts[0])] else {
            throw Self.unknown(name)
        }
        let key = try keys.key(parts[0])
        let spki = key.verifyingKey.spki
        switch parts[1] {
        case "spki": return ByteText(spki).description
        case "id": return description.suite.hash.digest(spki).description
        case "proof":
            do {
                let proof = try ProofOfPossession.make(key, for: party, in: description.genesis)
                return ByteText(proof).description
            } catch {
                throw ConformanceError(.stopped, error)
            }
        default: throw Self.unknown(name)
        }
    }

    /// What follows from a key of the ledger itself, or from one that may take its place.
    private func ledgerValue(
        _ what: String,
        of key: SigningKey,
        _ name: String
    ) throws(ConformanceError) -> String {
        let spki = key.verifyingKey.spki
        let signer: SigningKey
        switch what {
        case "spki": return ByteText(spki).description
        case "proof": signer = key
        case "old": signer = try keys.key(KeyRing.ledger)
        default: throw Self.unknown(name)
        }
        do {
            let proof = try LedgerKeyProof.make(by: signer, for: spki, in: description.genesis)
            return ByteText(proof).description
        } catch {
            throw ConformanceError(.stopped, error)
        }
    }

    private static func unknown(_ name: String) -> ConformanceError {
        ConformanceError(.unknownName, zh: "没有 ${\(name)}", en: "there is no ${\(name)}")
    }
}

extension LedgerDescription {
    /// The same ledger under another name: what is signed for it is not meant for this one.
    var other: LedgerDescription {
        LedgerDescription(
            origin: origin + "/other",
            suite: suite,
            ledgerKey: ledgerKey,
            authority: (authority, authorityKey),
            createdAt: createdAt,
            numbers: numbers
        )
    }
}
