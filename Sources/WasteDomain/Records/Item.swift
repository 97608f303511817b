package import CanonicalJSON

/// One filled package 一物一码, from its code to its end.
package struct Item: StateRecord {
    package static let kind = Subject.Kind.item

    /// 数字识别码.
    package let code: ItemCode
    /// The site whose store it belongs to.
    package let site: SiteNumber
    /// 标签内容, as it was when the code was issued.
    package let content: ItemContent
    /// 物品状态.
    package var status: ItemStatus
    /// The one party that has it 保管人.
    package var custodian: PartyID
    /// 赋码.
    package let issued: StatementNote
    /// 装填封装; nil while only the label exists.
    package var filled: StatementNote?
    /// The newest 称重; nil before the first.
    package var weighed: Weighing?
    /// 贮存位置; nil while it is in no store.
    package var stored: StoredPlace?
    /// The open manifest it is released under.
    package var manifest: UniqueID?
    /// 序号 of the line it is released on.
    package var line: Int?
    /// Every manifest it was ever released under.
    package var manifests: [UniqueID] = []
    /// What the consignee weighed.
    package var receivedNet: Mass?
    /// What it stands for of the 接受量 of its line; nil while that is what it weighs.
    package var accepted: Mass?
    /// What came from earlier manifests into it, if it holds waste that was collected 来源; a
    /// package that is sent on knows by what it came until the next consignee has it.
    package var sources: [LoadSource] = []
    /// The packages it was filled from 上级编码.
    package var parents: [ItemCode] = []
    /// When the oldest waste in it was filled; nil if that was its own filling.
    package var oldest: Timestamp?
    /// The packages it went into 下级编码; empty while it stands for itself.
    package var children: [ItemCode] = []
    /// What a packed unit holds 内含; empty for a plain package.
    package var contents: [ItemCode] = []
    /// The packed unit it is in 所在包装; nil if it is in none.
    package var container: ItemCode?
    /// 装箱, by which it is in that; nil if it is in none.
    package var packed: StatementNote?
    /// The vessel's own code 容器编码.
    package var vessel: Reference?
    /// 医疗废物封装; nil for any other waste.
    package var medical: MedicalPacking?
    /// 破损; nil if it is sound.
    package var damaged: StatementNote?
    /// What it was before it was lost 丢失前状态; nil unless it is.
    package var lostAs: ItemStatus?
    /// When it last left a store or a packed unit, was lost or turned up 最近出库、拆箱、丢失或找回;
    /// nil before that.
    package var moved: StatementNote?
    /// 补贴标签, in the order it was done.
    package var labels: [LabelRenewal] = []
    /// Where it was seen last 清点查验.
    package var sighted: Sighting?
    /// 利用处置批次编码 of the treatments it is left over from; empty for any other waste.
    package var residueOf: [Reference] = []
    /// The row of a stream's books by which its waste became hazardous waste 转为危险废物; nil for what
    /// always was.
    package var regime: String?
    /// 利用处置批次编码 it was used up in.
    package var batch: Reference?
    /// 利用处置; nil until it is used up.
    package var treated: StatementNote?
    /// That it was voided, went into others or is empty 终结; nil until then.
    package var ended: StatementNote?

    package var id: String { code.description }

    /// Beside the holder what duties are looked for among: labels without a package, and packages
    /// that stand with the one who filled them.
    package var terms: [String] {
        let inUse = status.isFinal ? nil : vessel
        return ["holder:\(custodian)"] + (stage.map { ["item:\($0.rawValue)"] } ?? [])
            + (batch.map { ["batch:\(custodian)|\($0)"] } ?? [])
            + residueOf.map { "residue:\(code.unit)|\($0)" }
            + (inUse.map { [Self.term(vessel: $0.description)] } ?? [])
    }

    /// What packages in use are found by that are in a vessel 容器.
    package static func term(vessel: String) -> String { "vessel:\(vessel)" }

    /// How far a package has come that has not left yet.
    package enum Stage: String, Sendable, CaseIterable {
        /// A code without a package 已赋码未装填.
        case unfilled
        /// Filled, and with the one who filled it 暂存.
        case kept
    }

    /// Nil once it has left, or is void.
    package var stage: Stage? {
        switch status {
        case .issued: .unfilled
        // What is in a packed unit is kept with it.
        case .filled, .weighed, .stored, .withdrawn: container == nil ? .kept : nil
        case .loaded, .received, .refused, .treated, .missing, .lost, .voided, .merged, .split,
            .replaced, .emptied:
            nil
        }
    }

    init(_ stated: ItemIssued, _ made: Made) {
        code = stated.code
        site = stated.site
        content = stated.content
        status = .issued
        custodian = made.by
        issued = made.note
    }

    /// A package filled from others.
    init(_ stated: ItemMerged, from parents: [Item], _ made: Made) {
        code = stated.code
        site = stated.site
        content = stated.content
        status = .filled
        custodian = made.by
        issued = made.note
        filled = made.note
        self.parents = stated.parents
        oldest = parents.compactMap(\.waitingSince).min()
        sources = parents.flatMap(\.origin).summed
    }

    /// A package in the place of another, whose way and clocks it goes on with.
    init<Replacement: ItemReplacement>(
        _ stated: Replacement,
        replacing parent: Item,
        _ made: Made
    ) {
        code = stated.code
        site = stated.site
        content = stated.content
        status = parent.status
        custodian = made.by
        issued = made.note
        filled = made.note
        weighed = parent.weighed
        manifest = parent.manifest
        line = parent.line
        manifests = parent.manifests
        receivedNet = parent.receivedNet
        accepted = parent.accepted
        sources = parent.sources
        parents = [parent.code]
        oldest = parent.waitingSince
        contents = parent.contents
        vessel = parent.vessel
        medical = Replacement.mends ? parent.medical?.overpacked : parent.medical
        damaged = Replacement.mends ? nil : parent.damaged
        residueOf = parent.residueOf
    }

    /// One of the packages that another was split into.
    init(
        _ child: SplitChild,
        of parent: Item,
        at site: SiteNumber,
        sources: [LoadSource],
        _ made: Made
    ) {
        code = child.code
        self.site = site
        content = parent.content.packed(as: child.packaging)
        status = .weighed
        custodian = made.by
        issued = made.note
        filled = made.note
        weighed = Weighing(net: child.net)
        self.sources = sources
        parents = [parent.code]
        oldest = parent.waitingSince
        residueOf = parent.residueOf
    }

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        let site = reader.required("site", SiteNumber.self)
        let content = reader.required("content", ItemContent.self)
        let status = reader.required("status", ItemStatus.self)
        let custodian = reader.required("custodian", PartyID.self)
        let issued = reader.required("issued", StatementNote.self)
        filled = reader.optional("filled")
        weighed = reader.optional("weighed")
        stored = reader.optional("stored")
        manifest = reader.optional("manifest")
        line = reader.optional("line")
        manifests = reader.list("manifests")
        sources = reader.list("sources")
        parents = reader.list("parents")
        oldest = reader.optional("oldest")
        children = reader.list("children")
        contents = reader.list("contents")
        container = reader.optional("container")
        vessel = reader.optional("vessel")
        medical = reader.optional("medical")
        damaged = reader.optional("damaged")
        lostAs = reader.optional("lostAs")
        moved = reader.optional("moved")
        labels = reader.list("labels")
        sighted = reader.optional("sighted")
        residueOf = reader.list("residueOf")
        regime = reader.optional("regime")
        batch = reader.optional("batch")
        receivedNet = reader.optional("receivedNet")
        accepted = reader.optional("accepted")
        treated = reader.optional("treated")
        packed = reader.optional("packed")
        ended = reader.optional("ended")
        guard let code, let site, let content, let status, let custodian, let issued else {
            return nil
        }
        self.code = code
        self.site = site
        self.content = content
        self.status = status
        self.custodian = custodian
        self.issued = issued
    }

    package var json: JSONValue {
        .object([
            "accepted": accepted, "batch": batch, "children": children.unlessEmpty, "code": code,
            "container": container, "content": content, "contents": contents.unlessEmpty,
            "custodian": custodian, "damaged": damaged, "ended": ended, "filled": filled,
            "issued": issued, "labels": labels.unlessEmpty, "line": line, "lostAs": lostAs,
            "manifest": manifest, "manifests": manifests.unlessEmpty, "medical": medical,
            "moved": moved,
            "oldest": oldest, "packed": packed, "parents": parents.unlessEmpty,
            "receivedNet": receivedNet, "regime": regime, "residueOf": residueOf.unlessEmpty,
            "sighted": sighted,
            "site": site, "sources": sources.unlessEmpty, "status": status, "stored": stored,
            "treated": treated, "vessel": vessel, "weighed": weighed,
        ])
    }
}
