import CanonicalJSON
import LiandanTesting
import Testing

/// Waste that goes further than to its first consignee: through a collector, over the border of a
/// province, or through a pipe.
struct OnwardTests {
    private static let year = "--from 2026-01-01 --until 2026-12-31"

    @Test func `a collector merges what it received and sends it on under its own codes`() throws {
        let way = try Way(.collector)
        let collector = Way.Who.collector.party
        let codes = try way.pack()
        for command in [
            "plan amend --party \(Town.generator) --plan P-2026"
                + " --line 900-214-08=10t@\(Town.disposer)+\(collector) --reason 收集",
            "contract record --party \(collector) --contract C-1 --contractor \(Town.disposer)"
                + " --purpose disposal \(Self.year)",
            "contract record --party \(collector) --contract T-1 --contractor \(Town.carrier)"
                + " --purpose transport \(Self.year)",
            "plan file --party \(collector) --site 001 --plan P-2 --year 2026"
                + " --line 900-214-08=10t@\(Town.disposer)",
        ] {
            try way.state(.authority, command)
        }
        let first = try way.issue(
            codes,
            to: .collector,
            method: "S2",
            more: "--plan P-2026 --contract C-collector --transport-contract T-1"
        )
        try way.send(first, codes)
        try way.state(.carrier, "manifest arrive \(first)")
        try way.state(.collector, "manifest receive \(first) --as-released --scale DB-1")
        try way.state(.collector, "manifest decide \(first) --accept-all")

        let merged = try way.state(.collector, "item merge \(codes.joined(separator: " "))")
        let child = try #require(merged["codes"]?.array?.first?.string)
        #expect(child.hasPrefix(collector + "90021408"))
        let parent = try way.ask("item show \(codes[0])")["record"]?.object
        #expect(parent?["children"]?.array?.first?.string == child)
        try way.state(.collector, "item weigh \(child) --net 200kg")
        try way.state(.collector, "item store \(child) --facility TS001")

        let second = try way.issue(
            [child],
            .collector,
            more: "--plan P-2 --contract C-1 --transport-contract T-1"
        )
        try way.state(.collector, "manifest release \(second) --item \(child)")
        let sources = try way.record(second)["sources"]?.array?.compactMap(\.object)
        #expect(sources?.count == 1, "the ledger knows where it came from")
        #expect(sources?.first?["manifest"] == (try way.record(first)["manifest"]))
        #expect(sources?.first?["mass"]?.integer == 200_000)
        #expect(try way.status(first) == ["decided", "accepted"], "nothing has left yet")
        try way.state(.carrier, "manifest load \(second) --as-released --vehicle 渝H12345")
        #expect(try way.status(first) == ["closed", "passedOn"])
        #expect(try way.read("manifest show \(second)").contains("\(first) line 1 200 kg"))
        try way.state(.carrier, "manifest depart \(second) --waybill YD2")
        try way.state(.carrier, "manifest arrive \(second)")
        try way.state(.disposer, "manifest receive \(second) --as-released --scale DB-1")
        try way.state(.disposer, "manifest decide \(second) --accept-all")
        try way.state(.disposer, "treat record \(second) --all")
        let fates = try way.ask("manifest fate --party \(Town.generator)")["items"]?.array
        let line = fates?.first?.object?["lines"]?.array?.first?.object
        let share = line?["treated"]?.array?.first?.object
        #expect(share?["mass"]?.integer == 200_000 && share?["by"]?.string == Town.disposer)
        #expect(share?["via"] == [second].json && share?["method"]?.string == "R9")
        #expect(line?["onward"]?.array?.first?.object?["mass"]?.integer == 200_000)
        let load = try way.ask("manifest fate \(second)")["items"]?.array?.first?.object
        let contribution = load?["contributions"]?.array?.first?.object
        #expect(contribution?["manifest"]?.string == first)
        #expect(contribution?["site"]?.object?["party"]?.string == Town.generator)
        #expect(try way.read("manifest fate \(first)").contains("200 kg treated"))
        try way.audit()
    }

    @Test func `packages get codes of whoever collected them, one each`() throws {
        let way = try Way()
        let codes = try way.pack(.generator, 3)
        let outcome = try way.state(
            .generator,
            "item merge \(codes.joined(separator: " ")) --each --date 2026-03-01"
        )
        let children = outcome["codes"]?.array?.compactMap(\.string) ?? []
        #expect(children == ["001", "002", "003"].map { "\(Town.generator)9002140820260301\($0)" })
    }

    @Test func `waste leaves its province under an approval, which counts what is taken`() throws {
        let way = try Way(.outside)
        let outside = Way.Who.outside.party
        let codes = try way.pack()
        for command in [
            "plan amend --party \(Town.generator) --plan P-2026"
                + " --line 900-214-08=10t@\(Town.disposer)+\(outside) --reason 跨省",
            "approval grant --party \(Town.generator) --approval 渝环固〔2026〕3号 --issuer 市生态环境局"
                + " --consignee \(outside) --waste 900-214-08=1t@R9 \(Self.year)",
        ] {
            try way.state(.authority, command)
        }
        let manifest = try way.issue(
            codes,
            to: .outside,
            more: "--plan P-2026 --contract C-outside --transport-contract T-1"
                + " --approval 渝环固〔2026〕3号"
        )
        try way.send(manifest, codes)
        let approval = try way.ask("approval show 渝环固〔2026〕3号")["record"]?.object
        let used = approval?["used"]?.array?[0].object
        #expect(used?["code"]?.string == "900-214-08" && used?["mass"]?.integer == 200_000)
        #expect(try way.read("approval show 渝环固〔2026〕3号").contains("800"), "kg left")
        #expect(try way.ask("approval list")["items"]?.array?.count == 1)
        try way.audit()
    }

    @Test func `both ends of a pipe state their meters day by day`() throws {
        let way = try Way()
        let ends = "--from \(Town.generator)/001 --to \(Town.disposer)/001 --waste 900-214-08"
        try way.state(
            .generator,
            "account record \(ends) --day 2026-02-27 --mass 12.5t --form liquid --hazards T;I"
                + " --meter LL-1 --calibrated 2026-01-01 --contract C-1"
        )
        // The next day nothing but the mass is new.
        try way.state(.generator, "account record --day 2026-02-28 --mass 13t")
        try way.state(
            .disposer,
            "account record \(ends) --day 2026-02-28 --mass 12.9t --form liquid --hazards T;I"
                + " --meter LL-2 --contract C-1"
        )
        let shown = try way.ask("account days --month 2026-02")["items"]?.array
        let days = shown?.first?.object?["days"]?.array?.compactMap(\.object) ?? []
        #expect(days.map { $0["sent"]?.object?["mass"]?.integer } == [12_500_000, 13_000_000])
        #expect(days.map { $0["taken"]?.object?["mass"]?.integer } == [nil, 12_900_000])
        #expect(try way.read("account days").contains("100"), "the day's difference in kg")
        #expect(try way.ask("account days --month 2026-03")["items"] == .array([]))
    }

    @Test func `a use that is exempt under a point-to-point plan counts for its cap`() throws {
        let way = try Way()
        try way.state(
            .authority,
            "exemption grant --party \(Town.generator) --exemption DX-1 --consignee \(Town.disposer)"
                + " --waste 900-214-08 --yearly-cap 500t \(Self.year)"
        )
        // Whoever uses it needs no licence.
        try way.state(
            .authority,
            "licence revoke --party \(Town.disposer) --licence 5001140001 --reason 停业"
                + " --from 2026-03-01"
        )
        let codes = try way.pack()
        let papers = "--plan P-2026 --contract C-1 --transport-contract T-1"
        let manifest = try way.issue(codes, more: "\(papers) --exempt 32:use:方案照片 --grant DX-1")
        let claim = try way.record(manifest)["form"]?.object?["exemptions"]?.array?[0].object
        #expect(
            claim == ["evidence": "方案照片", "grant": "DX-1", "row": 32, "stage": "use"]
        )
        #expect(try way.read("manifest show \(manifest)").contains("方案照片 DX-1"))
        try way.send(manifest, codes)
        let listed = try way.ask("exemption list --party \(Town.disposer)")["items"]?.array
        let grant = listed?.first?.object
        #expect(grant?["yearlyCap"]?.integer == 500_000_000)
        #expect(grant?["used"]?.array?[0].object?["mass"]?.integer == 200_000)
        try way.audit()
    }
}
