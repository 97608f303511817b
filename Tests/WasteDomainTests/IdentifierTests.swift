import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

struct IdentifierTests {
    @Test(arguments: IdentifierKind.all)
    func `a valid text is read and printed as it was`(kind: IdentifierKind) {
        for text in kind.valid { #expect(kind.parse(text) == text) }
    }

    @Test(arguments: IdentifierKind.all)
    func `a wrong text is refused`(kind: IdentifierKind) {
        for text in kind.wrong + [""] { #expect(kind.parse(text) == nil, "\"\(text)\"") }
    }

    @Test(arguments: IdentifierKind.all)
    func `a text with something around it is refused`(kind: IdentifierKind) {
        for text in kind.valid {
            for around in [" ", "\n", "\r\n", "\t", "\0", "\u{3000}", "\u{A0}"] {
                #expect(kind.parse(text + around) == nil)
                #expect(kind.parse(around + text) == nil)
            }
        }
    }

    @Test(arguments: IdentifierKind.all.filter(\.isCode))
    func `a code in other digits or letters than ASCII is refused`(kind: IdentifierKind) {
        for text in kind.valid {
            for base: UInt32 in [0xFF10, 0x0660, 0x1D7CE] {
                #expect(kind.parse(text.withDigits(from: base)) == nil)
            }
            #expect(kind.parse(text.inFullWidth) == nil)
        }
    }

    @Test(arguments: IdentifierKind.all)
    func `whatever is read, is read as it stands`(kind: IdentifierKind) {
        var generator = SeededGenerator(seed: 2_026)
        for text in kind.valid {
            for _ in 0..<200 {
                let changed = text.changed(using: &generator)
                if let read = kind.parse(changed) { #expect(read.utf8.elementsEqual(changed.utf8)) }
            }
        }
    }

    @Test func `a category is one of the 46`() {
        let categories = (0...99).compactMap { WasteCategory("HW\($0 < 10 ? "0" : "")\($0)") }
        #expect(categories.count == 46)
        for gap in ["HW00", "HW41", "HW42", "HW43", "HW44", "HW51"] {
            #expect(!categories.map(\.description).contains(gap))
        }
    }

    @Test func `a waste code knows its category and digits`() throws {
        let code = try #require(WasteCode("900-249-08"))
        #expect(code.category.description == "HW08")
        #expect(code.digits == "90024908")
        #expect(WasteCode(digits: Array("90024908".utf8)[...]) == code)
        for text in ["900-249-08", "9002490", "900249008", "90024941", "9002490A"] {
            #expect(WasteCode(digits: Array(text.utf8)[...]) == nil)
        }
        #expect(!code.isIdentifiedByTesting)
        #expect(WasteCode("900-000-49")?.isIdentifiedByTesting == true)
    }

    @Test func `a local id is told from a credit code`() {
        #expect(PartyID("L500114-0001")?.isLocal == true)
        #expect(PartyID("91130200699229617X")?.isLocal == false)
    }

    @Test func `a party's id may fail its check, which a rule judges`() {
        #expect(PartyID("91350211M00013FA1N") != nil)
    }

    @Test func `a province is one that exists`() {
        let provinces = (0...99).filter { NumberSegment("\($0 < 10 ? "0" : "")\($0)01") != nil }
        #expect(provinces.count == 34)
        #expect(provinces.first == 11)
        #expect(provinces.last == 82)
    }

    @Test func `numbers of others that look alike are not the same`() throws {
        let kelvin = try #require(Reference("\u{212A}-1"))
        let letter = try #require(Reference("K-1"))
        #expect(kelvin != letter)
        #expect(Set([kelvin, letter]).count == 2)
        #expect(Subject(.contract, kelvin) != Subject(.contract, letter))
        #expect((kelvin < letter) != (letter < kelvin))
    }

    @Test func `a subject is written with its kind`() throws {
        for kind in Subject.Kind.allCases {
            let subject = Subject(kind, "a:b/c")
            #expect(subject.description == "\(kind.rawValue):a:b/c")
            #expect(Subject(subject.description) == subject)
        }
        for text in ["", "manifest", "manifest:", "ship:1", "Manifest:1"] {
            #expect(Subject(text) == nil)
        }
    }
}

extension String {
    fileprivate func mapScalars(_ transform: (Unicode.Scalar) -> UInt32) -> String {
        String(
            String.UnicodeScalarView(unicodeScalars.compactMap { Unicode.Scalar(transform($0)) })
        )
    }

    fileprivate func withDigits(from base: UInt32) -> String {
        mapScalars { ("0"..."9").contains($0) ? base + $0.value - 48 : $0.value }
    }

    fileprivate var inFullWidth: String {
        mapScalars { ("!"..."~").contains($0) ? $0.value + 0xFEE0 : $0.value }
    }

    /// The text with one scalar replaced, left out or put in.
    fileprivate func changed(using generator: inout SeededGenerator) -> String {
        let others = Array("0aZ9-._ /:é\u{301}挂\u{212A}\u{200B}\n\0".unicodeScalars)
        var scalars = Array(unicodeScalars)
        let place = Int.random(in: scalars.indices, using: &generator)
        let other = others[Int.random(in: others.indices, using: &generator)]
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: scalars[place] = other
        case 1: scalars.remove(at: place)
        default: scalars.insert(other, at: place)
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
