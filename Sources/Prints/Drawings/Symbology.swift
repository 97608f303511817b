import CanonicalJSON

/// A kind of two-dimensional code.
package enum Symbology: String, Sendable, CaseIterable, CanonicalScalar {
    /// ISO/IEC 18004, error correction level M.
    case qr
    /// ISO/IEC 16022, ECC 200, square.
    case datamatrix
    /// Data Matrix with FNC1 first: GS1 element strings.
    case gs1DataMatrix = "gs1-datamatrix"
    /// QR with FNC1 first: GS1 element strings.
    case gs1QR = "gs1-qr"

    /// Whether it holds element strings, in square brackets.
    package var isGS1: Bool { self == .gs1DataMatrix || self == .gs1QR }

    /// Light modules around the code.
    var quietZone: Int {
        switch self {
        case .qr, .gs1QR: 4
        // One is needed; with two it is found on a printed ground too.
        case .datamatrix, .gs1DataMatrix: 2
        }
    }
}
