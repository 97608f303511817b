package import CanonicalJSON
/// What one side metered of a pipeline or another mode without single loads on a day 每日台账
/// (《危险废物转移管理办法》第19条).
package struct AccountRecorded: StatementBody {
    package static let kind = EventKind.accountRecorded

    /// 移出场所.
    package let from: SiteID
    /// 接受场所.
    package let to: SiteID
    /// 废物代码.
    package let code: WasteCode
    /// 日期.
    package let day: CivilDay
    /// Of the whole day, in grams; zero if nothing flowed.
    package let mass: Mass
    /// 废物形态, a word of vocabulary `form`.
    package let form: Word
    /// 危险特性, each once.
    package let hazards: [HazardProperty]
    /// 计量装置.
    package let meter: Scale
    /// 委托利用处置合同编号, of the 移出人.
    package let contract: Reference
    /// Why a day is stated anew 更正事由; nil the first time.
    package let reason: OneLine?

    package init?(from reader: inout ObjectReader) {
        let from = reader.required("from", SiteID.self)
        let to = reader.required("to", SiteID.self)
        let code = reader.required("code", WasteCode.self)
        let day = reader.required("day", CivilDay.self)
        let mass = reader.required("mass", Mass.self)
        let form = reader.required("form", Word.self)
        let hazards = reader.required("hazards", [HazardProperty].self)
        let meter = reader.required("meter", Scale.self)
        let contract = reader.required("contract", Reference.self)
        reason = reader.optional("reason")
        if let hazards, Set(hazards).count != hazards.count {
            reader.refuse("hazards", "HazardProperty")
        }
        guard let from, let to, let code, let day, let mass, let form, let hazards, let meter,
            let contract
        else { return nil }
        self.from = from
        self.to = to
        self.code = code
        self.day = day
        self.mass = mass
        self.form = form
        self.hazards = hazards
        self.meter = meter
        self.contract = contract
    }

    package var json: JSONValue {
        .object([
            "code": code, "contract": contract, "day": day, "form": form, "from": from,
            "hazards": hazards, "mass": mass, "meter": meter, "reason": reason, "to": to,
        ])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] {
        [.party(from.party), .party(to.party)]
    }

    package var needs: [Mention] {
        [
            Mention("/from", Subject(.site, from)), Mention("/to", Subject(.site, to)),
        ]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [
            Subject(.site, from), Subject(.site, to), Subject(.party, from.party),
            Subject(.account, accountID),
            Subject(.contract, DocumentID(from.party, contract)),
        ] + Party.subjects(of: to.party, in: slice)
    }

    /// The account of the month this day belongs to.
    package var accountID: String { Account.id(from, to, code, day) }

    /// What a side states anew, with a reason, takes the place of what it stated before.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        var account = slice[Account.self, accountID] ?? Account(self)
        guard reason != nil || account.stated(by: made.by, on: day) == nil else { return }
        account.take(self, made)
        slice.put(account)
    }
}
