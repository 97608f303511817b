import CanonicalJSON
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Testing

struct SubmissionTests {
    private let description: LedgerDescription
    private let key: SigningKey
    private let submission: Submission

    init() throws {
        let time = try #require(Timestamp("2026-11-22T03:04:05.678Z"))
        key = try SigningKey.generate(.p256)
        description = LedgerDescription(
            origin: "example.org/test",
            suite: .sha256,
            ledgerKey: try SigningKey.generate(.ed25519).verifyingKey.spki,
            authority: ("91500114YFAGK311LU", key.verifyingKey.spki),
            createdAt: time,
            numbers: []
        )
        var draft = SubmissionDraft(id: UniqueID(time: time, randomness: try RandomBytes.make(10)))
        let event: JSONObject = ["driver": "张三", "kind": "test", "phone": "13800000000"]
        try draft.append(event, sealing: ["phone", "driver", "absent"], .sha256)
        try draft.append(["kind": "plain", "n": 7], sealing: [], .sha256)
        submission = try draft.signed(by: key, for: "P", in: description, seen: nil, at: time)
    }

    @Test func `a file carries it there and back`() throws {
        let file = DocumentFile.file(of: submission)
        let read = try Submission.read(file: file)
        #expect(read == submission)
        #expect(read.isSigned(by: key.verifyingKey))
        #expect(try read.checked(for: description.genesis, .sha256).count == 2)
        #expect(!String(decoding: read.events[0], as: UTF8.self).contains("张三"))
        #expect(read.openings.map(\.path) == ["/driver", "/phone"])
    }

    @Test func `every changed byte of the file is refused`() throws {
        let file = DocumentFile.file(of: submission)
        for index in file.indices.dropLast() {
            var changed = file
            changed[index] ^= 1
            let isRefused: Bool
            do {
                let read = try Submission.read(file: changed)
                _ = try read.checked(for: description.genesis, .sha256)
                isRefused = !read.isSigned(by: key.verifyingKey)
            } catch {
                isRefused = true
            }
            #expect(isRefused, "byte \(index)")
        }
    }

    @Test func `a header above its limit is refused`() throws {
        var draft = SubmissionDraft(id: submission.header.id)
        try draft.append(["kind": "plain"], sealing: [], .sha256)
        let rest = submission.header.canonicalBytes.count - submission.header.actor.utf8.count
        for (length, isTaken) in [(4096 - rest, true), (4097 - rest, false)] {
            let actor = String(repeating: "P", count: length)
            let time = submission.header.signedAt
            let long = try draft.signed(by: key, for: actor, in: description, seen: nil, at: time)
            do throws(LogError) {
                _ = try long.checked(for: description.genesis, .sha256)
                #expect(isTaken)
            } catch {
                #expect(!isTaken && error.code == .tooLarge)
            }
        }
    }

    @Test func `openings must match the sealed fields exactly`() throws {
        let first = submission.openings[0]
        let second = submission.openings[1]
        let foreign = Opening(index: 0, path: "/driver", salt: first.salt, value: .string("李四"))
        let extra = Opening(index: 1, path: "/n", salt: first.salt, value: .integer(7))
        for openings in [
            [], [first], [second, first], [foreign, second], [first, second, extra],
        ] {
            let changed = Submission(
                header: submission.header,
                signature: submission.signature,
                events: submission.events,
                openings: openings
            )
            let error = #expect(throws: LogError.self) {
                try changed.checked(for: description.genesis, .sha256)
            }
            #expect(error?.code == .badOpening)
        }
    }

    @Test func `another ledger refuses it`() throws {
        let error = #expect(throws: LogError.self) {
            try submission.checked(for: HashAlgorithm.sha256.digest([1]), .sha256)
        }
        #expect(error?.code == .wrongLedger)
    }

    @Test func `an enrolment request proves possession`() throws {
        let request = try EnrolmentRequest(key, for: "P", holder: "张三", in: description.genesis)
        let read = try EnrolmentRequest.read(request.canonicalBytes, limits: .document)
        #expect(read == request)
        #expect(
            ProofOfPossession.accepts(
                read.proof,
                of: key.verifyingKey,
                for: "P",
                in: description.genesis
            )
        )
        #expect(
            !ProofOfPossession.accepts(
                read.proof,
                of: key.verifyingKey,
                for: "Q",
                in: description.genesis
            )
        )
    }
}
