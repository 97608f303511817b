import WasteDomain

/// How far the lines of a manifest have come, with a column for what any of them has.
struct ManifestLinesText {
    private let manifest: Manifest

    init(_ manifest: Manifest) {
        self.manifest = manifest
    }

    var text: String {
        let columns =
            always + rare.filter { column in manifest.lines.contains { column.1($0) != .zero } }
        let head =
            [
                say("行", "line"), say("代码", "code"), say("名称", "name"), say("件", "packages"),
                say("填发 kg", "issued kg"),
            ] + columns.map(\.0) + [
                say("差值 g", "difference g"), say("状态", "state"),
            ]
        let rows = manifest.form.lines.map { line in
            let progress = manifest.progress(line.line)
            return [
                String(line.line), line.code.description, line.content.name.description,
                String(line.packages), line.mass.kilograms + (line.estimated ? "≈" : ""),
            ] + columns.map { column in progress.flatMap(column.1)?.kilograms ?? "—" } + [
                progress?.difference.map(String.init) ?? "—",
                progress?.status.title.text ?? "",
            ]
        }
        return TextTable(head, rows).text
    }

    private typealias Column = (String, (LineProgress) -> Mass?)

    private var always: [Column] {
        [
            (say("移出", "released"), \.released), (say("接收", "received"), \.received),
            (say("接受", "accepted"), \.accepted), (say("拒收", "refused"), \.refused),
            (say("缺失", "missing"), \.missing), (say("已处理", "treated"), { $0.treated }),
        ]
    }

    private var rare: [Column] {
        [
            (say("复称", "weighed again"), { $0.reweighed ?? .zero }),
            (say("转出", "passed on"), { $0.passedOn }),
            (say("退运中", "returning"), { $0.returning }),
            (say("已退回", "returned"), { $0.returned }),
            (say("改送", "redirected"), { $0.redirected }),
        ]
    }
}
