package import CanonicalJSON
package import WasteDomain

/// How one kind of waste is kept books of 固废类别: its acts, what each is to say, and what the law asks
/// of it; one file each (`Schemas/stream.md`).
package struct StreamProfile: Sendable, CanonicalObject {
    package let id: StreamID
    package let name: Bilingual
    /// Whether rows are a ledger, a register, or the two halves of a manifest.
    package let record: RecordKind
    /// 固废代码 it is of, at least one.
    package let codes: [StreamKind]
    /// The unit masses are shown in: `kg` or `t`.
    package let unit: MassUnit
    /// Every act, in the order in which waste goes through them.
    package let acts: [StreamAct]
    /// What rows say beside what those of every stream can say.
    package let fields: [StreamField]
    /// The steps of the chain of points, the lowest first; empty where there are none.
    package let levels: [NamedWord]
    /// Permits, filings and lists that the acts ask for.
    package let papers: [NamedWord]
    /// What the two sides of a load are compared by; nil where loads have one side only.
    package let transfer: StreamTransfer?
    /// How often waste is fetched under an agreement; nil where no interval holds.
    package let visits: StreamVisits?
    /// Where the waste becomes hazardous waste; nil where it never does.
    package let regimeChange: StreamRegimeChange?
    /// 主管部门.
    package let authority: Bilingual
    /// How long books are kept 保存年限.
    package let retentionYears: Int
    /// The texts it follows.
    package let basis: [StreamBasis]
    /// How sure that is: `high`, `medium`, `low`.
    package let confidence: Word

    package init?(from reader: inout ObjectReader) {
        let id = reader.required("id", StreamID.self)
        let name = reader.required("name", Bilingual.self)
        let record = reader.required("record", RecordKind.self)
        let codes = reader.required("codes", [StreamKind].self)
        let unit = reader.required("unit", MassUnit.self)
        let acts = reader.required("acts", [StreamAct].self)
        fields = reader.list("fields")
        levels = reader.list("levels")
        papers = reader.list("papers")
        transfer = reader.optional("transfer")
        visits = reader.optional("visits")
        regimeChange = reader.optional("regimeChange")
        let authority = reader.required("authority", Bilingual.self)
        let retentionYears = reader.required("retentionYears", Int.self)
        let basis = reader.required("basis", [StreamBasis].self)
        let confidence = reader.required("confidence", Word.self)
        if codes?.isEmpty ?? false { reader.refuse("codes", "list") }
        if retentionYears.map({ !(0...100).contains($0) }) ?? false {
            reader.refuse("retentionYears", "years")
        }
        guard let id, let name, let record, let codes, let unit, let acts, let authority,
            let retentionYears, let basis, let confidence
        else { return nil }
        self.id = id
        self.name = name
        self.record = record
        self.codes = codes
        self.unit = unit
        self.acts = acts
        self.authority = authority
        self.retentionYears = retentionYears
        self.basis = basis
        self.confidence = confidence
        checkNames(&reader)
    }

    package var json: JSONValue {
        .object([
            "acts": acts, "authority": authority, "basis": basis, "codes": codes,
            "confidence": confidence, "fields": fields.unlessEmpty, "id": id,
            "levels": levels.unlessEmpty, "name": name, "papers": papers.unlessEmpty,
            "record": record, "regimeChange": regimeChange, "retentionYears": retentionYears,
            "transfer": transfer, "unit": unit, "visits": visits,
        ])
    }

    /// The act of a name.
    package subscript(act: Word) -> StreamAct? { acts.first { $0.act == act } }

    /// The field of a name.
    package func field(_ name: String) -> StreamField? {
        fields.first { $0.field.description == name }
    }

    /// Whether a code is of this stream.
    package func contains(_ code: StreamCode) -> Bool { codes.contains { $0.contains(code) } }

    /// The one code it is of; nil if there are several.
    package var onlyCode: StreamCode? { codes.count == 1 ? codes[0].code : nil }

    /// How an act, a level or a paper is called.
    package func title(of word: Word) -> Bilingual? {
        if word == RegimeChanged.act { return EventKind.regimeChanged.title }
        return self[word]?.name ?? (levels + papers).first { $0.word == word }?.name
    }

    /// Refuses names that stand twice, and those that nothing here explains.
    private func checkNames(_ reader: inout ObjectReader) {
        for (name, words) in [
            ("acts", acts.map(\.act)), ("fields", fields.map(\.field)),
            ("levels", levels.map(\.word)), ("papers", papers.map(\.word)),
        ] where Set(words).count != words.count {
            reader.refuse(name, "distinct names")
        }
        let members = Set(StreamMember.allCases.map(\.rawValue))
        let known = members.union(fields.map(\.field.description))
        if fields.contains(where: { members.contains($0.field.description) }) {
            reader.refuse("fields", "names that no member has")
        }
        for act in acts {
            let isKnown =
                known.isSuperset(of: act.fields.keys)
                && Set(levels.map(\.word)).isSuperset(of: act.levels)
                && act.papers.allSatisfy { need in papers.contains { $0.word == need.paper } }
                && act.pair.map { self[$0] != nil } ?? true && act.act != RegimeChanged.act
            if !isKnown { reader.refuse("acts", "names that the profile explains") }
        }
        let places = [
            transfer?.moisture.map { field($0.description)?.type == .perMille },
            visits.map { self[$0.act] != nil },
            regimeChange.map { Set(levels.map(\.word)).isSuperset(of: $0.levels) },
        ]
        for (name, isKnown) in zip(["transfer", "visits", "regimeChange"], places)
        where isKnown == false {
            reader.refuse(name, "names that the profile explains")
        }
    }
}

/// How the rows of a stream are taken.
package enum RecordKind: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    /// What a party has, comes and goes 台账.
    case ledger
    /// What is collected and carried, stop by stop 登记.
    case register
    /// Each load by both sides, under a document 转移联单.
    case manifest

    package var title: Bilingual {
        switch self {
        case .ledger: Bilingual(zh: "台账", en: "ledger")
        case .register: Bilingual(zh: "收运登记", en: "register")
        case .manifest: Bilingual(zh: "转移联单", en: "manifest")
        }
    }
}

/// The unit the masses of a stream are shown in.
package enum MassUnit: String, Sendable, CaseIterable, CanonicalScalar {
    case kilogram = "kg"
    case tonne = "t"
}

/// What a row of any stream can say; which of it an act needs is the profile's to say.
package enum StreamMember: String, Sendable, CaseIterable, Titled {
    case mass, count, volume, counterparty, document, contract, level

    package var title: Bilingual {
        switch self {
        case .mass: Bilingual(zh: "质量", en: "mass")
        case .count: Bilingual(zh: "件数", en: "count")
        case .volume: Bilingual(zh: "体积", en: "volume")
        case .counterparty: Bilingual(zh: "对方 (来源或去向)", en: "counterparty (origin or destination)")
        case .document: Bilingual(zh: "联单或运输单号", en: "document number")
        case .contract: Bilingual(zh: "合同或协议编号", en: "contract or agreement")
        case .level: Bilingual(zh: "网点层级", en: "level")
        }
    }
}

/// A word of a profile with its name 名称.
package struct NamedWord: Hashable, Sendable, CanonicalObject {
    package let word: Word
    package let name: Bilingual

    package init?(from reader: inout ObjectReader) {
        let word = reader.required("word", Word.self)
        let name = reader.required("name", Bilingual.self)
        guard let word, let name else { return nil }
        self.word = word
        self.name = name
    }

    package var json: JSONValue { .object(["name": name, "word": word]) }
}

/// A text that a profile follows: an article of a law of the regulation's table.
package struct StreamBasis: Hashable, Sendable, CanonicalObject {
    /// The id in `laws.csv`.
    package let law: Reference
    /// 条款; nil for the whole text.
    package let article: OneLine?

    package init?(from reader: inout ObjectReader) {
        let law = reader.required("law", Reference.self)
        article = reader.optional("article")
        guard let law else { return nil }
        self.law = law
    }

    package var json: JSONValue { .object(["article": article, "law": law]) }
}

extension Array {
    /// Nil in the place of an empty list, which is left out.
    var unlessEmpty: [Element]? { isEmpty ? nil : self }
}
