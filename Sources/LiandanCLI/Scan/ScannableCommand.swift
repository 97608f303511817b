import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import WasteDomain

/// Statements whose packages may be scanned instead of named.
protocol ScannableCommand: StatingArguments {
    /// How `item scan` calls it.
    static var scanName: String { get }
    static var scanAbstract: String { get }
    /// Whether it states what came, belong here or not, and what each package weighs.
    static var statesWhatCame: Bool { get }
    /// Whether packages are named in another way already.
    var namesPackages: Bool { get }

    /// What is scanned for.
    func target(_ desk: Desk) throws -> ScanTarget

    /// States what was scanned.
    mutating func take(_ packages: [NamedPackage])

    /// States something as small as can be, to see what else is missing before anybody scans.
    mutating func takeLittle(_ desk: Desk) throws
}

extension ScannableCommand {
    static var statesWhatCame: Bool { false }
}

/// Scanning what changes hands under a manifest.
protocol ScannableLoadCommand: LoadCommand, ScannableCommand {
    /// Who has listed the packages before; nil if this statement is the first.
    static var listed: KnownLoad? { get }
}

extension ScannableLoadCommand {
    var namesPackages: Bool { !load.load.isEmpty || !load.item.isEmpty || load.asReleased }

    func target(_ desk: Desk) throws -> ScanTarget {
        let id = try load.manifest(manifest, desk)
        let ledger = try desk.ledgerIfAny()
        let holder = try ledger?.query { (reader) throws(LogError) in
            try reader.record(Manifest.self, id)?.form.consignor.party
        }
        return ScanTarget(
            purpose: ScanPurpose(
                name: Self.scanName,
                manifest: id,
                party: desk.party,
                ledger: desk.description.genesis
            ),
            listing: try ScanListing(load.knownLines(of: id, desk, listed: Self.listed), ledger),
            holder: holder,
            statuses: ItemStatus.sources(of: .manifestReleased) ?? [],
            mayStray: Self.statesWhatCame,
            takesWeights: Self.statesWhatCame,
            ledger: ledger
        )
    }

    mutating func take(_ packages: [NamedPackage]) { load.item = packages.map(\.text) }

    mutating func takeLittle(_ desk: Desk) { load.load = ["line=1,packages=0,mass=0g"] }
}

/// Scanning of which the same is stated.
///
/// Not a command of its own among its neighbours: the parser takes one it finds in a group of
/// options for the command that was called.
protocol ScannablePackagesCommand: PackagesArguments, ScannableCommand {}

extension ScannablePackagesCommand {
    var namesPackages: Bool { !codes.codes.isEmpty || input.file != nil }

    func target(_ desk: Desk) throws -> ScanTarget {
        let ledger = try desk.ledgerIfAny()
        return ScanTarget(
            purpose: ScanPurpose(
                name: Self.scanName,
                party: desk.party,
                ledger: desk.description.genesis
            ),
            listing: try ScanListing(nil, ledger),
            holder: desk.party,
            statuses: ItemStatus.sources(of: Self.form.kind) ?? [],
            mayStray: false,
            takesWeights: false,
            ledger: ledger
        )
    }

    mutating func take(_ packages: [NamedPackage]) { codes.codes = packages.map(\.code) }

    mutating func takeLittle(_ desk: Desk) throws {
        let waste = WasteCode("900-249-08")
        let day = try desk.occurredAt().legalDay
        let code = waste.flatMap {
            ItemCode(unit: desk.party, waste: $0, day: day, serial: ItemCode.serials.lowerBound)
        }
        codes.codes = [code?.description].compactMap(\.self)
    }
}
