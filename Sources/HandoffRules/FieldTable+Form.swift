import WasteDomain

/// The part of one statement in the table.
private struct Part {
    let kind: EventKind
    let by: ManifestRole
    /// From which statement on only a correction changes it.
    let locked: EventKind

    func must(_ path: String, _ zh: String, _ en: String, locked: EventKind? = nil) -> FormField {
        field(path, zh, en, kind, nil, locked)
    }

    func may(_ path: String, _ zh: String, _ en: String, locked: EventKind? = nil) -> FormField {
        field(path, zh, en, nil, nil, locked)
    }

    func must(_ path: String, _ zh: String, _ en: String, when condition: Bilingual) -> FormField {
        field(path, zh, en, kind, condition, nil)
    }

    private func field(
        _ path: String,
        _ zh: String,
        _ en: String,
        _ required: EventKind?,
        _ condition: Bilingual?,
        _ locked: EventKind?
    ) -> FormField {
        FormField(
            kind: kind,
            path: path,
            label: Bilingual(zh: zh, en: en),
            by: by,
            requiredFrom: required,
            condition: condition,
            lockedFrom: locked ?? self.locked
        )
    }
}

extension FieldTable {
    private static let notExempt = Bilingual(zh: "运输不豁免时", en: "where the transport is not exempt")

    /// 移出信息: it may be amended until the load is handed over.
    static let issued: [FormField] = {
        let form = Part(kind: .manifestIssued, by: .consignor, locked: .manifestReleased)
        return [
            form.may("/number", "联单编号", "manifest number", locked: .manifestIssued),
            form.may("/sheet", "按月联单的月份", "month of the sheet", locked: .manifestIssued),
            form.must("/consignor", "移出人和场所", "consignor and site", locked: .manifestIssued),
            form.must("/carriers", "承运人", "carriers"),
            form.must("/consignee", "接受人和场所", "consignee and site"),
            form.must("/shipper", "托运人", "shipper"),
            form.must("/plan", "管理计划备案编号", "management plan"),
            form.must("/contract", "委托利用处置合同编号", "contract of disposal"),
            form.may("/transportContract", "委托运输合同编号", "contract of transport"),
            form.must(
                "/approval",
                "跨省转移批准文号",
                "approval across provinces",
                when: Bilingual(zh: "跨省转移时", en: "where the provinces differ")
            ),
            form.must("/emergency/measures", "突发环境事件防范措施", "emergency precautions"),
            form.must("/emergency/phone", "应急联系电话", "emergency telephone"),
            form.may("/handler", "移出人经办人", "consignor's handler"),
            form.may("/handlerPhone", "移出人联系电话", "handler's telephone"),
            form.must("/lines/*/line", "序号", "line number"),
            form.must("/lines/*/name", "废物名称", "name of the waste"),
            form.must("/lines/*/code", "废物代码", "waste code"),
            form.may("/lines/*/category", "废物类别", "waste category"),
            form.must(
                "/lines/*/report",
                "鉴别报告编号",
                "identification report",
                when: Bilingual(zh: "代码为 900-000-×× 时", en: "where the code is 900-000-CC")
            ),
            form.must("/lines/*/hazards", "危险特性", "hazards"),
            form.must("/lines/*/form", "形态", "form"),
            form.may("/lines/*/components", "主要成分", "main components"),
            form.may("/lines/*/harmful", "有害成分名称", "harmful components"),
            form.must("/lines/*/packaging", "包装方式", "packaging"),
            form.must("/lines/*/packages", "包装数量", "number of packages"),
            form.must("/lines/*/mass", "拟移出量", "mass, as planned"),
            form.may("/lines/*/estimated", "拟移出量为估计", "whether the mass is an estimate"),
            form.must("/lines/*/un", "危险货物编号", "UN number", when: notExempt),
            form.must("/lines/*/method", "拟利用处置方式", "method, as planned"),
        ]
    }()

    /// The consignor's half of the hand-over; it may be stated again until the carrier's agrees.
    static let released: [FormField] = {
        let form = Part(kind: .manifestReleased, by: .consignor, locked: .manifestLoaded)
        return [
            form.must("/occurredAt", "交付时间", "handed over at"),
            form.must("/lines/*/items", "一物一码", "item codes"),
            form.must("/lines/*/packages", "移出包装数量", "number of packages"),
            form.must("/lines/*/mass", "移出量", "mass released"),
            form.may("/handler", "交付经办人", "who handed it over"),
        ]
    }()

    /// The carrier's half; it may be stated again until the consignor's agrees.
    static let loaded: [FormField] = {
        let form = Part(kind: .manifestLoaded, by: .carrier, locked: .manifestReleased)
        return [
            form.must("/vehicle", "牌号", "plate"), form.may("/trailer", "挂车牌号", "trailer's plate"),
            form.must("/lines/*/items", "装车的物品编码", "item codes on board"),
            form.must("/lines/*/packages", "装车件数", "packages on board"),
            form.must("/lines/*/mass", "装车量", "mass on board"),
            form.may("/driver", "驾驶员", "driver"), form.may("/escort", "押运员", "escort"),
            form.may("/driverPhone", "驾驶员电话", "driver's telephone"),
        ]
    }()

    static let onTheRoad: [FormField] = {
        let departure = Part(kind: .manifestDeparted, by: .carrier, locked: .manifestDeparted)
        let arrival = Part(kind: .manifestArrived, by: .carrier, locked: .manifestArrived)
        return [
            departure.must("/waybill", "危险货物运单号", "waybill", when: notExempt),
            departure.must("/vehicle", "起运牌号", "plate that set out"),
            departure.must("/start", "运输起点", "start"),
            departure.must("/occurredAt", "实际起运时间", "set out at"),
            departure.may("/via", "经由地", "way"), departure.must("/end", "运输终点", "end"),
            arrival.must("/place", "运抵地点", "place of arrival"),
            arrival.must("/occurredAt", "实际到达时间", "arrived at"),
        ]
    }()

    static let received: [FormField] = {
        let form = Part(kind: .manifestReceived, by: .consignee, locked: .manifestReceived)
        return [
            form.must("/occurredAt", "接受时间", "received at"),
            form.must("/lines/*/items", "接收的物品编码", "item codes received"),
            form.must("/lines/*/packages", "接收件数", "packages received"),
            form.must("/lines/*/mass", "接受人称重", "consignee's weighing"),
            form.may("/lines/*/differences", "是否存在重大差异", "differences"),
            form.may("/scale", "衡器编号", "scale"), form.may("/ticket", "磅单号", "weighing ticket"),
            form.may("/handler", "接收经办人", "who received it"),
        ]
    }()

    static let decided: [FormField] = {
        let form = Part(kind: .manifestDecided, by: .consignee, locked: .manifestDecided)
        return [
            form.must("/occurredAt", "接受意见时间", "decided at"),
            form.must("/lines/*/accepted", "接受量", "mass accepted"),
            form.must("/lines/*/refused", "拒收量", "mass refused"),
            form.must("/lines/*/missing", "缺失量", "mass missing"),
            form.must("/lines/*/difference", "称重差值", "difference of weighing"),
            form.must(
                "/lines/*/method",
                "利用处置方式",
                "method",
                when: Bilingual(zh: "接受时", en: "where anything is accepted")
            ),
            form.may("/lines/*/refusedItems", "拒收的物品", "packages refused"),
            form.may("/lines/*/missingItems", "缺失的物品", "packages missing"),
            form.may("/lines/*/reason", "拒收事由", "reason"),
            form.may("/handler", "接受人经办人", "consignee's handler"),
        ]
    }()
}
