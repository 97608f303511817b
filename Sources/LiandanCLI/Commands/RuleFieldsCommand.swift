import ArgumentParser
import CanonicalJSON
import HandoffRules
import WasteDomain

/// The fields of the manifest form: who fills them in, from when they must be there, from when
/// only a correction changes them.
struct RuleFieldsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fields",
        abstract: say(
            "列出联单各栏：由谁填写，从哪一步起必填、锁定",
            "List the manifest's fields: who fills them in, required and locked from when"
        )
    )

    @OptionGroup var common: CommonOptions

    func run() throws {
        let rows = FieldTable.fields.map { field in
            [
                field.kind.title.text, field.path, field.label.text, field.by.title.text,
                Self.required(field), field.lockedFrom.title.text,
            ]
        }
        let head = [
            say("陈述", "statement"), say("字段", "field"), say("名称", "label"),
            say("填写", "filled by"), say("必填自", "required from"), say("锁定自", "locked from"),
        ]
        let items = FieldTable.fields.map { field -> JSONObject in
            [
                "by": field.by, "condition": field.condition?.text, "field": field.path,
                "label": field.label.text, "lockedFrom": field.lockedFrom,
                "requiredFrom": field.requiredFrom, "statement": field.kind,
            ]
        }
        let json: JSONObject = ["items": items, "v": 1]
        common.printer.show(json, TextTable(head, rows).text)
    }

    private static func required(_ field: FormField) -> String {
        guard let required = field.requiredFrom else { return say("可不填", "may be left out") }
        return required.title.text + (field.condition.map { " (\($0.text))" } ?? "")
    }
}
