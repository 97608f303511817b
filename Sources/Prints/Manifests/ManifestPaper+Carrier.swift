import CanonicalJSON
import WasteDomain

/// 第二部分 运输信息.
extension ManifestPaper {
    func carrierPart() -> PaperPart {
        let legs = form.carriers.enumerated().flatMap { index, carrier in
            leg(of: carrier, form.carriers.count > 1 ? "（\(index + 1)）" : "")
                + signatures(of: "承运人")
        }
        return PaperPart("第二部分　运输信息（由承运人填写）", fields: legs)
    }

    /// What one carrier stated of its way; in relay 联运 each carrier has its number.
    private func leg(of carrier: PartyID, _ number: String) -> [[PaperField]] {
        let party = directory.parties[carrier]
        let loaded = latest(ManifestLoaded.self, by: carrier)
        let sealed = { (field: KeyPath<ManifestLoaded, SealedField?>, name: String) in
            loaded.flatMap { $0.statement.opened($0.body[keyPath: field], name) }
        }
        return [
            [
                PaperField("单位名称\(number)", party?.name),
                PaperField("统一社会信用代码", carrier.description),
            ],
            [
                PaperField("单位地址", party?.address),
                PaperField("营运证件号", party?.transportLicences.joined(separator: "、")),
            ],
            [
                PaperField("驾驶员", sealed(\.driver, "driver")),
                PaperField("联系电话", sealed(\.driverPhone, "driverPhone")),
                PaperField("押运员", sealed(\.escort, "escort")),
            ],
            vehicle(loaded?.body.plates ?? []),
        ] + way(of: carrier, party?.phone)
    }

    /// 运输工具, a trailer behind its tractor.
    private func vehicle(_ plates: [Plate]) -> [PaperField] {
        let known = plates.map { directory.vehicles[$0] }
        return [
            PaperField("运输工具", known.compactMap { $0?.type.title.zh }.joined(separator: "、")),
            PaperField("牌号", plates.map(\.description).joined(separator: "、")),
            PaperField("道路运输证号", known.compactMap { $0?.certificate }.joined(separator: "、")),
        ]
    }

    private func way(of carrier: PartyID, _ phone: String?) -> [[PaperField]] {
        let departed = latest(ManifestDeparted.self, by: carrier)
        // The consignee states the arrival where the driver could not.
        let isLast = form.carriers.last == carrier
        let arrived =
            latest(ManifestArrived.self, by: carrier)
            ?? (isLast ? latest(ManifestArrived.self, by: form.consignee.party) : nil)
        return [
            [
                PaperField("联系电话", phone),
                PaperField("危险货物运单号", departed?.body.waybill?.description),
            ],
            [
                PaperField("运输起点", departed?.body.start.description),
                PaperField("实际起运时间", departed?.statement.time),
            ],
            [
                PaperField("经由地", departed?.body.via?.description),
                PaperField("运抵地点", arrived?.body.place.description),
            ],
            [
                PaperField("运输终点", departed?.body.end.description),
                PaperField("实际到达时间", arrived?.statement.time),
            ],
        ]
    }
}
