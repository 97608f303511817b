extension Unicode.Scalar {
    /// Whether it may stand in one line of text: no control character, no end of a line or
    /// paragraph, nothing that turns the direction of reading and lets a text show as another.
    var standsInLine: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: false
        default: true
        }
    }
}
