import CanonicalJSON
import LedgerLog
import LiandanTesting
import Testing

/// What every engine promises (`LogStore`).
struct ConformanceTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: Engine.allCases)
    func `a new ledger is empty but for what it was made with`(engine: Engine) throws {
        let log = try SampleLog()
        let store = try engine.make(in: folder, log)
        try store.read { (snapshot) throws(LogError) in
            #expect(try snapshot.description() == log.description.canonicalBytes)
            #expect(try snapshot.head() == Head(of: log.description))
            #expect(try snapshot.entry(0) == nil)
            #expect(try snapshot.events(of: 0) == [])
            #expect(try snapshot.checkpoint(size: 0) == log.checkpoint().description)
            #expect(try snapshot.state(of: "place:a") == Array("{}".utf8))
            #expect(try snapshot.state(of: "place:b") == nil)
            #expect(try snapshot.subjects(term: "place", after: nil, limit: 9) == ["place:a"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `what one append writes is read by another way in`(engine: Engine) throws {
        var log = try SampleLog()
        let store = try engine.make(in: folder, log)
        let change = SampleLog.change("place:b", #"{"x":1}"#, adding: ["place"], touchedBy: [0, 1])
        let batch = try log.next([change], findings: Array("[]".utf8))
        try store.append { (transaction) throws(LogError) in try transaction.write(batch) }
        let record = batch.records[0]
        try engine.open(in: folder, readOnly: true).read { (snapshot) throws(LogError) in
            #expect(try snapshot.head() == batch.head)
            #expect(try snapshot.entry(0) == record.entryBytes)
            #expect(try snapshot.events(of: 0) == record.events)
            #expect(try snapshot.event(0, 1) == record.events[1])
            #expect(try snapshot.event(0, 2) == nil)
            #expect(try snapshot.openings(of: 0) == record.openings)
            #expect(record.openings.count == 1)
            #expect(try snapshot.findings(of: 0) == Array("[]".utf8))
            #expect(try snapshot.checkpoint(size: 1) == batch.checkpoint.description)
            let named = try snapshot.submission(actor: Town.authority, id: record.rebuilt.id)
            #expect(named?.seq == 0)
            #expect(named?.header == record.rebuilt.headerHash)
            #expect(try snapshot.submission(actor: Town.carrier, id: record.rebuilt.id) == nil)
            #expect(try snapshot.state(of: "place:b") == Array(#"{"x":1}"#.utf8))
            #expect(try snapshot.touches(of: "place:b", after: nil, limit: 9) == [0, 1])
            #expect(try snapshot.touches(of: "place:b", after: 0, limit: 9) == [1])
        }
    }

    @Test(arguments: Engine.allCases)
    func `an append that throws leaves nothing`(engine: Engine) throws {
        var log = try SampleLog()
        let store = try engine.make(in: folder, log)
        let batch = try log.next([SampleLog.change("place:b", "{}", adding: ["place"])])
        #expect(throws: LogError(.fault, "changed my mind")) {
            try store.append { (transaction) throws(LogError) in
                try transaction.write(batch)
                throw LogError(.fault, "changed my mind")
            }
        }
        try store.read { (snapshot) throws(LogError) in
            #expect(try snapshot.head().size == 0)
            #expect(try snapshot.entry(0) == nil)
            #expect(try snapshot.state(of: "place:b") == nil)
            #expect(try snapshot.subjects(term: "place", after: nil, limit: 9) == ["place:a"])
        }
        try store.append { (transaction) throws(LogError) in try transaction.write(batch) }
        #expect(try store.read { (snapshot) throws(LogError) in try snapshot.head().size } == 1)
    }

    @Test(arguments: Engine.allCases)
    func `a reader keeps its state while others append`(engine: Engine) throws {
        var log = try SampleLog()
        let store = try engine.make(in: folder, log)
        let reader = try engine.open(in: folder, readOnly: true)
        let batch = try log.next([SampleLog.change("place:a", #"{"n":1}"#)])
        try reader.read { (snapshot) throws(LogError) in
            #expect(try snapshot.head().size == 0)
            try store.append { (transaction) throws(LogError) in try transaction.write(batch) }
            #expect(try snapshot.head().size == 0)
            #expect(try snapshot.entry(0) == nil)
            #expect(try snapshot.state(of: "place:a") == Array("{}".utf8))
        }
        #expect(try reader.read { (snapshot) throws(LogError) in try snapshot.head().size } == 1)
    }

    @Test(arguments: Engine.allCases)
    func `nothing stands in one place twice`(engine: Engine) throws {
        var log = try SampleLog()
        let store = try engine.make(in: folder, log)
        let batch = try log.next()
        try store.append { (transaction) throws(LogError) in try transaction.write(batch) }
        #expect(throws: LogError.self) {
            try store.append { (transaction) throws(LogError) in try transaction.write(batch) }
        }
        #expect(try store.read { (snapshot) throws(LogError) in try snapshot.head() } == batch.head)
    }

    @Test(arguments: Engine.allCases)
    func `terms come and go with the state and are paged in order`(engine: Engine) throws {
        var log = try SampleLog()
        let store = try engine.make(in: folder, log)
        let names = (0..<5).map { "place:\($0)" }
        let came = try log.next(names.map { SampleLog.change($0, "{}", adding: ["open"]) })
        let went = try log.next([
            SampleLog.change("place:1", "{}", adding: ["shut"], removing: ["open"])
        ])
        try store.append { (transaction) throws(LogError) in
            try transaction.write(came)
            try transaction.write(went)
        }
        try store.read { (snapshot) throws(LogError) in
            let first = try snapshot.subjects(term: "open", after: nil, limit: 2)
            #expect(first == ["place:0", "place:2"])
            let rest = try snapshot.subjects(term: "open", after: first.last, limit: 9)
            #expect(rest == ["place:3", "place:4"])
            #expect(try snapshot.subjects(term: "shut", after: nil, limit: 9) == ["place:1"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `full tiles stay where they are put`(engine: Engine) throws {
        var log = try SampleLog()
        let store = try engine.make(in: folder, log)
        var tiles: [Tile] = []
        for _ in 0..<257 {
            let batch = try log.next()
            tiles += batch.tiles
            try store.append { (transaction) throws(LogError) in try transaction.write(batch) }
        }
        #expect(tiles.count == 1)
        try store.read { (snapshot) throws(LogError) in
            #expect(try snapshot.tile(tiles[0].id) == tiles[0].hashes)
            #expect(try snapshot.tile(TileID(level: 0, index: 1)) == nil)
            #expect(try snapshot.head().size == 257)
        }
    }

    @Test(arguments: Engine.allCases)
    func `an auditor sees rows in order and differences by name`(engine: Engine) throws {
        var log = try SampleLog()
        let store = try engine.make(in: folder, log)
        let batches = try (0..<3).map { _ in try log.next() }
        try store.append { (transaction) throws(LogError) in
            for batch in batches { try transaction.write(batch) }
        }
        try store.inspect { (evidence) throws(LogError) in
            var seqs: [UInt64] = []
            try evidence.entries(in: 1..<9) { (seq, _) throws(LogError) in seqs.append(seq) }
            #expect(seqs == [1, 2])
            var places: [UInt64] = []
            try evidence.events(ofEntries: 1..<2) { (id, _) throws(LogError) in places.append(id) }
            #expect(places == [Entry.eventID(1, 0), Entry.eventID(1, 1)])
            #expect(try evidence.storageFaults() == [])
            #expect(try evidence.strays(beyond: 3) == [])
            #expect(try evidence.strays(beyond: 2) != [])
            #expect(try evidence.count(.checkpoint) == 4)
            #expect(try evidence.count(.opening) == 3)

            let scratch = try store.makeScratch()
            let made = SampleLog.change("place:a", "{}", adding: ["place"])
            try scratch.write(batches.map(\.records[0].rebuilt), [made])
            for table in DerivedTable.allCases {
                #expect(try evidence.firstDifference(in: table, from: scratch) == nil)
            }
            try scratch.write([], [SampleLog.change("place:z", "{}")])
            #expect(try evidence.firstDifference(in: .state, from: scratch) == "place:z")
        }
    }

    @Test(arguments: Engine.allCases)
    func `what others say of a checkpoint is attached after its commit, once each`(
        engine: Engine
    ) throws {
        var log = try SampleLog()
        let store = try engine.make(in: folder, log)
        let batches = try (0..<2).map { _ in try log.next() }
        try store.append { (transaction) throws(LogError) in
            for batch in batches { try transaction.write(batch) }
        }
        let lines = try ["w1", "w2"].map { name in
            try #require(SignedNote.Signature(line: "— \(name) AAAAAAAA"))
        }
        for _ in 0..<2 {
            try store.append { (transaction) throws(LogError) in
                for line in lines { try transaction.attach(cosignature: line, to: 1) }
                try transaction.attach(cosignature: lines[0], to: 2)
                try transaction.attach(timestamp: [2], to: 2)
                try transaction.attach(timestamp: [1], to: 2)
            }
        }
        try engine.open(in: folder, readOnly: true).inspect { (evidence) throws(LogError) in
            #expect(try evidence.cosignatures(of: 0) == [])
            #expect(try evidence.cosignatures(of: 1) == lines.map(\.line))
            #expect(try evidence.cosignatures(of: 2) == [lines[0].line])
            #expect(try evidence.lastSize(cosignedBy: "w1") == 2)
            #expect(try evidence.lastSize(cosignedBy: "w2") == 1)
            #expect(try evidence.lastSize(cosignedBy: "w") == nil)
            #expect(try evidence.timestamps(of: 1) == [])
            #expect(try evidence.timestamps(of: 2) == [[2], [1]])
            var found: [String] = []
            try evidence.cosignatures { (size, witness, line) throws(LogError) in
                found.append("\(size) \(witness) \(line)")
            }
            #expect(
                found
                    == ["1 w1 ", "1 w2 ", "2 w1 "].enumerated().map { place, head in
                        head + lines[place % 2].line
                    }
            )
            var tokens: [UInt64] = []
            try evidence.timestamps { (size, _) throws(LogError) in tokens.append(size) }
            #expect(tokens == [2, 2])
        }
    }
}
