import CanonicalJSON
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Testing

struct CosignRequestTests {
    private static let hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    private static let checkpoint = "o\n7\n\(hash)\n\n— o AAAAAAAA\n"

    @Test(arguments: [0, 1, 63])
    func `a request is read as it was written`(hashes: Int) throws {
        let lines = String(repeating: Self.hash + "\n", count: hashes)
        let text = "old 5\n\(lines)\n\(Self.checkpoint)"
        let request = try #require(CosignRequest(text))
        #expect(request.old == 5)
        #expect(request.proof.count == hashes)
        #expect(request.checkpoint.description == Self.checkpoint)
        #expect(request.description == text)
    }

    @Test(arguments: [
        "", "old 5\n", "\n\n\(checkpoint)", "old 05\n\n\(checkpoint)", "old +5\n\n\(checkpoint)",
        "old -1\n\n\(checkpoint)", "Old 5\n\n\(checkpoint)", "old  5\n\n\(checkpoint)",
        "old 18446744073709551616\n\n\(checkpoint)", "old 5\r\n\n\(checkpoint)",
        "old 5\nabc\n\n\(checkpoint)", "old 5\n\(hash)=\n\n\(checkpoint)", "old 5\n\(checkpoint)",
        "old 5\n\no\n7\n\(hash)\n", "old 5\n \n\n\(checkpoint)",
        "old 5\n\(String(repeating: hash + "\n", count: 64))\n\(checkpoint)",
    ])
    func `what is not a request is refused`(text: String) {
        #expect(CosignRequest(text) == nil)
    }
}
