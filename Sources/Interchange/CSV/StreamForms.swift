package import Regulation
import WasteDomain

extension StatementForm {
    /// 其他固废台账记录: what every row can say, and the fields of some profiles.
    package static func stream(_ profiles: [StreamProfile]) -> StatementForm {
        var columns = rowColumns
        for field in profiles.flatMap(\.fields)
        where !columns.contains(where: { $0.name == field.field.description }) {
            columns.append(
                StatementColumn(
                    field.field.description,
                    field.name.zh,
                    at: "fields/\(field.field)",
                    field.type.style
                )
            )
        }
        return StatementForm(.streamRecorded, columns)
    }

    private static let rowColumns = [
        StatementColumn("stream", "固废类别"), StatementColumn("number", "记录编号"),
        StatementColumn("point", "点位", .point), StatementColumn("level", "网点层级"),
        StatementColumn("act", "事项"), StatementColumn("stock", "库存增减"),
        StatementColumn("day", "日期"),
        StatementColumn("code", "固废代码"), StatementColumn("mass", "质量", .mass),
        StatementColumn("count", "件数", .integer), StatementColumn("volume", "体积", .litres),
        StatementColumn("counterparty", "对方", .point), StatementColumn("document", "运单号"),
        StatementColumn("contract", "合同编号"), StatementColumn("reason", "更正事由"),
    ]
}

extension FieldType {
    /// How a cell of this type is written.
    fileprivate var style: StatementColumn.Style {
        switch self {
        case .number: .integer
        case .perMille: .perMille
        case .fen: .fen
        case .text, .reference, .party, .plate, .choice: .text
        }
    }
}
