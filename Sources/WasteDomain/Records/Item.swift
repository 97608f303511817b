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
    /// What came from earlier manifests into it, if it holds waste that was collected 来源; a
    /// package that is sent on knows by what it came until the next consignee has it.
    package var sources: [LoadSource] = []
    /// The packages it was filled from 上级编码.
    package var parents: [ItemCode] = []
    /// When the oldest waste in it was filled; nil if that was its own filling.
    package var oldest: Timestamp?
    /// The package it went into 下级编码; nil while it stands for itself.
    package var mergedInto: ItemCode?
    /// 利用处置; nil until it is used up.
    package var treated: StatementNote?

    package var id: String { code.description }

    /// Beside the holder what duties are looked for among: labels without a package, and packages
    /// that stand with the one who filled them.
    package var terms: [String] {
        ["holder:\(custodian)"] + (stage.map { ["item:\($0.rawValue)"] } ?? [])
    }

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
        case .filled, .weighed, .stored, .withdrawn: .kept
        case .loaded, .received, .refused, .treated, .missing, .voided, .merged: nil
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
        mergedInto = reader.optional("mergedInto")
        receivedNet = reader.optional("receivedNet")
        treated = reader.optional("treated")
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
            "code": code, "content": content, "custodian": custodian, "filled": filled,
            "issued": issued, "line": line, "manifest": manifest,
            "manifests": manifests.unlessEmpty, "mergedInto": mergedInto, "oldest": oldest,
            "parents": parents.unlessEmpty, "receivedNet": receivedNet, "site": site,
            "sources": sources.unlessEmpty, "status": status, "stored": stored,
            "treated": treated, "weighed": weighed,
        ])
    }

    /// Since when the oldest waste in it has been waiting 最早装填时间.
    package var waitingSince: Timestamp? { oldest ?? filled?.at }

    /// Where what it holds came from: what its parents brought, or the manifest it came by itself.
    package var origin: [LoadSource] {
        guard sources.isEmpty else { return sources }
        guard status == .received, let manifest, let line, let mass = receivedNet ?? weighed?.net
        else { return [] }
        return [LoadSource(manifest: manifest, line: line, mass: mass)]
    }

    /// The manifest it came by itself, not in another package, and is now sent on from.
    private var cameBy: LoadSource? { sources.first { manifests.contains($0.manifest) } }

    /// Is released under a manifest 交付.
    mutating func release(under manifest: UniqueID, line: Int) {
        if self.manifest != manifest { sources = origin }
        self.manifest = manifest
        self.line = line
        if !manifests.contains(manifest) { manifests.append(manifest) }
    }

    /// Is not on its manifest any more; what came by an earlier one is on that again.
    mutating func free() {
        let source = cameBy
        let isBack = status == .received || status == .refused
        manifest = isBack ? source?.manifest ?? manifests.last { $0 != manifest } : nil
        line = isBack ? source?.line : nil
        sources.removeAll { $0 == source }
    }

    /// Is with its consignor again, as it was before it left.
    mutating func giveBack(to consignor: PartyID) {
        let source = cameBy
        status = source == nil ? .withdrawn : .received
        custodian = consignor
        manifest = source?.manifest
        line = source?.line
        sources.removeAll { $0 == source }
    }

    /// Is taken in by the consignee of its manifest, from which it can be sent on.
    mutating func receive(by consignee: PartyID, net: Mass?) {
        status = .received
        custodian = consignee
        receivedNet = net
        sources = []
    }
}

/// Where in a store a package stands 贮存位置.
package struct StoredPlace: Hashable, Sendable, CanonicalObject {
    /// 贮存设施编码, unique within the site.
    package let facility: Reference
    /// 贮存分区.
    package let zone: OneLine?
    /// 入库.
    package let stored: StatementNote

    init(facility: Reference, zone: OneLine?, stored: StatementNote) {
        self.facility = facility
        self.zone = zone
        self.stored = stored
    }

    package init?(from reader: inout ObjectReader) {
        let facility = reader.required("facility", Reference.self)
        let zone = reader.optional("zone", OneLine.self)
        let stored = reader.required("stored", StatementNote.self)
        guard let facility, let stored else { return nil }
        self.init(facility: facility, zone: zone, stored: stored)
    }

    package var json: JSONValue {
        .object(["facility": facility, "stored": stored, "zone": zone])
    }
}
