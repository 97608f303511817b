import CanonicalJSON
import Foundation
import Interchange
import WasteDomain

/// The content of statements from flags, from a table, or from JSON.
enum FormInput {
    /// - Parameters:
    ///   - form: The columns.
    ///   - cells: What flags say; with a file, what holds for every row that says nothing itself.
    ///   - file: A path, `-` for standard input, or nil.
    /// - Returns: One statement for the flags, or one for each row of the file.
    /// - Throws: If the file cannot be read, or one of its rows.
    static func drafts(
        _ form: StatementForm,
        _ cells: [String: String?],
        file: String?
    ) throws -> [StatementDraft] {
        let given = form.members(cells.compactMapValues(\.self))
        guard let file else { return [StatementDraft(form.kind, given)] }
        return try rows(form, file).map { lines, members in
            StatementDraft(form.kind, members.completed(by: given), lines: lines)
        }
    }

    /// The members of statements in a JSON file: one object, or a list of objects.
    static func objects(_ file: String) throws -> [JSONObject] {
        let value = try LooseJSON.read(FileAccess.read(file))
        let objects = (value.array ?? [value]).map(\.object)
        guard !objects.contains(nil) else {
            throw CommandError(
                .refused,
                "\(file): 应为一个对象，或对象的列表",
                "\(file): an object or a list of objects is expected"
            )
        }
        return objects.compactMap(\.self)
    }

    private static func rows(
        _ form: StatementForm,
        _ file: String
    ) throws -> [(lines: [Int], members: JSONObject)] {
        let bytes = try FileAccess.read(file)
        let first = bytes.first { !" \t\r\n".utf8.contains($0) }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            let value = try LooseJSON.read(bytes)
            return (value.array ?? [value]).map { ([], $0.object ?? JSONObject()) }
        }
        return try form.statements(CSVText.decode(Data(bytes)))
    }
}

extension JSONObject {
    /// The same, with members of another object where it has none, at any level.
    func completed(by other: JSONObject) -> JSONObject {
        var object = self
        for member in other.members {
            switch (object[member.name], member.value) {
            case (nil, _): object[member.name] = member.value
            case (.object(let mine)?, .object(let theirs)):
                object[member.name] = .object(mine.completed(by: theirs))
            default: break
            }
        }
        return object
    }
}
