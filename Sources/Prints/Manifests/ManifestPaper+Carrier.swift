import CanonicalJSON
import WasteDomain

/// 第二部分 运输信息.
extension ManifestPaper {
    func carrierPart() -> PaperPart {
        // A leg may be added on the way: whoever took the load over stands on the paper too.
        let relayed = statements.filter { $0.event.kind == .manifestRelayTaken }.map(\.by)
        let carriers = form.carriers + relayed.filter { !form.carriers.contains($0) }
        let legs = carriers.enumerated().flatMap { index, carrier in
            leg(of: carrier, carriers.count > 1 ? "（\(index + 1)）" : "")
                + signatures(of: "承运人")
        }
        return PaperPart("第二部分　运输信息（由承运人填写）", fields: legs)
    }

    /// What one carrier stated of its way; in relay 联运 each carrier has its number.
    private func leg(of carrier: PartyID, _ number: String) -> [[PaperField]] {
        let party = directory.parties[carrier]
        let loaded = newestLoad(of: carrier)
        let sealed = { (name: String) in
            loaded.flatMap { $0.statement.opened($0.body.sealed[name] ?? nil, name) }
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
                PaperField("驾驶员", sealed("driver")),
                PaperField("联系电话", sealed("driverPhone")),
                PaperField("押运员", sealed("escort")),
            ],
            vehicle(loaded?.body.plates.map(\.plate) ?? []),
        ] + relay(of: carrier) + way(of: carrier, party?.phone)
    }

    /// The newest statement by which a carrier took the load onto a vehicle.
    private func newestLoad(
        of carrier: PartyID
    ) -> (statement: PaperStatement, body: any VehicleStatement)? {
        for statement in statements.reversed() where statement.by == carrier {
            guard let body = statement.event.body as? any VehicleStatement,
                statement.event.kind != .manifestReturnDeparted
            else { continue }
            return (statement, body)
        }
        return nil
    }

    /// Where and when it took over from the carrier before it 联运.
    private func relay(of carrier: PartyID) -> [[PaperField]] {
        guard let taken = latest(ManifestRelayTaken.self, by: carrier) else { return [] }
        return [
            [
                PaperField("联运交接地点", taken.body.place.description),
                PaperField("联运交接时间", taken.statement.time),
            ]
        ]
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
