import CanonicalJSON
import Labels
import LedgerCrypto
import Testing
import WasteDomain

/// What checking a label proves, and what it does not.
struct LabelCheckTests {
    private let key: SigningKey
    private let genesis: Digest

    init() throws {
        key = try SigningKey.generate(.ed25519)
        genesis = HashAlgorithm.sha256.digest([1])
    }

    private func statement(_ members: JSONObject = [:]) throws -> LabelStatement {
        let issued = try LabelTextTests.issued(members)
        return LabelStatement(
            issued.code,
            issued.content,
            net: nil,
            vessel: nil,
            batch: nil,
            genesis: genesis,
            key: HashAlgorithm.sha256.digest(key.verifyingKey.spki)
        )
    }

    private func check(_ members: JSONObject = [:]) throws -> LabelCheck {
        LabelCheck(try statement(members).signed(by: key))
    }

    @Test func `with a key alone the content is proven and nothing of the ledger`() throws {
        var check = try check()
        check.check([key.verifyingKey], ofUnit: false)
        #expect(check.isGood)
        #expect(check.proven == [.signed])
        #expect(check.unproven == [.keyOfUnit, .ledger, .recorded, .onPackage])
    }

    @Test func `with the ledger all is proven but that it is on its package`() throws {
        var check = try check()
        check.check([key.verifyingKey], ofUnit: true)
        check.check(ledger: genesis)
        check.check(recorded: try statement(), isVoided: false)
        #expect(check.isGood)
        #expect(check.unproven == [.onPackage])
    }

    @Test func `another key, ledger or content is a problem, and proves nothing`() throws {
        let other = try SigningKey.generate(.ed25519).verifyingKey
        var byOther = try check()
        byOther.check([other], ofUnit: false)
        #expect(byOther.problems == [.otherKey])
        #expect(byOther.proven == [])
        var unknown = try check()
        unknown.check([other], ofUnit: true)
        unknown.check(recorded: nil, isVoided: false)
        #expect(unknown.problems == [.unknownKey, .unknownItem])
        var elsewhere = try check()
        elsewhere.check([key.verifyingKey], ofUnit: true)
        elsewhere.check(ledger: HashAlgorithm.sha256.digest([2]))
        elsewhere.check(recorded: try statement(["name": "废柴油"]), isVoided: true)
        #expect(elsewhere.problems == [.otherLedger, .voidedItem, .differs])
        #expect(elsewhere.differences == [.name])
        #expect(elsewhere.proven == [.signed, .keyOfUnit])
    }

    @Test func `a signature on other content is forged`() throws {
        let mine = try statement().signed(by: key).description
        let other = try statement(["name": "废柴油"]).signed(by: key).description
        // Both end at the same place, and the signature is the last of both.
        let text = String(mine.dropLast(100)) + String(other.suffix(100))
        let forged = try #require(LabelText(text))
        var check = LabelCheck(forged)
        check.check([key.verifyingKey], ofUnit: false)
        #expect(check.problems == [.forged])
        #expect(check.proven == [])
    }

    @Test func `a key that was in other hands proves no signature`() throws {
        var check = try check()
        check.check([key.verifyingKey], ofUnit: true)
        check.suspectKey()
        #expect(check.problems == [.suspectKey])
        #expect(check.proven == [.keyOfUnit])
    }

    @Test func `a code alone proves nothing, and what the ledger has of it is said`() throws {
        var check = LabelCheck(LabelText(try statement().code))
        check.check([key.verifyingKey], ofUnit: true)
        check.check(ledger: genesis)
        check.check(recorded: try statement(), isVoided: false)
        #expect(check.problems == [.unsigned])
        #expect(check.proven == [.recorded])
    }
}
