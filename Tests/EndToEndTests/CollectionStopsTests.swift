import CanonicalJSON
import Foundation
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Three vehicles that collect from many small places at once, each by a process of its own, at one
/// ledger's file.
struct CollectionStopsTests {
    /// 60,000 with `make soak`: 2,000 a day for 30 days.
    private static let stops =
        ProcessInfo.processInfo.environment["LIANDAN_STOPS"].flatMap(Int.init) ?? 72
    private static let perDay = min(2000, stops / 2)
    private static let plates = ["渝H12345", "渝H22345", "渝H32345"]

    @Test(.timeLimit(.minutes(60)))
    func `no stop is lost, and nothing is collected twice`() async throws {
        let town = try Town.forCommands()
        try settle(town)
        var stated = 0
        for first in stride(from: 0, to: Self.stops, by: Self.perDay) {
            stated += try await collect(first..<min(first + Self.perDay, Self.stops), town)
        }
        let (status, report) = try town.auditReport()
        #expect(status == 0, "\(report.map { "\($0)" } ?? "")")
        let manifests = try town.ledger.query { (reader) throws(LogError) in
            try reader.names(of: .manifest, term: "manifest").count
        }
        #expect(manifests == Self.stops)
        #expect(stated == Self.stops)
    }

    /// A day on which every place is stopped at by its own vehicle, every eighth by another one too.
    ///
    /// Both come to such a place at the same place of their lists.
    /// - Returns: How many stops the rounds say there were.
    private func collect(_ numbers: Range<Int>, _ town: Town) async throws -> Int {
        let loads = try release(numbers, town)
        let trips = Self.plates.map { _ in town.uuid() }
        try submit(
            Town.carrier,
            zip(Self.plates, trips).map { plate, trip in
                town.event(
                    .tripOpened,
                    ["party": Town.carrier, "trip": trip, "vehicle": plate]
                )
            },
            town
        )
        var files: [[String]] = Self.plates.map { _ in [] }
        for (index, load) in loads.enumerated() {
            let vehicle = index % Self.plates.count
            let rival = index % 8 == 0 ? [(vehicle + 1) % Self.plates.count] : []
            for writer in [vehicle] + rival {
                files[writer].append(try stop(load, trips[writer], writer, town))
            }
        }
        let jobs = files.map { town.job($0) }
        var recorded = 0
        var refused = 0
        for (writer, job) in jobs.enumerated() {
            let outcomes = try await Answer.all(in: job.shell().output)
            #expect(outcomes.count == files[writer].count, "every stop is answered")
            let states = outcomes.compactMap { $0["status"]?.string }
            recorded += states.count { $0 == "recorded" }
            refused += states.count { $0 == "refused" }
        }
        #expect(recorded == loads.count, "one vehicle has each load")
        #expect(refused == (loads.count + 7) / 8, "and no other")
        try submit(
            Town.carrier,
            trips.map { town.event(.tripClosed, ["place": "处置厂", "trip": $0]) },
            town
        )
        let rounds = try trips.compactMap { trip in
            try town.ledger.query { (reader) throws(LogError) in
                try reader.record(Trip.self, trip)
            }
        }
        let collected = rounds.flatMap(\.manifests)
        #expect(Set(collected).count == collected.count, "no load is on two rounds")
        #expect(Set(collected) == Set(loads.map(\.id)), "and none is on no round")
        town.clock.advance(minutes: 24 * 60)
        return rounds.map(\.stops).reduce(0, +)
    }

    private typealias Load = (id: UniqueID, code: String)

    /// One bag for each place, on a manifest of its own, handed over.
    private func release(_ numbers: Range<Int>, _ town: Town) throws -> [Load] {
        // A day has 999 serials, and codes of days before are taken then: each day has four of its own.
        let day = numbers.lowerBound / Self.perDay
        let codes = town.codes(numbers.count, from: 1 + day * 4 * 999)
        var loads: [Load] = []
        for start in stride(from: 0, to: codes.count, by: 200) {
            let some = codes[start..<min(start + 200, codes.count)]
            let events = some.flatMap { code -> [JSONObject] in
                let id = town.uuid()
                loads.append((id, code))
                let line = town.line(packages: 1, mass: 1000)
                return town.itemEvents([code], net: 1000) + [
                    town.manifest(id, lines: [line]),
                    town.released(id, [town.load([code], mass: 1000)]),
                ]
            }
            try submit(Town.generator, events, town)
        }
        return loads
    }

    /// The file of a stop: that the vehicle was there, and took the load.
    private func stop(_ load: Load, _ trip: UniqueID, _ writer: Int, _ town: Town) throws -> String
    {
        let stopped: JSONObject = ["place": "示例路\(load.id)", "trip": trip]
        let loaded = town.loaded(
            load.id,
            [town.load([load.code], mass: 1000)],
            vehicle: Self.plates[writer]
        )
        return try town.write(
            town.sign(
                Town.carrier,
                [town.event(.tripStopped, stopped), loaded.adding(["trip": trip])]
            ),
            to: "\(writer)-\(load.id).sub"
        )
    }

    /// Two vehicles more, and numbers enough.
    private func settle(_ town: Town) throws {
        try submit(
            Town.authority,
            Self.plates.dropFirst().map { town.vehicle($0, ratedLoad: 5_000_000) } + [
                town.event(
                    .numbersGranted,
                    ["from": 1000, "segment": "5001", "to": 99_999, "year": 2026]
                )
            ],
            town
        )
    }

    private func submit(_ party: String, _ events: [JSONObject], _ town: Town) throws {
        let outcome = try town.submit(party, events)
        try #require(outcome.isAccepted, "\(outcome.verdict)")
    }
}
