import CanonicalJSON
package import WasteDomain

/// The profiles of a regulation, by stream 固废类别.
package struct StreamTable: Sendable {
    /// In the order of their names.
    package let all: [StreamProfile]

    init(_ tables: RegulationTables) throws(RegulationError) {
        var profiles: [StreamProfile] = []
        for name in tables.streamNames {
            let profile = try Self.profile(tables.texts[name] ?? "", name)
            guard RegulationTables.name(of: profile.id) == name else {
                throw RegulationError(.badTable, "\(name): it is the profile of \(profile.id)")
            }
            profiles.append(profile)
        }
        all = profiles
    }

    /// The profile of a stream.
    package subscript(id: StreamID) -> StreamProfile? { all.first { $0.id == id } }

    /// The stream whose waste is fetched under agreements, and how often; of several the one that is
    /// fetched least often, because an agreement does not say which it is about.
    package var visits: (stream: StreamID, visits: StreamVisits)? {
        all.compactMap { profile in profile.visits.map { (profile.id, $0) } }
            .max { $0.1.days < $1.1.days }
    }

    private static func profile(
        _ text: String,
        _ name: String
    ) throws(RegulationError) -> StreamProfile {
        do throws(DocumentError) {
            return try StreamProfile.read(JSONText.compact(text), limits: .document)
        } catch {
            throw RegulationError(.badTable, "\(name): \(error)")
        }
    }
}

extension RegulationTables {
    /// Where profiles stand: the table `streams/sludge`, the file `streams/sludge.json`.
    package static let streamFolder = "streams"

    /// The name of the table that is a stream's profile.
    package static func name(of stream: StreamID) -> String { "\(streamFolder)/\(stream)" }

    /// The names of the tables that are profiles of streams, in order.
    package var streamNames: [String] { texts.keys.filter(Self.isStream).sorted() }

    /// Whether a table is the profile of a stream: JSON, and not a table of rows.
    package static func isStream(_ name: String) -> Bool { name.hasPrefix(streamFolder + "/") }
}

/// JSON that people lay out.
enum JSONText {
    /// The same without the white space between its parts.
    static func compact(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var (isText, isEscaped) = (false, false)
        for byte in text.utf8 {
            if isText || ![0x20, 0x0A, 0x0D, 0x09].contains(byte) { bytes.append(byte) }
            if byte == UInt8(ascii: "\""), !isEscaped { isText.toggle() }
            isEscaped = isText && byte == UInt8(ascii: "\\") && !isEscaped
        }
        return bytes
    }
}
