import WasteDomain

/// Who sends to whom 移出人与接受人.
struct PartyPair: Hashable, CustomStringConvertible {
    let consignor: PartyID
    let consignee: PartyID

    init(_ manifest: Manifest) {
        consignor = manifest.form.consignor.party
        consignee = manifest.form.consignee.party
    }

    var description: String { "\(consignor) \(consignee)" }

    var subjects: [Subject] { [Subject(.party, consignor), Subject(.party, consignee)] }

    /// As facts of a finding.
    var facts: [String: String] {
        ["consignee": consignee.description, "consignor": consignor.description]
    }
}

extension Dictionary where Key: CustomStringConvertible {
    /// The pairs in the order of what their keys are written as: the same in every run.
    var inOrder: [(key: Key, value: Value)] {
        sorted { $0.key.description < $1.key.description }
    }
}

extension Manifest {
    /// What was released and what the consignee weighed, of the lines that have both.
    var weighed: (released: Mass, received: Mass)? {
        let both = lines.compactMap { line in
            line.released.flatMap { released in line.received.map { (released, $0) } }
        }
        return both.isEmpty ? nil : (both.map(\.0).total, both.map(\.1).total)
    }
}
