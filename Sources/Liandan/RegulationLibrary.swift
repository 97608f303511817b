package import CanonicalJSON
package import LedgerCrypto
package import LedgerLog
package import Regulation
package import WasteDomain

/// The regulations of a ledger by digest: the built-in one, or what an event carries.
package final class RegulationLibrary {
    private var known: [Digest: Regulation] = [:]
    private let suite: HashSuite

    package init(_ suite: HashSuite) {
        self.suite = suite
    }

    /// The digest of some tables in a suite (`Schemas/log.md` 6.1).
    package static func digest(of tables: RegulationTables, _ suite: HashSuite) -> Digest {
        suite.hash.digest(tables.canonicalBytes)
    }

    /// The regulation of some tables.
    ///
    /// - Throws: what is wrong with the tables.
    func regulation(_ tables: RegulationTables) throws(RegulationError) -> Regulation {
        let digest = Self.digest(of: tables, suite)
        if let regulation = known[digest] { return regulation }
        let builtIn = builtIn()
        if builtIn.digest == digest { return builtIn }
        let regulation = try Regulation(tables, digest: digest)
        known[digest] = regulation
        return regulation
    }

    /// The regulation this program was built with; a process reads it once.
    package func builtIn() -> Regulation {
        switch suite {
        case .sha256: Self.sha256
        case .gm: Self.gm
        }
    }

    private static let sha256 = builtIn(.sha256)
    private static let gm = builtIn(.gm)

    /// A test reads the built-in tables; nobody else needs to before they are used.
    private static func builtIn(_ suite: HashSuite) -> Regulation {
        let tables = RegulationTables.builtIn
        return Regulation(checked: tables, digest: digest(of: tables, suite))
    }

    /// The regulation that was adopted.
    ///
    /// - Parameters:
    ///   - adopted: What the state says.
    ///   - event: Finds an event by its place.
    /// - Returns: Its tables, read.
    /// - Throws: `corrupt` if the event does not carry what was adopted.
    package func regulation(
        _ adopted: AdoptedRegulation,
        event: (EventID) throws(LogError) -> [UInt8]?
    ) throws(LogError) -> Regulation {
        if let regulation = known[adopted.digest] { return regulation }
        let builtIn = builtIn()
        if builtIn.digest == adopted.digest { return builtIn }
        let place = adopted.adopted.event
        guard let bytes = try event(place),
            let json = try? CanonicalReader.read(bytes, limits: .event),
            case .success(let event) = WasteEvent.read(json),
            case .regulationAdopted(let body) = event.statement,
            let regulation = try? regulation(body.tables), regulation.digest == adopted.digest
        else { throw LogError(.corrupt, "the regulation adopted by event \(place) cannot be read") }
        return regulation
    }
}
