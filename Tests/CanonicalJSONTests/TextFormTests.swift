import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

struct TextFormTests {
    @Test func `base64 agrees with Foundation and reads back`() {
        var generator = SeededGenerator(seed: 64)
        for count in 0..<100 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let text = Base64.text(of: bytes)
            #expect(text == Data(bytes).base64EncodedString())
            #expect(Base64.bytes(of: text) == bytes)
        }
    }

    @Test(arguments: [
        "A", "AA", "AAA", "AA=A", "====", "A===", "AB==", "AAB=", "AA-_", "AA==\n", "AA==AA==",
        "AAA=AAAA",
    ])
    func `a second spelling of base64 is refused`(text: String) {
        #expect(Base64.bytes(of: text) == nil)
    }

    @Test func `hex is lower case and even`() {
        #expect(Hex.text(of: [0x00, 0xAF, 0x7F]) == "00af7f")
        #expect(Hex.bytes(of: "00af7f") == [0x00, 0xAF, 0x7F])
        for text in ["0", "AF", "0g", " 0"] { #expect(Hex.bytes(of: text) == nil) }
    }

    @Test func `timestamps agree with Foundation and read back`() throws {
        var generator = SeededGenerator(seed: 24)
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
        for _ in 0..<2000 {
            let milliseconds = Int64.random(in: 0..<253_402_300_800_000, using: &generator)
            let time = try #require(Timestamp(milliseconds: milliseconds))
            #expect(Timestamp(time.description) == time)
            let date = try #require(formatter.date(from: time.description))
            #expect(Int64((date.timeIntervalSince1970 * 1000).rounded()) == milliseconds)
        }
    }

    @Test(arguments: [
        "2026-02-29T00:00:00.000Z", "2026-13-01T00:00:00.000Z", "2026-01-01T24:00:00.000Z",
        "2026-01-01T00:60:00.000Z", "2026-01-01T00:00:60.000Z", "2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00.0000Z", "2026-01-01t00:00:00.000Z", "2026-01-01T00:00:00.000+00:00",
        "1969-12-31T23:59:59.999Z", "2026-01-01 00:00:00.000Z", "",
    ])
    func `another spelling of a time is refused`(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func `every day of four centuries reads back in order`() throws {
        let first = try #require(CivilDay(year: 1970, month: 1, day: 1))
        #expect(first.number == 0)
        for number in 0..<Int64(146_097) {
            let day = CivilDay(number: number)
            #expect(CivilDay(day.description)?.number == number)
        }
    }

    @Test func `a UUID of version 7 carries its time and reads back`() throws {
        let time = try #require(Timestamp("2026-11-22T03:04:05.678Z"))
        let id = UniqueID(time: time, randomness: Array(0..<10))
        #expect(id.description == "01a20135-ff2e-7001-8203-040506070809")
        #expect(id.version == 7)
        #expect(UniqueID(id.description) == id)
        for text in [
            "01a20135-ff2e-7001-8203-04050607080", "01A20135-ff2e-7001-8203-040506070809",
            "01a20135ff2e70018203040506070809",
        ] {
            #expect(UniqueID(text) == nil)
        }
    }

    @Test func `a JSON pointer escapes its separators`() {
        #expect(JSONPath.root.appending("a/b~c").appending(3).description == "/a~1b~0c/3")
    }

    @Test func `a digest is 32 bytes and one base64 text`() throws {
        let bytes = (0..<32).map(UInt8.init)
        let digest = try #require(Digest(bytes))
        #expect(digest.bytes == bytes)
        #expect(Digest(digest.description) == digest)
        #expect(Digest(bytes.dropLast()) == nil)
        #expect(Digest("AAAA") == nil)
    }
}
