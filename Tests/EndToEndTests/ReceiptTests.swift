import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// How a party comes by its receipts, and what they are worth.
struct ReceiptTests {
    private let issue = [
        "item", "issue", "--waste", "900-214-08", "--hazards", "T;I", "--form", "liquid",
        "--packaging", "drum",
    ]

    @Test func `where the operator's key is at hand one command signs, appends and keeps`() throws {
        let stage = try Stage()
        let key = ["--as", "../generator/own.key"]
        let done = try stage.answer(.authority, issue + key)
        #expect(done["status"] == .string("recorded"))
        #expect(done["entry"]?.integer == 11)
        let kept = try #require(done["receipt"]?.string)
        #expect(kept.hasPrefix("../generator/receipts/"))
        #expect(kept.hasSuffix(".receipt"))
        let checked = try stage.answer(
            .authority,
            ["receipt", "import", kept, "--trust", "city.trust", "--folder", "mine"]
        )
        #expect(checked["entry"]?.integer == 11)
        #expect(checked["size"]?.integer == 12)

        // The next code is the next serial, and what has been seen goes into what is signed.
        let next = try stage.done(.authority, issue + key)
        #expect(next == "\(Town.generator)9002140820260302002\n")
        #expect(try stage.audit().report["seenUpTo"]?.integer == 12)
    }

    @Test func `a receipt is good for the ledger of the trust file, byte for byte`() throws {
        let stage = try Stage()
        try stage.done(.generator, issue + ["--out", "issue.sub"])
        try stage.submit(.generator, ["issue.sub"])
        let receipt = try stage.bytes(.generator, "issue.sub.receipt")
        var random = SeededGenerator(seed: 3)
        let places = (0..<20).map { _ in Int.random(in: 0..<receipt.count - 1, using: &random) }
        for place in places {
            var changed = receipt
            changed[place] ^= 1
            try stage.write(changed, .generator, "changed-\(place).receipt")
            let shell = try stage.run(
                .generator,
                ["receipt", "import", "changed-\(place).receipt"]
            )
            #expect(shell.status == 1, "byte \(place)")
        }
        let other = try Stage(isSettled: false)
        try other.found()
        try stage.write(other.bytes(.authority, "city.trust"), .generator, "other.trust")
        let foreign = try stage.run(
            .generator,
            ["receipt", "import", "issue.sub.receipt", "--trust", "other.trust"]
        )
        #expect(foreign.status == 1)
        #expect(foreign.errors.hasPrefix("error: the entry is of ledger "))
    }

    @Test(arguments: ["sha256", "gm"])
    func `a ledger works alike in either suite`(suite: String) throws {
        let stage = try Stage(isSettled: false)
        try stage.found(suite: suite)
        try stage.register()
        try stage.enrol()
        try stage.done(.generator, issue + ["--out", "issue.sub"])
        try stage.submit(.generator, ["issue.sub"])
        let (status, report) = try stage.audit()
        #expect(status == 0)
        #expect(report["size"]?.integer == 12)
        for place in Stage.Place.allCases where place != .authority {
            let read = ["openssl", "pkey", "-in", stage.file(place, "own.key"), "-noout", "-text"]
            let text = try Shell.run(read).output
            #expect(text.contains(suite == "gm" ? "SM2" : "ED25519"))
        }
    }
}
