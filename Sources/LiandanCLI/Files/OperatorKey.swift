import LedgerCrypto
import Liandan

/// The operator's key, kept outside the database.
enum OperatorKey {
    /// Where the key of a ledger is kept unless somebody says otherwise.
    static func defaultPath(of location: LedgerLocation) -> String {
        stem(of: location) + ".operator.key"
    }

    /// Where a new key of a ledger is made that is to take its place.
    static func successorPath(of location: LedgerLocation) -> String {
        stem(of: location) + ".operator.new.key"
    }

    /// The ledger's path without its extension.
    static func stem(of location: LedgerLocation) -> String {
        let name = location.path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return location.path }
        return String(location.path.dropLast(name[dot...].count))
    }

    /// Opens a ledger, for appending if wanted and the key is at hand.
    ///
    /// - Parameters:
    ///   - location: Where it is kept.
    ///   - path: The key's file; beside the ledger by default.
    ///   - clock: What entries are timed by.
    ///   - mayAppend: Whether anything is to be appended.
    ///   - isSuccessor: Whether the key signs only after what is about to be appended.
    /// - Returns: The ledger.
    /// - Throws: `notAllowed` if it is wanted and there is no key.
    static func open(
        _ location: LedgerLocation,
        _ path: String?,
        _ clock: LedgerClock,
        mayAppend: Bool,
        isSuccessor: (SigningKey) -> Bool = { _ in false }
    ) throws -> Ledger {
        guard mayAppend else { return try Ledger.open(location, clock: clock) }
        let path = path ?? defaultPath(of: location)
        guard FileAccess.exists(location.path) else {
            throw CommandError(.notFound, "没有账本 \(location)", "there is no ledger \(location)")
        }
        guard FileAccess.exists(path) else {
            throw CommandError(
                .notAllowed,
                "没有运营者密钥 \(path): 用 --out 文件 写出提交，交给运营者",
                "the operator's key \(path) is not here: write the submission with --out FILE and hand it to the operator"
            )
        }
        let key = try KeyFile(path).key
        return isSuccessor(key)
            ? try Ledger.open(location, successor: key, clock: clock)
            : try Ledger.open(location, operatorKey: key, clock: clock)
    }
}
