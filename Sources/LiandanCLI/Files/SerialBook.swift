import CanonicalJSON
import WasteDomain

/// What a device knows of the codes it makes, beside its key: the serials it has used, those it may
/// use, and what the labels say; so that codes made offline neither collide nor need many words.
struct SerialBook {
    /// Content and site of a label, as events write them.
    static let label = [
        "category", "components", "form", "harmful", "hazards", "name", "packaging", "report",
        "site",
    ]
    /// Labels older than this are forgotten.
    private static let keptDays: Int64 = 400

    private let path: String
    private var document: JSONObject

    init(_ keyPath: String) {
        path = FileAccess.beside(keyPath, "serials.json")
        document = Self.read(path)
    }

    /// The serials this device keeps to 本机序号; nil if it may use any of its site.
    var device: Runs? {
        get { document["device"]?.string.flatMap { Runs($0) } }
        set { document["device"] = newValue?.description.json }
    }

    /// Takes over the blocks that a party has granted its sites.
    mutating func learn(_ record: SerialBlocks?, of party: PartyID) {
        var blocks = document["blocks"]?.object ?? JSONObject()
        var sites = JSONObject()
        for block in record?.blocks ?? [] {
            let known = sites[block.site.description]?.string.map { $0 + "," } ?? ""
            sites[block.site.description] = .string(known + Runs(block.serials).description)
        }
        blocks[party.description] = sites.members.isEmpty ? nil : .object(sites)
        document["blocks"] = .object(blocks)
    }

    /// What may be used at a site of a party, one stretch after another.
    func stretches(of party: PartyID, at site: String) -> [ClosedRange<Int>] {
        var allowed = Runs(ItemCode.serials)
        if let sites = document["blocks"]?.object?[party.description]?.object {
            allowed = sites[site]?.string.flatMap { Runs($0) } ?? Runs([])
        }
        if let device { allowed = Runs(allowed.numbers.intersection(device.numbers)) }
        return allowed.ranges
    }

    /// The serials this device has used, of one unit, waste and day.
    func used(_ series: String) -> Runs {
        document["used"]?.object?[series]?.string.flatMap { Runs($0) } ?? Runs([])
    }

    /// Notes a code as used, and what its label says.
    mutating func use(_ code: ItemCode, _ label: JSONObject) {
        var serials = used(code.series)
        serials.insert(code.serial)
        set(serials.description.json, of: code.series, in: "used")
        guard !label.members.isEmpty else { return }
        var labels = labels(code.series)
        if let last = labels.last, last["label"]?.object == label {
            var serials = Runs(last["serials"]?.string ?? "") ?? Runs([])
            serials.insert(code.serial)
            labels[labels.count - 1]["serials"] = serials.description.json
        } else {
            labels.append(["label": label, "serials": String(code.serial)])
        }
        set(labels.json, of: code.series, in: "labels")
    }

    /// What the label of a code says that this device made; nil if it did not.
    func label(of code: ItemCode) -> JSONObject? {
        labels(code.series).last { entry in
            Runs(entry["serials"]?.string ?? "")?.numbers.contains(code.serial) ?? false
        }?["label"]?.object
    }

    func save(on day: CivilDay) throws {
        var kept = document
        let oldest = day.advanced(by: -Self.keptDays).description.filter { $0 != "-" }
        for list in ["labels", "used"] {
            var series = kept[list]?.object ?? JSONObject()
            for member in series.members where member.name.suffix(8) < oldest {
                series[member.name] = nil
            }
            kept[list] = .object(series)
        }
        try FileAccess.write(DocumentFile.file(of: kept), to: path)
    }

    private func labels(_ series: String) -> [JSONObject] {
        document["labels"]?.object?[series]?.array?.compactMap(\.object) ?? []
    }

    private mutating func set(_ value: JSONValue, of series: String, in list: String) {
        var object = document[list]?.object ?? JSONObject()
        object[series] = value
        document[list] = .object(object)
    }

    private static func read(_ path: String) -> JSONObject {
        guard FileAccess.exists(path), let bytes = try? FileAccess.read(path) else {
            return JSONObject()
        }
        return (try? CanonicalReader.read(DocumentFile.document(in: bytes)))?.object ?? JSONObject()
    }
}

extension ItemCode {
    /// Unit, waste and day, within which serials count.
    var series: String { String(description.dropLast(3)) }
}
