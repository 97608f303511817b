import Foundation
import LedgerCrypto
import WasteDomain

/// A party's private key in a file: PKCS#8 in PEM, with a line that says whose it is.
struct KeyFile {
    let path: String
    let key: SigningKey
    /// The party, if the file says.
    let party: PartyID?

    /// Reads a key; asks for its passphrase if it has one.
    init(_ path: String) throws {
        self.path = path
        let bytes = try FileAccess.read(path)
        Self.warnOfReaders(path)
        key = try SigningKey(pem: bytes) { Passphrase.ask(for: path) }
        party = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            .prefix { !$0.hasPrefix("-----BEGIN") }
            .first { $0.hasPrefix("party: ") }
            .flatMap { PartyID(String($0.dropFirst("party: ".count))) }
    }

    /// Writes a new key for its owner only.
    static func write(
        _ key: SigningKey,
        of party: PartyID?,
        to path: String,
        passphrase: [UInt8]?
    ) throws {
        let notes = ["liandan key"] + (party.map { ["party: \($0)"] } ?? [])
        let head = notes.joined(separator: "\n") + "\n"
        try FileAccess.writeSecret(Array(head.utf8) + key.pem(passphrase: passphrase), to: path)
    }

    /// The folder beside the key where receipts are kept.
    var receipts: ReceiptFolder {
        ReceiptFolder(FileAccess.beside(path, "receipts"))
    }

    private static func warnOfReaders(_ path: String) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue, mode & 0o077 != 0
        else { return }
        Terminal.complain(
            say(
                "警告: 别人也能读取 \(path)；请执行 chmod 600 \(path)",
                "warning: others can read \(path); run chmod 600 \(path)"
            )
        )
    }
}

/// Where a passphrase comes from: the environment for programs, the terminal for people.
enum Passphrase {
    private static let variable = "LIANDAN_PASSPHRASE"

    /// The passphrase of an existing key.
    static func ask(for path: String) -> [UInt8]? {
        if let given = ProcessInfo.processInfo.environment[variable] { return Array(given.utf8) }
        return prompt(say("\(path) 的口令: ", "Passphrase of \(path): "))
    }

    /// A passphrase for a new key, asked for twice.
    static func choose() throws -> [UInt8] {
        if let given = ProcessInfo.processInfo.environment[variable] { return Array(given.utf8) }
        guard let first = prompt(say("新口令: ", "New passphrase: ")), !first.isEmpty,
            prompt(say("再输一次: ", "Once more: ")) == first
        else {
            throw CommandError(
                .notAllowed,
                "口令为空或两次不同；也可用环境变量 \(variable)",
                "the passphrase is empty or differs; \(variable) may give it too"
            )
        }
        return first
    }

    /// What is typed at a terminal without being shown; nil where there is none.
    static func prompt(_ text: String) -> [UInt8]? {
        guard isatty(STDIN_FILENO) == 1, let typed = unsafe getpass(text) else { return nil }
        return unsafe Array(String(cString: typed).utf8)
    }
}
