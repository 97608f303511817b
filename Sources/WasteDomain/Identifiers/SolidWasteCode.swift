import CanonicalJSON

/// A code of 《固体废物分类与代码目录》 (公告2024年第4号), written `900-001-S61`: industry, serial and kind.
///
/// Which codes there are is not known to this program, only how they are written.
package struct SolidWasteCode: Hashable, Sendable, LosslessStringConvertible {
    package let description: String

    /// Parses three digits, three digits, `S` and two digits.
    package init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard bytes.count == 11, bytes[3] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[8] == UInt8(ascii: "S"),
            (bytes[0..<3] + bytes[4..<7] + bytes[9...]).allSatisfy(ASCII.isDigit)
        else { return nil }
        self.description = description
    }

    /// The kind 种类: `SW61`.
    package var kind: String { "SW" + description.suffix(2) }
}

/// What a stream's books count: a solid-waste code or, where a stream is of hazardous waste that is
/// exempt on its way 豁免, a code of the national catalogue.
package enum StreamCode: Hashable, Sendable, Comparable, LosslessStringConvertible, CanonicalScalar
{
    case solid(SolidWasteCode)
    case hazardous(WasteCode)

    package static let spelling: String? = "900-001-S61"

    package init?(_ description: String) {
        if let code = SolidWasteCode(description) {
            self = .solid(code)
        } else if let code = WasteCode(description) {
            self = .hazardous(code)
        } else {
            return nil
        }
    }

    package var description: String {
        switch self {
        case .solid(let code): code.description
        case .hazardous(let code): code.description
        }
    }

    /// `SW61` or `HW04`.
    package var kind: String {
        switch self {
        case .solid(let code): code.kind
        case .hazardous(let code): code.category.description
        }
    }

    package static func < (left: StreamCode, right: StreamCode) -> Bool {
        left.description < right.description
    }
}

/// Codes a stream is of: a kind `SW61`, a category `HW04`, or one whole code.
package struct StreamKind: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar {
    package static let spelling: String? = "SW61, HW04, 900-003-04"

    package let description: String

    /// Takes `SW` and two digits, a category of hazardous waste, or a code.
    package init?(_ description: String) {
        let bytes = Array(description.utf8)
        let isKind =
            bytes.count == 4 && description.hasPrefix("SW")
            && bytes[2...].allSatisfy(ASCII.isDigit)
        guard isKind || WasteCategory(description) != nil || StreamCode(description) != nil else {
            return nil
        }
        self.description = description
    }

    /// The one code it is; nil if it is a kind of many.
    package var code: StreamCode? { StreamCode(description) }

    package func contains(_ code: StreamCode) -> Bool {
        code.description == description || code.kind == description
    }
}
