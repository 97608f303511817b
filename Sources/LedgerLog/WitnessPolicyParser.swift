import LedgerCrypto

/// Reads a policy line by line; a line may only name what stands above it.
struct WitnessPolicyParser {
    private typealias Name = WitnessPolicy.Name

    /// As many of each as anybody needs, and few enough to be counted through.
    private static let limit = 64
    private static let maximumBytes = 65536

    private(set) var witnesses: [WitnessPolicy.Witness] = []
    private(set) var logs: [NoteKey] = []
    private(set) var groups: [WitnessPolicy.Name: WitnessPolicy.Group] = [:]
    /// Nil before the quorum line; nil within for `none`.
    private(set) var quorum: WitnessPolicy.Name??
    /// Names that stand in a group already, where nothing may stand twice.
    private var members: Set<WitnessPolicy.Name> = []
    private var line = 0

    mutating func read(_ text: String) throws(LogError) {
        guard text.utf8.count <= Self.maximumBytes else { throw refusal("the policy is too long") }
        for bytes in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            line += 1
            guard bytes.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }) else {
                throw refusal("a control character")
            }
            let words = bytes.split { $0 == 0x20 || $0 == 0x09 }
                .map { String(decoding: $0, as: UTF8.self) }
            guard let keyword = words.first, !keyword.hasPrefix("#") else { continue }
            try read(keyword, Array(words.dropFirst()))
        }
    }

    private mutating func read(_ keyword: String, _ words: [String]) throws(LogError) {
        switch keyword {
        case "log": try readLog(words, .ed25519)
        case "log-sm2": try readLog(words, .sm2)
        case "witness": try readWitness(words, .ed25519)
        case "witness-sm2": try readWitness(words, .sm2)
        case "group": try readGroup(words)
        case "quorum": try readQuorum(words)
        default: throw refusal("\(keyword) is no keyword")
        }
    }

    private mutating func readLog(
        _ words: [String],
        _ algorithm: SignatureAlgorithm
    ) throws(LogError) {
        guard (1...2).contains(words.count) else { throw refusal("write: log KEY [URL]") }
        let key = try key(words[0], .note, algorithm)
        guard !logs.contains(where: { $0.key == key.key }) else {
            throw refusal("the key stands in another line already")
        }
        logs.append(key)
        guard logs.count <= Self.limit else { throw refusal("too many logs") }
    }

    private mutating func readWitness(
        _ words: [String],
        _ algorithm: SignatureAlgorithm
    ) throws(LogError) {
        guard (2...3).contains(words.count) else {
            throw refusal("write: witness NAME KEY [URL]")
        }
        let name = try newName(words[0])
        let key = try key(words[1], .cosignature, algorithm)
        guard !witnesses.contains(where: { $0.key.key == key.key }) else {
            throw refusal("the key stands in another line already")
        }
        let url = words.dropFirst(2).first
        if let url, !url.hasPrefix("http://"), !url.hasPrefix("https://") {
            throw refusal("the URL of \(name) is neither http nor https")
        }
        witnesses.append(WitnessPolicy.Witness(name: name, key: key, url: url))
        guard witnesses.count <= Self.limit else { throw refusal("too many witnesses") }
    }

    private mutating func readGroup(_ words: [String]) throws(LogError) {
        guard words.count >= 3 else { throw refusal("write: group NAME all|any|NUMBER MEMBER …") }
        let name = try newName(words[0])
        let listed = words.dropFirst(2).map { Name($0) }
        for member in listed {
            guard isDefined(member) else { throw refusal("\(member) is not defined above") }
            guard members.insert(member).inserted else {
                throw refusal("\(member) is a member already")
            }
        }
        let threshold: Int? =
            switch words[1] {
            case "all": listed.count
            case "any": 1
            default: Int(words[1]).flatMap { String($0) == words[1] ? $0 : nil }
            }
        guard let threshold, (1...listed.count).contains(threshold) else {
            throw refusal("\(words[1]) is neither all, any, nor a number from 1 to \(listed.count)")
        }
        groups[name] = WitnessPolicy.Group(threshold: threshold, members: listed)
        guard groups.count <= Self.limit else { throw refusal("too many groups") }
    }

    private mutating func readQuorum(_ words: [String]) throws(LogError) {
        guard words.count == 1 else { throw refusal("write: quorum NAME, or quorum none") }
        guard quorum == nil else { throw refusal("there is a quorum line already") }
        let name = Name(words[0])
        guard words[0] == "none" || isDefined(name) else {
            throw refusal("\(name) is not defined above")
        }
        quorum = .some(words[0] == "none" ? nil : name)
    }

    private func newName(_ text: String) throws(LogError) -> WitnessPolicy.Name {
        let name = Name(text)
        guard text != "none", !isDefined(name) else { throw refusal("\(text) is taken already") }
        return name
    }

    private func isDefined(_ name: WitnessPolicy.Name) -> Bool {
        groups[name] != nil || witnesses.contains { $0.name == name }
    }

    /// The keys of C2SP stand in its own lines, SM2 keys in ours.
    private func key(
        _ text: String,
        _ use: NoteKey.Use,
        _ algorithm: SignatureAlgorithm
    ) throws(LogError) -> NoteKey {
        guard let key = NoteKey(text), key.use == use, key.key.algorithm == algorithm else {
            throw refusal("\(text) is no key for this line")
        }
        return key
    }

    private func refusal(_ reason: String) -> LogError {
        LogError(.malformed, "witness policy, line \(line): \(reason)")
    }
}
