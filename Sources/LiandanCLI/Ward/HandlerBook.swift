import CanonicalJSON
import Foundation
import LedgerCrypto

/// Somebody who may seal bags on a shared device 经办人.
struct WardHandler {
    /// A secret as it is kept: never itself.
    struct Secret {
        let salt: [UInt8]
        let hash: [UInt8]
    }

    /// 工号.
    let number: String
    let name: String
    /// Hash of the badge 胸卡, under the salt of the book.
    var badge: [UInt8]?
    var pin: Secret?
    /// Wrong PINs since the last right one.
    var failures = 0
    /// No PIN is looked at before.
    var waitUntil: Timestamp?
}

/// Who may seal bags on this device: `handlers.json` beside its key, for its owner only.
struct HandlerBook {
    private static let fileName = "handlers.json"

    private(set) var handlers: [WardHandler]
    private let path: String
    /// One for all badges, so that a badge is looked up with one slow hash.
    private let salt: [UInt8]

    /// - Throws: `refused` if the file is there and damaged.
    init(beside keyPath: String) throws {
        let path = FileAccess.beside(keyPath, Self.fileName)
        self.path = path
        guard FileAccess.exists(path) else {
            salt = try SlowHash.salt()
            handlers = []
            return
        }
        let document = DocumentFile.document(in: try FileAccess.read(path))
        guard let object = try? CanonicalReader.read(document).object,
            let salt = Self.bytes(object["salt"]), let list = object["handlers"]?.array
        else { throw Self.isDamaged(path) }
        let known = try list.map { json in
            guard let handler = json.object.flatMap(Self.handler) else {
                throw Self.isDamaged(path)
            }
            return handler
        }
        self.salt = salt
        handlers = known
    }

    subscript(number: String) -> WardHandler? {
        get { handlers.first { $0.number == number } }
        set {
            let place = handlers.firstIndex { $0.number == number }
            if let place { handlers.remove(at: place) }
            if let newValue { handlers.insert(newValue, at: place ?? handlers.endIndex) }
        }
    }

    /// The hash of a badge, as it is kept and looked up.
    func hash(badge: String) throws -> [UInt8] {
        try SlowHash.make(Array(badge.utf8), salt: salt)
    }

    /// Whose badge it is.
    func holder(of badge: String) throws -> WardHandler? {
        guard handlers.contains(where: { $0.badge != nil }) else { return nil }
        let hash = try hash(badge: badge)
        return handlers.first { $0.badge.map { SlowHash.isSame($0, hash) } ?? false }
    }

    func save() throws {
        let object: JSONObject = [
            "handlers": handlers.map(Self.json).json, "salt": Base64.text(of: salt), "v": 1,
        ]
        try FileAccess.replaceSecret(DocumentFile.file(of: object), at: path)
    }

    private static func json(_ handler: WardHandler) -> JSONObject {
        let pin: JSONObject? = handler.pin.map {
            ["hash": Base64.text(of: $0.hash), "salt": Base64.text(of: $0.salt)]
        }
        return [
            "badge": handler.badge.map(Base64.text),
            "failures": handler.failures == 0 ? nil : handler.failures, "name": handler.name,
            "number": handler.number, "pin": pin, "waitUntil": handler.waitUntil,
        ]
    }

    private static func handler(_ object: JSONObject) -> WardHandler? {
        guard let number = object["number"]?.string, let name = object["name"]?.string else {
            return nil
        }
        var handler = WardHandler(number: number, name: name)
        handler.badge = bytes(object["badge"])
        if let pin = object["pin"]?.object {
            guard let salt = bytes(pin["salt"]), let hash = bytes(pin["hash"]) else { return nil }
            handler.pin = WardHandler.Secret(salt: salt, hash: hash)
        }
        handler.failures = Int(object["failures"]?.integer ?? 0)
        handler.waitUntil = object["waitUntil"].flatMap { Timestamp(scalar: $0) }
        return handler
    }

    private static func bytes(_ json: JSONValue?) -> [UInt8]? {
        json?.string.flatMap(Base64.bytes)
    }

    private static func isDamaged(_ path: String) -> CommandError {
        CommandError(
            .refused,
            "\(path) 已损坏；移走后重新登记经办人",
            "\(path) is damaged; move it away and add the handlers again"
        )
    }
}
