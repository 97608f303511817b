import ArgumentParser
import CanonicalJSON
import Foundation
import Labels
import LedgerCrypto
import WasteDomain

/// Who may seal bags on a shared device 经办人, with badge or PIN.
struct WardHandlerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handler",
        abstract: say(
            "共用设备的经办人: 登记、移除、列出",
            "Who may seal bags on a shared device: add, remove, list"
        ),
        subcommands: [Add.self, Remove.self, List.self]
    )

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("登记经办人，或换胸卡、换 PIN", "Add somebody, or change the badge or PIN"),
            discussion: say(
                """
                姓名只在这台设备上，陈述时封存；胸卡和 PIN 只存加盐的慢哈希（密钥旁的 handlers.json）。
                PIN 在终端上输入两次，或由环境变量 LIANDAN_PIN 给出。
                例: liandan ward handler add 12 --name 李护士 --badge N0012-7F3K --pin
                """,
                """
                The name stays on this device and is sealed when it is stated; of badge and PIN only slow salted hashes are \
                kept (handlers.json beside the key). The PIN is typed twice at a terminal, or LIANDAN_PIN gives it.
                For example: liandan ward handler add 12 --name Li --badge N0012-7F3K --pin
                """
            )
        )

        @Argument(help: ArgumentHelp(say("工号", "Number")))
        var number: String

        @Option(help: ArgumentHelp(say("姓名", "Name")))
        var name: String

        @Option(
            help: ArgumentHelp(
                say("胸卡上的码，至少 8 个字符", "What the badge's code holds, at least 8 characters")
            )
        )
        var badge: String?

        @Flag(help: ArgumentHelp(say("设 PIN，6 至 12 位数字", "Set a PIN, 6 to 12 digits")))
        var pin = false

        @OptionGroup var keys: KeyOptions
        @OptionGroup var common: CommonOptions

        func validate() throws {
            guard badge != nil || pin else {
                throw ValidationError(say("给出 --badge 或 --pin", "give --badge or --pin"))
            }
            let code = number.asCode
            guard (1...7).contains(code.count), code.allSatisfy({ $0.isLetter || $0.isNumber })
            else {
                throw ValidationError(
                    say("工号为 1 至 7 个字母或数字", "a number has 1 to 7 letters or digits")
                )
            }
            guard OneLine(name) != nil else {
                throw ValidationError(say("姓名为一行文字", "a name is one line of text"))
            }
        }

        func run() throws {
            let number = number.asCode
            var book = try HandlerBook(beside: DeviceKey.path(keys))
            var handler = WardHandler(number: number, name: name)
            handler.badge = book[number]?.badge
            handler.pin = book[number]?.pin
            if let badge {
                let text = try Self.badge(badge)
                if let other = try book.holder(of: text), other.number != number {
                    throw CommandError(
                        .refused,
                        "这张胸卡已是工号 \(other.number) 的",
                        "this badge is that of number \(other.number)"
                    )
                }
                handler.badge = try book.hash(badge: text)
            }
            if pin {
                let salt = try SlowHash.salt()
                let hash = try SlowHash.make(Self.choosePin(), salt: salt)
                handler.pin = WardHandler.Secret(salt: salt, hash: hash)
            }
            book[number] = handler
            try book.save()
            let json: JSONObject = [
                "badge": handler.badge != nil, "number": number, "pin": handler.pin != nil,
                "v": 1,
            ]
            common.printer.show(json, say("已登记 \(number) \(name)", "added \(number) \(name)"))
        }

        /// As a scanner's line is compared; nothing that means something else.
        private static func badge(_ text: String) throws -> String {
            guard case .other(let words) = WardLine(text), words.count >= WardLock.badgeSize else {
                throw CommandError(
                    .usage,
                    "胸卡码至少 8 个字符，不能是口令、卷标码或工号加 PIN",
                    "a badge has at least 8 characters, and is no word, label, or number with a PIN"
                )
            }
            return words
        }

        private static func choosePin() throws -> [UInt8] {
            let given = ProcessInfo.processInfo.environment["LIANDAN_PIN"].map { Array($0.utf8) }
            let typed = given ?? Passphrase.prompt(say("新 PIN: ", "New PIN: "))
            guard let pin = typed, WardLock.pins.contains(pin.count),
                pin.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
                given != nil || Passphrase.prompt(say("再输一次: ", "Once more: ")) == pin
            else {
                throw CommandError(
                    .notAllowed,
                    "PIN 为 6 至 12 位数字，两次相同；也可用环境变量 LIANDAN_PIN",
                    "a PIN has 6 to 12 digits, twice the same; LIANDAN_PIN may give it too"
                )
            }
            return pin
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("移除经办人", "Remove somebody")
        )

        @Argument(help: ArgumentHelp(say("工号", "Number")))
        var number: String

        @OptionGroup var keys: KeyOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let number = number.asCode
            var book = try HandlerBook(beside: DeviceKey.path(keys))
            guard book[number] != nil else {
                throw CommandError(.notFound, "没有工号 \(number)", "there is no number \(number)")
            }
            book[number] = nil
            try book.save()
            let json: JSONObject = ["number": number, "removed": true, "v": 1]
            common.printer.show(json, say("已移除 \(number)", "removed \(number)"))
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("列出经办人", "List who may seal bags here")
        )

        @OptionGroup var keys: KeyOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let handlers = try HandlerBook(beside: DeviceKey.path(keys)).handlers
            let json: JSONObject = [
                "handlers": handlers.map { handler -> JSONObject in
                    [
                        "badge": handler.badge != nil, "name": handler.name,
                        "number": handler.number, "pin": handler.pin != nil,
                        "waitUntil": handler.waitUntil,
                    ]
                }, "v": 1,
            ]
            let head = [say("工号", "number"), say("姓名", "name"), say("胸卡", "badge"), "PIN"]
            let cells = handlers.map {
                [$0.number, $0.name, $0.badge == nil ? "—" : "✓", $0.pin == nil ? "—" : "✓"]
            }
            common.printer.show(json, TextTable(head, cells).text)
        }
    }
}

/// The key of a device, beside which stands what the device keeps.
private enum DeviceKey {
    static func path(_ keys: KeyOptions) throws -> String {
        guard let path = try keys.as ?? Configuration().key else {
            throw CommandError(
                .usage,
                "没有指定密钥: 用 --as 密钥文件，或设 LIANDAN_KEY",
                "no key is named: use --as KEY, or set LIANDAN_KEY"
            )
        }
        guard FileAccess.exists(path) else {
            throw CommandError(.notFound, "没有文件 \(path)", "there is no file \(path)")
        }
        return path
    }
}
