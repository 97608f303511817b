import Labels
import WasteDomain

/// What one line from a scanner or a keyboard means at a shared device.
enum WardLine {
    case blank
    case word(ScanWord)
    case lock
    /// What follows is of this class.
    case wasteClass(MedicalClass)
    /// Said of the bag sealed last.
    case detail(BagDetail)
    /// The special note of the bag sealed last.
    case note(String)
    /// What the bag sealed last weighs, `=1.8kg`.
    case net(Mass)
    /// The bag named was none.
    case undo(RollCode)
    case label(RollCode)
    /// A number, and its PIN if it stands there too.
    case number(String, pin: String?)
    /// A badge, or nothing known.
    case other(String)

    static let lockWord = "LOCK"

    init(_ line: String) {
        let text = ScannedText(line)
        let words = text.words
        if words.isEmpty {
            self = .blank
        } else if let word = ScanWord(words) {
            self = .word(word)
        } else if words == Self.lockWord || words == "锁定" {
            self = .lock
        } else if let wasteClass = MedicalClass.allCases.first(where: {
            $0.rawValue.uppercased() == words || $0.title.zh == words
        }) {
            self = .wasteClass(wasteClass)
        } else if let detail = BagDetail.allCases.first(where: { $0.words.contains(words) }) {
            self = .detail(detail)
        } else if let net = ScannedLine.net(words) {
            self = .net(net)
        } else if let note = Self.rest(of: text.body, after: ["NOTE", "说明"]) {
            self = .note(note)
        } else if let roll = ScanWord.undo.rest(of: words).flatMap({ RollCode($0) }) {
            self = .undo(roll)
        } else if let roll = RollCode(words) {
            self = .label(roll)
        } else {
            self = Self.person(words)
        }
    }

    private static func person(_ words: String) -> WardLine {
        let parts = words.split(separator: " ").map(String.init)
        let isPin = { (text: String) in
            WardLock.pins.contains(text.count) && text.allSatisfy { $0.isASCII && $0.isNumber }
        }
        if parts.count == 2, isPin(parts[1]) { return .number(parts[0], pin: parts[1]) }
        return parts.count == 1 && words.count < WardLock.badgeSize
            ? .number(words, pin: nil) : .other(words)
    }

    private static func rest(of body: String, after words: [String]) -> String? {
        let parts = body.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, words.contains(parts[0].uppercased()) else { return nil }
        return parts[1].trimmingPrefix(" ").description
    }
}

/// What may be said of the bag sealed last, typed or scanned.
enum BagDetail: String, CaseIterable {
    /// 隔离的传染病病人或者疑似病人.
    case patient
    /// 病原体的培养基、标本.
    case media
    case doubled
    case sterilised

    /// In upper case, as lines are compared.
    var words: [String] { [rawValue.uppercased(), title.zh] }

    /// As people call it.
    var title: Bilingual {
        switch self {
        case .patient: Bilingual(zh: "传染病", en: rawValue)
        case .media: Bilingual(zh: "标本", en: rawValue)
        case .doubled: Bilingual(zh: "双层", en: rawValue)
        case .sterilised: Bilingual(zh: "灭菌", en: rawValue)
        }
    }

    /// What it says of the bag.
    var meaning: Bilingual {
        switch self {
        case .patient: Bilingual(zh: "刚封的一袋来自传染病病人", en: "of an infectious patient")
        case .media: Bilingual(zh: "刚封的一袋是培养基、标本", en: "media or specimens")
        case .doubled: Bilingual(zh: "刚封的一袋是双层", en: "in two bags")
        case .sterilised: Bilingual(zh: "刚封的一袋已就地灭菌", en: "sterilised on the spot")
        }
    }

    func change(_ bag: inout SealedBag) {
        switch self {
        case .patient: bag.origin = .infectiousPatient
        case .media: bag.origin = .pathogenMedia
        case .doubled: bag.isDoubled = true
        case .sterilised: bag.isSterilised = true
        }
    }
}
