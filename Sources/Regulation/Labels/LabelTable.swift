package import WasteDomain

/// How packages are labelled 标签: a profile for each kind of label, and how much a packaging holds.
package struct LabelTable: Sendable {
    /// In the order of the table.
    package let profiles: [LabelProfile]
    private let volumes: [Word: Int]

    init(_ reader: TableReader) throws(RegulationError) {
        let (sizes, fields) = (try reader.rows("label_sizes"), try reader.rows("label_fields"))
        let hazards = try reader.rows("label_hazards")
        var profiles: [LabelProfile] = []
        for row in try reader.rows("labels") {
            let profile = try LabelProfile(row, sizes: sizes, fields: fields, hazards: hazards)
            guard !profiles.contains(where: { $0.name == profile.name }) else {
                throw row.repeated("profile")
            }
            profiles.append(profile)
        }
        for row in sizes + fields + hazards {
            let name: String = try row.value("profile")
            guard profiles.contains(where: { $0.name == name }) else { throw row.fault("profile") }
        }
        var volumes: [Word: Int] = [:]
        for row in try reader.rows("label_volumes") {
            let packaging: Word = try row.value("packaging")
            let litres: Int = try row.value("litres")
            guard volumes.updateValue(litres, forKey: packaging) == nil else {
                throw row.repeated("packaging")
            }
        }
        self.profiles = profiles
        self.volumes = volumes
    }

    /// Whether there are any: regulations adopted before there were labels have none.
    package var isEmpty: Bool { profiles.isEmpty }

    /// The profile that has a name.
    package func profile(named name: String) -> LabelProfile? {
        profiles.first { $0.name == name }
    }

    /// The profile for a category of waste; nil if none of them is for it.
    package func profile(for category: WasteCategory) -> LabelProfile? {
        profiles.first { $0.isFor(category) }
    }

    /// How many litres a packaging holds where nobody says 容积; nil for a word not in the table.
    package func litres(of packaging: Word) -> Int? { volumes[packaging] }
}
