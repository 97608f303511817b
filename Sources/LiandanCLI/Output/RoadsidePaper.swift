import Bundles
import CanonicalJSON
import LedgerLog
import Prints
import WasteDomain

/// The record of a check on the road 路检记录, on the screen and on paper.
struct RoadsidePaper {
    private let sighting: Roadside.Sighting
    private let roadside: Roadside
    private let ledger: LedgerDescription
    private let inspector: String?
    private let place: String?

    init(
        _ sighting: Roadside.Sighting,
        _ roadside: Roadside,
        _ ledger: LedgerDescription,
        checkedBy inspector: String?,
        at place: String?
    ) {
        self.sighting = sighting
        self.roadside = roadside
        self.ledger = ledger
        self.inspector = inspector
        self.place = place
    }

    var text: String {
        [verdict, manifestTable, differenceTable, asOf].compactMap(\.self)
            .joined(separator: "\n\n")
    }

    /// The record as a form with room for both signatures.
    func form(at time: Timestamp) -> PaperForm {
        PaperForm(
            title: say("危险废物运输路检记录", "Roadside check of hazardous waste"),
            references: [PaperField(say("账本", "ledger"), ledger.origin)],
            marks: roadside.differences.isEmpty ? [] : [say("有差异", "differs")],
            symbol: "liandan-roadside-v1 \(time) \(ledger.genesis)",
            parts: [
                PaperPart(
                    say("检查", "Check"),
                    fields: [
                        [
                            PaperField(say("检查时间", "time"), LocalTime.text(time)),
                            PaperField(say("检查地点", "place"), place),
                        ],
                        [
                            PaperField(say("车牌号", "plate"), sighting.plate?.description),
                            PaperField(say("所示联单", "manifest shown"), sighting.manifest),
                        ],
                        [
                            PaperField(
                                say("扫码件数", "codes scanned"),
                                sighting.codes.map { String($0.count) }
                            ),
                            PaperField(
                                say("证据截至", "evidence as of"),
                                roadside.asOf.map(LocalTime.text)
                            ),
                        ],
                    ]
                ),
                PaperPart(say("联单", "Manifests"), tables: [paper(manifestColumns, manifestRows)]),
                PaperPart(
                    roadside.differences.isEmpty
                        ? say("未发现差异", "No differences") : say("差异", "Differences"),
                    tables: roadside.differences.isEmpty
                        ? [] : [paper(differenceColumns, differenceRows)]
                ),
                PaperPart(
                    say("签字", "Signatures"),
                    fields: [
                        [
                            PaperField(say("检查人员", "inspector"), inspector),
                            PaperField(say("驾驶员或押运员", "driver or escort"), nil),
                        ]
                    ]
                ),
            ],
            footer: say("路检记录", "roadside check") + " " + LocalTime.text(time),
            isFilledByHand: true
        )
    }

    private var verdict: String {
        let count = roadside.differences.count
        return count == 0
            ? Terminal.green(say("相符", "agrees"))
            : Terminal.red(say("差异: \(count)", "differences: \(count)"))
    }

    private var asOf: String? {
        roadside.asOf.map {
            say(
                "证据截至 \(LocalTime.text($0))；之后的记录不在其中",
                "evidence as of \(LocalTime.text($0)); what was recorded later is not in it"
            )
        }
    }

    private let manifestColumns = [
        say("联单", "manifest"), say("状态", "state"), say("车辆", "vehicle"),
        say("移出人", "consignor"), say("接受人", "consignee"), say("件", "packages"),
    ]

    private var manifestRows: [[String]] {
        roadside.manifests.map { manifest in
            [
                manifest.number.description,
                manifest.status.title.text + manifest.emergencyMark,
                manifest.vehicle?.description ?? "—", manifest.form.consignor.party.description,
                manifest.form.consignee.party.description, String(manifest.releasedItems.count),
            ]
        }
    }

    private var manifestTable: String? {
        manifestRows.isEmpty ? nil : TextTable(manifestColumns, manifestRows).text
    }

    private let differenceColumns = [
        say("差异", "difference"), say("对象", "what"), say("联单", "manifest"),
        say("记录为", "stated"),
    ]

    private var differenceRows: [[String]] {
        roadside.differences.map { difference in
            let status = difference.stated.flatMap(ManifestStatus.init(rawValue:))?.title.text
            return [
                difference.kind.title.text, difference.about,
                difference.manifest?.description ?? "—", status ?? difference.stated ?? "—",
            ]
        }
    }

    private var differenceTable: String? {
        differenceRows.isEmpty ? nil : TextTable(differenceColumns, differenceRows).text
    }

    private func paper(_ columns: [String], _ rows: [[String]]) -> PaperTable {
        PaperTable(columns.map { PaperColumn($0, 1) }, rows)
    }
}
