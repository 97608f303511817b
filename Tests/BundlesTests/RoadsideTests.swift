import Bundles
import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// A vehicle stopped on the road, compared with a bundle brought along.
struct RoadsideTests {
    private let town: Town
    private let number: String
    private let codes: [ItemCode]
    private let statements: [ProvenStatement]

    /// One load on the road in 渝H12345, of three packages, and one that is done.
    init() throws {
        town = try Town.settled()
        try town.straightRun()
        let (id, codes) = try town.issue(3, from: 11)
        try town.submit(Town.generator, [town.released(id, [town.load(codes)])])
        try town.submit(Town.carrier, [town.loaded(id, [town.load(codes)])])
        try town.submit(Town.carrier, [town.departed(id)])
        self.codes = codes.compactMap { ItemCode($0) }
        let record = try town.ledger.query { (reader) throws(LogError) in
            try reader.record(Manifest.self, id)
        }
        number = try #require(record).number.description
        let bundle = try BundleMaker.bundle(of: town.ledger, about: .onTheRoad) { _, _ in false }
        let check = BundleCheck(bundle, town.identity)
        #expect(check.problems == [])
        statements = check.statements
    }

    private func differences(
        _ plate: String? = nil,
        manifest: String? = nil,
        codes: [ItemCode]? = nil
    ) -> [String] {
        let sighting = Roadside.Sighting(
            plate: plate.flatMap { Plate($0) },
            manifest: manifest,
            codes: codes
        )
        return Roadside(sighting, with: statements).differences.map {
            "\($0.kind.rawValue) \($0.about)"
        }
    }

    @Test func `a vehicle with its load is as it was stated`() {
        #expect(differences("渝H12345", manifest: number, codes: codes) == [])
        #expect(differences("渝H12345", codes: codes.reversed()) == [])
    }

    @Test func `a scan alone is compared with the loads it meets`() throws {
        #expect(differences(codes: codes) == [])
        #expect(differences(codes: [codes[0], codes[2]]) == ["missing \(codes[1])"])
        let stranger = try #require(ItemCode(town.codes(1, from: 77)[0]))
        #expect(differences(codes: [stranger]) == ["unknownPackage \(stranger)"])
    }

    @Test func `only what is under way comes along`() {
        #expect(ProvenState(statements).manifests.map(\.number.description) == [number])
    }

    @Test func `what does not agree is named`() throws {
        #expect(differences("渝H99999") == ["noManifest 渝H99999"])
        #expect(differences("渝H99999", manifest: number) == ["otherVehicle \(number)"])
        #expect(differences(manifest: "20265001000999") == ["unknownManifest 20265001000999"])
        let stranger = try #require(ItemCode(town.codes(1, from: 77)[0]))
        let scanned = [codes[0], codes[0], stranger, codes[2]]
        #expect(
            differences("渝H12345", codes: scanned) == [
                "missing \(codes[1])", "unknownPackage \(stranger)", "twice \(codes[0])",
            ]
        )
    }
}
