import Audit
import Simulation

/// What a comparison of a simulated ledger with its answers says to people.
enum SimulationText {
    static func text(_ comparison: Comparison) -> String {
        let report = comparison.report
        var lines = [
            say(
                "\(report.size) 条记录，\(report.events) 个事件；账本\(report.isSound ? "完好" : "有问题")",
                "\(report.size) entries, \(report.events) events; the ledger is "
                    + (report.isSound ? "sound" : "broken")
            ),
            say(
                "预设 \(comparison.expected) 项；误报 \(comparison.falseAlarms.count)，漏报 "
                    + "\(comparison.missed.count)，总量不同 \(comparison.differences.count)",
                "\(comparison.expected) finds placed; false alarms \(comparison.falseAlarms.count), missed "
                    + "\(comparison.missed.count), other totals \(comparison.differences.count)"
            ),
        ]
        lines += comparison.falseAlarms.map { say("误报", "false alarm") + "  \($0.text)" }
        lines += comparison.missed.map { say("漏报", "missed") + "  \($0.text)" }
        lines += comparison.differences.map { difference in
            say("总量", "total") + "  \(difference.key.party) \(difference.key.waste): "
                + say(
                    "方案 \(difference.planned) g，账本 \(difference.booked) g",
                    "\(difference.planned) g planned, \(difference.booked) g booked"
                )
        }
        if comparison.isExact {
            lines.append(say("审计找到的正是预设的。", "The audit found just what was placed."))
        }
        return lines.joined(separator: "\n")
    }
}
