import CanonicalJSON
import HandoffRules
import WasteDomain

/// At the consignee 接收、利用处置.
extension ViolationKind {
    static let receipt: [ViolationKind] = [
        // 逾期确认.
        ViolationKind("lateConfirmation") { load, scene in
            let day = scene.almanac.workday(8, after: load.times.received.legalDay)
            load.delay(.manifestDecided, to: day.at(10))
            return load.find("HW-DDL-001", in: .manifestDecided)
        },
        // 有差异未申报.
        ViolationKind("undeclaredDifference") { load, _ in
            load.receive(load.lines[0].mass - load.shortfall)
            return load.find("HW-RCP-003", in: .manifestReceived)
                + load.find("HW-BAL-005", in: .manifestReceived)
        },
        // 有差异未向主管部门报告.
        ViolationKind("authorityNotTold") { load, _ in
            load.differ()
            load.report()
            load.inform(load.consignor.member.code)
            return load.find("HW-BAL-005", in: .manifestReceived)
                + load.find("HW-RCP-005", in: .manifestDecided)
        },
        // 申报了差异，没有写明内容.
        ViolationKind("differenceNotDescribed") { load, scene in
            load.differ()
            load.inform(load.consignor.member.code)
            load.inform(scene.district.authority.code)
            return load.find("HW-BAL-005", in: .manifestReceived)
                + load.find("LD-RCP-007", in: .manifestDecided)
        },
        // 有一件既未接收也未列为缺失.
        ViolationKind("packageUnaccounted", lasting: true, fits: \.hasSeveral) { load, _ in
            let units = load.lines[load.fullest].units
            let items = units.dropLast().map { ["code": $0] as JSONObject }
            load.changeLine(.manifestReceived, load.fullest) { $0["items"] = items.json }
            load.end(before: .treatmentRecorded)
            return load.find("HW-RCP-012", in: .manifestDecided) + [load.staysOpen]
        },
        // 收到不在联单上的编码.
        ViolationKind("strangePackage") { load, scene in
            let code = scene.code(load.consignor.member, load.lines[0].waste.code, load.day)
            let items = (load.lines[0].units + [code]).map { ["code": $0] as JSONObject }
            load.changeLine(.manifestReceived) { line in
                line["items"] = items.json
                line["packages"] = items.count.json
            }
            return load.find("HW-RCP-013", in: .manifestReceived)
                + load.find("LD-RCP-006", in: .manifestReceived)
        },
        // 件数不同未申报.
        ViolationKind("otherCount") { load, _ in
            let count = load.lines[0].units.count + 1
            load.changeLine(.manifestReceived) { $0["packages"] = count.json }
            return load.find("LD-RCP-006", in: .manifestReceived)
        },
        // 拒收后迟迟不退回.
        ViolationKind("lateReturn") { load, _ in
            load.refuse(back: 6, losing: 0)
            return load.find("HW-RCP-009", in: .manifestReturnReceived)
        },
        // 退回时重量不同.
        ViolationKind("lighterReturn") { load, _ in
            load.refuse(back: 1, losing: load.shortfall)
            return load.find("LD-RET-003", in: .manifestReturnReceived)
        },
        // 半年后才利用处置.
        ViolationKind("lateTreatment", lasting: true) { load, _ in
            load.delay(.treatmentRecorded, to: load.day.advanced(by: 186).at(10))
            let last = load.acts.last
            return (last?.statements.suffix(1) ?? []).compactMap { statement in
                last.map {
                    Find("HW-AUD-004", by: $0.by, statement.subject, on: statement.at.legalDay)
                }
            }
        },
        // 利用处置后迟迟不告知.
        ViolationKind("lateTreatmentReport") { load, _ in
            guard let last = load.acts.last else { return [] }
            load.acts[load.acts.count - 1].at = last.at.minutes(40 * 24 * 60)
            return last.statements.flatMap { statement in
                [Find("HW-RCP-010", by: last.by, statement.subject, on: statement.at.legalDay)]
            }
        },
        // 从未利用处置.
        ViolationKind("neverTreated", lasting: true) { load, _ in
            load.end(before: .treatmentRecorded)
            return [load.staysOpen]
        },
        // 收集后九十个工作日内未移交.
        ViolationKind("keptByCollector", lasting: true) { load, scene in
            scene.withhold(load)
            return [
                load.staysOpen,
                Find(
                    pattern: "HW-LIC-008",
                    [load.subject, Subject(.party, load.receiver.member.code)]
                ),
            ]
        },
        // 计量始终偏少.
        ViolationKind("shavedWeights", lasting: true) { load, scene in
            scene.follow(&load) { load in
                for (index, line) in load.lines.enumerated() {
                    load.receive(line.mass - line.mass * 6 / 1000, line: index)
                }
            }
            return [load.pair("LD-PAT-002")]
        },
        // 一台衡器始终偏少.
        ViolationKind("shavingScale", lasting: true) { load, scene in
            scene.follow(&load) { load in
                for (index, line) in load.lines.enumerated() {
                    load.receive(line.mass - line.mass * 6 / 1000, line: index)
                }
                load.change(.manifestReceived) { $0["scale"] = .object(["id": "DB-09"]) }
            }
            return [
                load.pair("LD-PAT-002"),
                Find(pattern: "LD-PAT-003", [Subject(.party, load.receiver.member.code)]),
            ]
        },
        // 收发重量总是相等.
        ViolationKind("copiedWeights", lasting: true) { load, scene in
            scene.follow(&load) { load in
                for (index, line) in load.lines.enumerated() {
                    load.receive(line.mass, line: index)
                }
            }
            return [load.pair("HW-AUD-005")]
        },
    ]
}

extension Load {
    /// That it is still open when it should long have come to an end.
    fileprivate var staysOpen: Find { Find(pattern: "HW-AUD-004", [subject]) }

    /// A pattern between consignor and consignee.
    fileprivate func pair(_ pattern: RuleID) -> Find {
        Find(
            pattern: pattern,
            [Subject(.party, consignor.member.code), Subject(.party, receiver.member.code)]
        )
    }

    /// Has less come, and that declared.
    fileprivate mutating func differ() {
        receive(lines[0].mass - shortfall)
        changeLine(.manifestReceived) { $0["differences"] = ["quantity"].json }
    }

    /// Has the difference described.
    fileprivate mutating func report() {
        let difference: JSONObject = [
            "axis": "quantity", "found": "少了一部分", "line": 1, "listed": "如联单",
        ]
        let members: JSONObject = ["differences": [difference], "manifest": id]
        let time = times.received.minutes(20)
        add(Act(by: receiver.member.code, at: time, .manifestDiscrepancyReported, members))
    }

    /// Has somebody told of the difference.
    fileprivate mutating func inform(_ party: String) {
        let members: JSONObject = [
            "about": "discrepancy", "delivery": "DX\(id.description.suffix(6))", "manifest": id,
            "party": party, "text": "实收少了一部分",
        ]
        let time = times.received.minutes(30)
        add(Act(by: receiver.member.code, at: time, .partyInformed, members))
    }
}
