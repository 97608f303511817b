import CanonicalJSON
import Labels
import LedgerCrypto
import LiandanTesting
import Testing
import WasteDomain

/// The text of a label's code: its bytes, what is signed, and what is refused.
struct LabelTextTests {
    /// Made by other programs (`Fixtures/vectors/label_v1.json`).
    private struct Vector: Decodable {
        let code: String
        let spki: String
        let genesis: String
        let body: String
        let signature: String
        let text: String
    }

    private static let code = "91500114MA5000022X9002140820260915001"

    private let vector: Vector

    init() throws {
        vector = try Fixture.vectors("label_v1")
    }

    /// The content of an issued code, with members in place of those of the fixture.
    static func issued(_ members: JSONObject = [:]) throws -> ItemIssued {
        let bytes = Array(
            """
            {"code":"\(code)","form":"liquid","hazards":["T","I"],"kind":"item.issued",\
            "name":"废机油","occurredAt":"2026-09-15T01:00:00.000Z","packaging":"drum",\
            "site":"001","v":1}
            """.utf8
        )
        let object = try #require(CanonicalReader.read(bytes).object).adding(members)
        let event = try WasteEvent.read(.object(object)).get()
        return try #require(event.body as? ItemIssued)
    }

    private func statement(
        _ members: JSONObject = [:],
        net: Int64? = 182_500,
        vessel: String? = "T-0042",
        batch: String? = "HWCS20260915001",
        key: Digest? = nil
    ) throws -> LabelStatement {
        let issued = try Self.issued(members)
        let spki = try #require(Base64.bytes(of: vector.spki))
        return LabelStatement(
            issued.code,
            issued.content,
            net: net.flatMap { Mass(grams: $0) },
            vessel: vessel.flatMap(Reference.init),
            batch: batch.flatMap(Reference.init),
            genesis: try #require(Digest(vector.genesis)),
            key: key ?? HashAlgorithm.sha256.digest(spki)
        )
    }

    @Test func `the worked example is what other programs make of the format`() throws {
        let statement = try statement()
        #expect(Hex.text(of: statement.bytes) == vector.body)
        let message = "liandan-label-v1\n" + vector.code
        #expect(statement.message == Array(message.utf8) + statement.bytes)
        let text = try #require(LabelText(vector.text))
        #expect(text.code.description == vector.code)
        let signed = try #require(text.signed)
        #expect(signed.statement == statement)
        #expect(Hex.text(of: signed.signature) == vector.signature)
        let key = try VerifyingKey(spki: #require(Base64.bytes(of: vector.spki)))
        #expect(signed.isSigned(by: key))
        #expect(signed.names(key))
        #expect(text.description == vector.text)
    }

    @Test func `the worked example stands in the description of the format`() throws {
        let bytes = try Fixture.bytes("Schemas/label.md")
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let example = lines.filter { $0.hasPrefix("    ") }.joined().filter { $0 != " " }
        for part in [vector.text, vector.body, vector.signature, vector.spki] {
            #expect(example.contains(part))
        }
    }

    @Test(arguments: SignatureAlgorithm.allCases)
    func `a label signed with any key is read back and proven by it`(
        algorithm: SignatureAlgorithm
    ) throws {
        let key = try SigningKey.generate(algorithm)
        let hash: HashAlgorithm = algorithm == .sm2 ? .sm3 : .sha256
        let statement = try statement(key: hash.digest(key.verifyingKey.spki))
        let text = try statement.signed(by: key)
        let read = try #require(LabelText(text.description))
        #expect(read == text)
        #expect(read.signed?.isSigned(by: key.verifyingKey) == true)
        #expect(read.signed?.names(key.verifyingKey) == true)
        let other = try SigningKey.generate(algorithm).verifyingKey
        #expect(read.signed?.isSigned(by: other) == false)
        #expect(read.signed?.names(other) == false)
    }

    /// Whatever is on the label is signed: no character can be another one.
    @Test func `no single character of a label can be changed`() throws {
        let key = try VerifyingKey(spki: #require(Base64.bytes(of: vector.spki)))
        let text = Array(vector.text)
        for index in text.indices {
            for other in "0A2Z7" where other != text[index] {
                var changed = text
                changed[index] = other
                let read = LabelText(String(changed))
                #expect(read?.signed?.isSigned(by: key) != true, "\(index) \(other)")
            }
        }
    }

    @Test func `nothing is passed over behind a code`() {
        let (text, code) = (vector.text, Self.code)
        let rest = String(text.dropFirst(37))
        #expect(LabelText(code)?.signed == nil)
        #expect(LabelText(code)?.description == code)
        let wrongs: [String] = [
            "", String(code.dropLast()), "\(code)X", "\(code)LD1", "\(code)LD2\(rest.dropFirst(3))",
            "\(text)A", String(text.dropLast()), text.lowercased(), "\(code) \(rest)",
        ]
        for wrong in wrongs {
            #expect(LabelText(wrong) == nil, "\(wrong)")
        }
    }

    @Test func `a code needs letters and digits only, in the alphanumeric mode of QR`() throws {
        let long = String(repeating: "废", count: 200)
        let statement = try statement(["name": long, "hazards": ["T", "C", "I", "R", "In"]])
        #expect(statement.name == String(repeating: "废", count: 15) + "…")
        #expect(statement.name.utf8.count == LabelStatement.nameLength)
        let text = try statement.signed(by: SigningKey.generate(.ed25519)).description
        let letters = text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
        #expect(letters)
        // Version 12 with level M holds 419 characters (ISO/IEC 18004 table 7).
        #expect(text.utf8.count <= 419)
    }

    @Test(arguments: [nil, 0, 1, 4_294_967_295, 4_294_967_296] as [Int64?])
    func `a mass that does not fit is one that is not known`(grams: Int64?) throws {
        let statement = try statement(net: grams)
        let fits = grams.map { (1...4_294_967_295).contains($0) } ?? false
        #expect(statement.net?.grams == (fits ? grams : nil))
        let text = try statement.signed(by: SigningKey.generate(.ed25519))
        #expect(LabelText(text.description)?.signed?.statement == statement)
    }

    @Test func `a vessel too long for the label is left out, not cut`() throws {
        let long = String(repeating: "9", count: 25)
        let statement = try statement(vessel: long, batch: String(long.dropLast()))
        #expect(statement.vessel == nil)
        #expect(statement.batch?.count == 24)
    }

    @Test func `what came to be known after printing is no difference, what was changed is`() throws
    {
        let label = try statement(net: nil, vessel: nil)
        #expect(try label.differences(from: statement()) == [])
        let other = try statement(["name": "废柴油", "hazards": ["T"]], net: 1, batch: "B")
        let before = try statement(net: 2)
        #expect(before.differences(from: other) == [.name, .hazards, .net, .batch])
    }

    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"),
        ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
    ])
    func `base32 is that of RFC 4648 without padding`(bytes: String, text: String) {
        #expect(Base32.text(of: Array(bytes.utf8)) == text)
        #expect(Base32.bytes(of: text) == Array(bytes.utf8))
    }

    @Test(arguments: ["A", "MZ", "MZXW6Y", "mzxw6", "MZXW1", "MY======"])
    func `a second spelling of base32 is refused`(text: String) {
        #expect(Base32.bytes(of: text) == nil)
    }
}
