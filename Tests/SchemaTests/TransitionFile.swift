import Foundation
import LiandanTesting
import WasteDomain

/// `Fixtures/domain/manifest_machine.json`.
struct TransitionFile: Decodable {
    /// One transition, in the words of the file.
    struct Row: Decodable, Equatable {
        let event: String
        let from: [String?]
        let to: String
        let by: [String]
        let line: String?

        init(_ row: ManifestTransition) {
            event = row.event
            from = row.from.map { $0?.rawValue }
            to = row.to.isEmpty ? "same" : row.to.map(\.rawValue).joined(separator: "|")
            by = row.by.map(\.rawValue)
            line = row.line.map { "\($0.from.rawValue) -> \($0.to.rawValue)" }
        }
    }

    let states, lineStates, terminal: [String]
    let transitions: [Row]

    static func read() throws -> TransitionFile {
        let data = try Data(Fixture.bytes("Fixtures/domain/manifest_machine.json"))
        return try JSONDecoder().decode(TransitionFile.self, from: data)
    }
}
