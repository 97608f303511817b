/// What a ledger is made of, chosen once at its start (`Schemas/log.md` 1.6).
package enum HashSuite: String, Sendable, CaseIterable {
    /// SHA-256 and an Ed25519 ledger key.
    case sha256
    /// SM3 and an SM2 ledger key (商用密码).
    case gm

    /// The hash of everything in the ledger.
    package var hash: HashAlgorithm {
        switch self {
        case .sha256: .sha256
        case .gm: .sm3
        }
    }

    /// What the ledger signs its checkpoints with.
    package var ledgerAlgorithm: SignatureAlgorithm {
        switch self {
        case .sha256: .ed25519
        case .gm: .sm2
        }
    }

    /// What a party may sign with.
    package var partyAlgorithms: [SignatureAlgorithm] {
        switch self {
        case .sha256: [.ed25519, .p256, .sm2]
        case .gm: [.sm2]
        }
    }
}
