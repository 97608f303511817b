import CanonicalJSON
import LiandanTesting
import Testing

/// Medical waste from the ward to the store of the institution, with labels printed ahead.
struct MedicalTests {
    @Test func `bags are sealed with labels of a roll, and scanned by them`() throws {
        let way = try Way()
        try way.state(
            .generator,
            "facility register --facility TS001 --name 暂存间 --type point --capacity 1t"
        )
        try way.state(
            .generator,
            "institution register --beds 60 --closed-weekdays 7 --store TS001"
        )
        let roll = try way.run(.generator, "ward roll --first 7 --count 3")
        #expect(roll.status == 0, "\(roll.errors)")
        let labels = roll.output.split(separator: "\n").map(String.init)
        #expect(labels.count == 3)
        #expect(labels.allSatisfy { $0.hasPrefix("\(Town.generator)Y0000000") })
        let seal = "--class infectious --ward 内科 --handler 李护士 --net 1.8kg"
        let sealed = try way.run(.generator, "ward seal \(labels[0]) \(labels[1]) \(seal)")
        #expect(sealed.status == 0, "\(sealed.errors)")
        let codes = sealed.output.split(separator: "\n").map(String.init)
        #expect(codes == (1...2).map { "\(Town.generator)841001012026030200\($0)" })
        let bag = try #require(way.ask("item show \(codes[1])")["record"]?.object)
        #expect(bag["status"] == .string("weighed"))
        #expect(bag["medical"]?.object?["roll"] == .string(labels[1]))
        #expect(bag["medical"]?.object?["ward"] == .string("内科"))
        #expect(!"\(bag)".contains("李护士"))

        // The label of one bag is no other's, and one nobody sealed with names no bag.
        let again = try way.run(.generator, "ward seal \(labels[0]) --class sharps --ward 内科")
        #expect(again.status == 1)
        #expect(again.errors.contains("LD-REF-002"), "\(again.errors)")
        let scanned = try way.run(
            .generator,
            "item scan store --facility TS001 --output json",
            input: (labels + ["done"]).joined(separator: "\n") + "\n"
        )
        #expect(scanned.status == 0, "\(scanned.output) \(scanned.errors)")
        let verdicts = try Answer.all(in: scanned.output).compactMap { $0["scan"]?.string }
        #expect(verdicts.prefix(4) == ["begun", "ok", "ok", "unresolved"])
        let held = try #require(way.ask("facility show TS001")["record"]?.object)["held"]
        #expect(held?.array?.first?.object?["packages"]?.integer == 2)

        try way.state(.disposer, "bin clean ZZX-001 ZZX-002 --method 含氯消毒液浸泡")
        let bins = try way.read("bin list --party \(Town.disposer)")
        #expect(bins.contains("ZZX-001") && bins.contains("ZZX-002"))

        let listed = try way.read("institution list")
        #expect(listed.contains("TS001") && listed.contains("60"))
        let label = try way.read("item label \(codes[0]) --unsigned --format svg")
        #expect(label.contains("医疗废物") && label.contains("内科"))
    }
}
