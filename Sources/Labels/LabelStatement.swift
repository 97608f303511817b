package import CanonicalJSON
package import LedgerCrypto
package import WasteDomain

/// What the generator says of a package on its label, short enough for a QR code (`Schemas/label.md`).
package struct LabelStatement: Hashable, Sendable {
    /// The first bytes of a hash: enough to find a key or a ledger by, never to trust it.
    package static let prefixLength = 8
    /// Of the name, in bytes of UTF-8; a longer one is cut and ends in `…`.
    package static let nameLength = 48
    /// Of vessel and batch, in bytes of UTF-8; a longer one is left out.
    package static let referenceLength = 24
    static let domain = Array("liandan-label-v1\n".utf8)

    /// 数字识别码.
    package let code: ItemCode
    /// 危险特性, in the order of `HazardProperty`.
    package let hazards: [HazardProperty]
    /// The first bytes of the genesis of the ledger the code is in.
    package let genesis: [UInt8]
    /// The first bytes of H(SPKI) of the key that signs.
    package let key: [UInt8]
    /// 净重; nil if not weighed when the label was printed.
    package let net: Mass?
    /// 废物名称.
    package let name: String
    /// 容器编码.
    package let vessel: String?
    /// 产生批次编码.
    package let batch: String?

    /// Says of a package what is known of it.
    package init(
        _ code: ItemCode,
        _ content: ItemContent,
        net: Mass?,
        vessel: Reference?,
        batch: Reference?,
        genesis: Digest,
        key: Digest
    ) {
        self.code = code
        hazards = HazardProperty.allCases.filter(content.hazards.contains)
        self.genesis = Array(genesis.bytes.prefix(Self.prefixLength))
        self.key = Array(key.bytes.prefix(Self.prefixLength))
        self.net = net.flatMap { (1...Int64(UInt32.max)).contains($0.grams) ? $0 : nil }
        name = Self.shortened(content.name.description)
        self.vessel = Self.fitting(vessel)
        self.batch = Self.fitting(batch)
    }

    /// Reads the bytes behind a code; nil unless `bytes` would write exactly these.
    init?(_ code: ItemCode, _ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard let mask = reader.take(1)?.first, mask >> HazardProperty.allCases.count == 0,
            let genesis = reader.take(Self.prefixLength), let key = reader.take(Self.prefixLength),
            let grams = reader.take(4), let name = reader.text(Self.nameLength), !name.isEmpty,
            let vessel = reader.text(Self.referenceLength),
            let batch = reader.text(Self.referenceLength), reader.isAtEnd
        else { return nil }
        self.code = code
        hazards = HazardProperty.allCases.enumerated().filter { mask >> $0.offset & 1 == 1 }
            .map(\.element)
        self.genesis = genesis
        self.key = key
        let mass = grams.reduce(Int64(0)) { $0 << 8 | Int64($1) }
        net = mass == 0 ? nil : Mass(grams: mass)
        self.name = name
        self.vessel = vessel.isEmpty ? nil : vessel
        self.batch = batch.isEmpty ? nil : batch
    }

    /// The bytes behind the code, without the signature.
    package var bytes: [UInt8] {
        let mask = HazardProperty.allCases.enumerated().reduce(UInt8(0)) { mask, hazard in
            mask | (hazards.contains(hazard.element) ? 1 << UInt8(hazard.offset) : 0)
        }
        let grams = UInt32(net?.grams ?? 0)
        let mass = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: grams >> UInt32($0)) }
        let texts = [name, vessel ?? "", batch ?? ""].flatMap { [UInt8($0.utf8.count)] + $0.utf8 }
        return [mask] + genesis + key + mass + texts
    }

    /// The bytes that are signed: `liandan-label-v1`, a line feed, the code, the bytes behind it.
    package var message: [UInt8] { Self.domain + Array(code.description.utf8) + bytes }

    /// Signs it.
    package func signed(by key: SigningKey) throws(LedgerCryptoError) -> LabelText {
        LabelText(SignedLabel(statement: self, signature: try key.signature(for: message)))
    }

    /// What a label can be at odds with the ledger in.
    package enum Difference: String, Sendable, CaseIterable, CanonicalScalar {
        case name, hazards, net, vessel, batch
    }

    /// In what another statement about the same package says something else; where only one of
    /// them says anything of net mass, vessel or batch, that came to be known later.
    package func differences(from other: LabelStatement) -> [Difference] {
        let differs = { (one: String?, two: String?) in one != nil && two != nil && one != two }
        let found: [Difference: Bool] = [
            .name: name != other.name, .hazards: hazards != other.hazards,
            .net: differs(net?.kilograms, other.net?.kilograms),
            .vessel: differs(vessel, other.vessel), .batch: differs(batch, other.batch),
        ]
        return Difference.allCases.filter { found[$0] == true }
    }

    private static func shortened(_ name: String) -> String {
        guard name.utf8.count > nameLength else { return name }
        var kept = name
        while kept.utf8.count > nameLength - "…".utf8.count { kept.removeLast() }
        return kept + "…"
    }

    private static func fitting(_ reference: Reference?) -> String? {
        reference.map(\.description).flatMap { $0.utf8.count <= referenceLength ? $0 : nil }
    }
}

/// Takes bytes from the front.
private struct ByteReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ count: Int) -> [UInt8]? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    /// A text with its length before it, in UTF-8 and on one line.
    mutating func text(_ most: Int) -> String? {
        guard let count = take(1)?.first, count <= most, let bytes = take(Int(count)),
            let text = String(validating: bytes, as: UTF8.self),
            text.isEmpty || OneLine(text) != nil
        else { return nil }
        return text
    }
}
